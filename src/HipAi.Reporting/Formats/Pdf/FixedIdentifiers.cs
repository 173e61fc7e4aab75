using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>
/// PDFsharp draws the names of font subsets and the identifiers of a document by chance. Here they are replaced by ones that follow from
/// the report, of the same lengths, so that the same report is the same file (requirement D7). Pure.
/// </summary>
internal static partial class FixedIdentifiers
{
    /// <summary>The file with its identifiers replaced.</summary>
    /// <param name="pdf">A file that PDFsharp wrote.</param>
    /// <param name="seed">What the identifiers follow from.</param>
    public static byte[] In(byte[] pdf, string seed)
    {
        var subsets = new Dictionary<string, string>(StringComparer.Ordinal);
        // Latin-1 has a character for every byte, and gives every byte back.
        var file = Encoding.Latin1.GetString(pdf);
        file = SubsetName().Replace(file, match => subsets.TryGetValue(match.Value, out var known) ? known : subsets[match.Value] = Name(subsets.Count));
        file = XmpIdentifier().Replace(file, match => new Guid(Hash(seed, match.Groups[1].Value)).ToString());
        file = TrailerIdentifier().Replace(file, Convert.ToHexString(Hash(seed, "trailer")));
        return Encoding.Latin1.GetBytes(file);
    }

    private static string Name(int number) => "HIPA" + (char)('A' + (number / 26 % 26)) + (char)('A' + (number % 26));

    private static byte[] Hash(string seed, string use) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HipAI PDF\n{seed}\n{use}")))[..16];

    [GeneratedRegex(@"(?<=/(?:FontName|BaseFont)/)[A-Z]{6}(?=\+)")]
    private static partial Regex SubsetName();

    [GeneratedRegex("(?<=<xmpMM:(DocumentID|InstanceID)>uuid:)[0-9a-f-]{36}(?=<)")]
    private static partial Regex XmpIdentifier();

    [GeneratedRegex(@"(?<=/ID\[<(?:[0-9A-F]{32}><)?)[0-9A-F]{32}(?=>)")]
    private static partial Regex TrailerIdentifier();
}
