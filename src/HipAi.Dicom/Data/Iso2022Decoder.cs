using System.Text;

namespace HipAi.Dicom.Data;

/// <summary>Text with ISO 2022 escape sequences (PS3.5 6.1.2.5): each piece is decoded by the set that its escape sequence selects.</summary>
internal static class Iso2022Decoder
{
    /// <summary>The escape sequences of PS3.3 Tables C.12-3 and C.12-4: bytes after ESC, encoding, and whether the bytes are a 94×94 set in G0.</summary>
    private static readonly (byte[] Escape, string Name, bool InG0)[] Sets =
    [
        ([0x28, 0x42], "iso-8859-1", false),
        ([0x28, 0x4A], "shift_jis", false),
        ([0x29, 0x49], "shift_jis", false),
        ([0x2D, 0x41], "iso-8859-1", false),
        ([0x2D, 0x42], "iso-8859-2", false),
        ([0x2D, 0x43], "iso-8859-3", false),
        ([0x2D, 0x44], "iso-8859-4", false),
        ([0x2D, 0x4C], "iso-8859-5", false),
        ([0x2D, 0x47], "iso-8859-6", false),
        ([0x2D, 0x46], "iso-8859-7", false),
        ([0x2D, 0x48], "iso-8859-8", false),
        ([0x2D, 0x4D], "iso-8859-9", false),
        ([0x2D, 0x62], "iso-8859-15", false),
        ([0x2D, 0x54], "windows-874", false),
        ([0x24, 0x42], "euc-jp", true),
        ([0x24, 0x28, 0x44], "euc-jp", true),
        ([0x24, 0x29, 0x43], "euc-kr", false),
        ([0x24, 0x29, 0x41], "gb2312", false),
    ];

    /// <summary>Decodes a value.</summary>
    /// <param name="bytes">The value.</param>
    /// <param name="first">The set in force before the first escape sequence.</param>
    /// <returns>The text without the escape sequences; an unknown one is left in place.</returns>
    internal static string Decode(ReadOnlySpan<byte> bytes, Encoding first)
    {
        var text = new StringBuilder();
        var (current, prefix) = (first, (byte)0);
        while (!bytes.IsEmpty)
        {
            var escape = bytes.IndexOf((byte)0x1B);
            var piece = escape < 0 ? bytes : bytes[..escape];
            text.Append(DecodePiece(piece, current, prefix));
            if (escape < 0)
            {
                break;
            }

            bytes = bytes[(escape + 1)..];
            var set = Match(bytes);
            if (set.Escape.Length == 0)
            {
                text.Append('\u001B');
                continue;
            }

            bytes = bytes[set.Escape.Length..];
            current = CharacterSetTable.Get(set.Name);
            prefix = !set.InG0 ? (byte)0 : set.Escape.Length == 3 ? (byte)0x8F : (byte)0x80;
        }

        return text.ToString();
    }

    private static (byte[] Escape, string Name, bool InG0) Match(ReadOnlySpan<byte> afterEscape)
    {
        foreach (var set in Sets)
        {
            if (afterEscape.StartsWith(set.Escape))
            {
                return set;
            }
        }

        return ([], string.Empty, false);
    }

    /// <summary>JIS X 0208 and 0212 stand in G0 with the high bit clear; EUC-JP is the same with it set (and 8F before JIS X 0212).</summary>
    private static string DecodePiece(ReadOnlySpan<byte> piece, Encoding encoding, byte prefix)
    {
        if (prefix == 0)
        {
            return encoding.GetString(piece);
        }

        var euc = new List<byte>(piece.Length * 3 / 2);
        for (var i = 0; i < piece.Length; i++)
        {
            var isPair = piece[i] is >= 0x21 and <= 0x7E && i + 1 < piece.Length;
            if (!isPair)
            {
                euc.Add(piece[i]);
                continue;
            }

            if (prefix == 0x8F)
            {
                euc.Add(prefix);
            }

            euc.Add((byte)(piece[i] | 0x80));
            euc.Add((byte)(piece[++i] | 0x80));
        }

        return encoding.GetString([.. euc]);
    }
}
