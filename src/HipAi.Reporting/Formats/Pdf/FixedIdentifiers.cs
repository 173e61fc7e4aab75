using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>
/// PDFsharp draws the names of font subsets and the identifiers of a document by chance. Here they are replaced by ones that follow from
/// the report, of the same lengths, so that the same report is the same file (requirement D7). Pure but for the bytes that it is given.
/// </summary>
internal static class FixedIdentifiers
{
    private const int SubsetLength = 6;
    private const int GuidLength = 36;
    private const int HexLength = 32;

    /// <summary>Replaces the identifiers of a file, in its own bytes.</summary>
    /// <param name="pdf">A file that PDFsharp wrote.</param>
    /// <param name="seed">What the identifiers follow from.</param>
    public static void Set(Span<byte> pdf, string seed)
    {
        var subsets = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        Each(pdf, "/BaseFont/"u8, rest => Subset(rest, subsets));
        Each(pdf, "/FontName/"u8, rest => Subset(rest, subsets));
        Each(pdf, "<xmpMM:DocumentID>uuid:"u8, rest => Xmp(rest, Hash(seed, "DocumentID")));
        Each(pdf, "<xmpMM:InstanceID>uuid:"u8, rest => Xmp(rest, Hash(seed, "InstanceID")));
        var trailer = Encoding.ASCII.GetBytes(Convert.ToHexString(Hash(seed, "trailer")));
        Each(pdf, "/ID[<"u8, rest => Trailer(rest, trailer));
    }

    private delegate void Replace(Span<byte> rest);

    private static void Each(Span<byte> pdf, ReadOnlySpan<byte> mark, Replace replace)
    {
        for (var rest = pdf; rest.IndexOf(mark) is >= 0 and var at;)
        {
            rest = rest[(at + mark.Length)..];
            replace(rest);
        }
    }

    // ABCDEF+DejaVuSans
    private static void Subset(Span<byte> rest, Dictionary<string, byte[]> known)
    {
        if (rest.Length <= SubsetLength || rest[SubsetLength] != '+' || rest[..SubsetLength].ContainsAnyExceptInRange((byte)'A', (byte)'Z')) return;
        var drawn = Encoding.ASCII.GetString(rest[..SubsetLength]);
        if (!known.TryGetValue(drawn, out var name)) known[drawn] = name = Encoding.ASCII.GetBytes(Name(known.Count));
        name.CopyTo(rest);
    }

    // 01234567-89ab-cdef-0123-456789abcdef<
    private static void Xmp(Span<byte> rest, byte[] identifier)
    {
        if (rest.Length > GuidLength && rest[GuidLength] == '<') Utf8Formatter.TryFormat(new Guid(identifier), rest, out _);
    }

    // [<32 digits><32 digits>]
    private static void Trailer(Span<byte> rest, byte[] identifier)
    {
        const int second = HexLength + 2;
        if (rest.Length < second + HexLength || rest[HexLength] != '>' || rest[second - 1] != '<') return;
        identifier.CopyTo(rest);
        identifier.CopyTo(rest[second..]);
    }

    private static string Name(int number) => "HIPA" + (char)('A' + (number / 26 % 26)) + (char)('A' + (number % 26));

    private static byte[] Hash(string seed, string use) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HipAI PDF\n{seed}\n{use}")))[..16];
}
