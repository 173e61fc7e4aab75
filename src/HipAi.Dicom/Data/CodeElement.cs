using System.Text;

namespace HipAi.Dicom.Data;

/// <summary>One set of characters that Specific Character Set can name.</summary>
internal sealed class CodeElement
{
    private readonly Lazy<Encoding> _decoding;
    private readonly Lazy<Encoding> _encoding;

    /// <summary>Makes a set.</summary>
    /// <param name="kind">How its characters stand in bytes.</param>
    /// <param name="escape">What follows ESC in the sequence that calls it; empty when none does.</param>
    /// <param name="decoding">The .NET name of the encoding to read it with, lenient: a superset.</param>
    /// <param name="encoding">The .NET name of the encoding to write it with; the same when null.</param>
    internal CodeElement(CodeElementKind kind, string escape, string decoding, string? encoding = null)
    {
        Kind = kind;
        Escape = Encoding.ASCII.GetBytes(escape);
        _decoding = new Lazy<Encoding>(() => Get(decoding, EncoderFallback.ReplacementFallback));
        _encoding = new Lazy<Encoding>(() => Get(encoding ?? decoding, new EncoderReplacementFallback(string.Empty)));
    }

    internal CodeElementKind Kind { get; }

    /// <summary>What follows ESC in the sequence that calls the set.</summary>
    internal ReadOnlyMemory<byte> Escape { get; }

    /// <summary>Whether JIS X 0201 stands where other sets have ASCII.</summary>
    internal bool HasRomaji => Escape.Span.SequenceEqual(")I"u8);

    /// <summary>Whether it is JIS X 0212, which .NET has in a form of its own.</summary>
    private bool IsSupplementary => Escape.Length == 3;

    /// <summary>Text of bytes that are all in this set or in ASCII.</summary>
    internal string Decode(ReadOnlySpan<byte> bytes) =>
        Kind == CodeElementKind.DoubleInsteadOfAscii ? DecodePairs(bytes) : _decoding.Value.GetString(bytes);

    /// <summary>The bytes of a character beyond ASCII.</summary>
    /// <param name="character">The character.</param>
    /// <param name="bytes">At least four bytes of room.</param>
    /// <returns>How many bytes it has; 0 when the set does not have it.</returns>
    internal int Encode(Rune character, Span<byte> bytes)
    {
        Span<char> utf16 = stackalloc char[2];
        utf16 = utf16[..character.EncodeToUtf16(utf16)];
        var count = _encoding.Value.GetByteCount(utf16) is > 0 and <= 4 ? _encoding.Value.GetBytes(utf16, bytes) : 0;
        var isInSet = Kind switch
        {
            CodeElementKind.Single => count == 1 && bytes[0] >= 0xA0,
            CodeElementKind.Double => count == 2 && bytes[0] >= 0xA1 && bytes[1] >= 0xA1,
            CodeElementKind.DoubleInsteadOfAscii => count == 2 && bytes[0] >= 0xA1 && (IsSupplementary ? bytes[1] < 0x80 : bytes[1] >= 0xA1 && IsStandardRow(bytes[0])),
            _ => count > 0,
        };
        if (Kind == CodeElementKind.DoubleInsteadOfAscii)
        {
            bytes[0] &= 0x7F;
            bytes[1] &= 0x7F;
        }

        return isInSet ? count : 0;
    }

    /// <summary>Rows 9 to 15 and 85 to 94 of JIS X 0208 are free; makers of computers filled them each in his way.</summary>
    private static bool IsStandardRow(byte first) => (first - 0xA0) is <= 8 or (>= 16 and <= 84);

    /// <summary>EUC-JP is JIS X 0208 with the high bits set; .NET's code page 20932 has JIS X 0212 with the first one set.</summary>
    private string DecodePairs(ReadOnlySpan<byte> bytes)
    {
        var high = new byte[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            high[i] = bytes[i];
            if (bytes[i] is >= 0x21 and <= 0x7E && i + 1 < bytes.Length)
            {
                high[i] |= 0x80;
                i++;
                high[i] = (byte)(bytes[i] | (IsSupplementary ? 0 : 0x80));
            }
        }

        return _decoding.Value.GetString(high);
    }

    private static Encoding Get(string name, EncoderFallback fallback)
    {
        var shipped = CodePagesEncodingProvider.Instance;
        var found = int.TryParse(name, out var page) ? shipped.GetEncoding(page) : shipped.GetEncoding(name);
        var copy = (Encoding)(found ?? Encoding.GetEncoding(name)).Clone();
        copy.EncoderFallback = fallback;
        return copy;
    }
}
