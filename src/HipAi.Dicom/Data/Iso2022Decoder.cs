using System.Text;

namespace HipAi.Dicom.Data;

/// <summary>
/// Text with ISO 2022 escape sequences (PS3.5 6.1.2.5), lenient: a set that a term does not name is used all the same when it is called; one
/// beside the default repertoire stays in force after a delimiter, because bytes that need it can mean nothing else.
/// </summary>
internal static class Iso2022Decoder
{
    private const byte Escape = 0x1B;

    /// <summary>Decodes a value.</summary>
    /// <param name="bytes">The value.</param>
    /// <param name="first">The set of the first term; null for the default repertoire.</param>
    /// <param name="vr">The representation, which tells the delimiters.</param>
    /// <returns>The text without the escape sequences; an unknown one is left in place.</returns>
    internal static string Decode(ReadOnlySpan<byte> bytes, CodeElement? first, DicomVR vr)
    {
        var text = new StringBuilder(bytes.Length);
        var (beside, instead) = (first?.Kind == CodeElementKind.DoubleInsteadOfAscii ? null : first, (CodeElement?)null);
        while (!bytes.IsEmpty)
        {
            if (bytes[0] == Escape)
            {
                bytes = bytes[1..];
                Call(ref bytes, ref beside, ref instead, text);
                continue;
            }

            var delimiters = instead is null ? TextDelimiters.Of(vr) : TextDelimiters.OfText;
            var end = bytes.IndexOf(Escape);
            var piece = end < 0 ? bytes : bytes[..end];
            var delimiter = piece.IndexOfAny(delimiters);
            piece = delimiter < 0 ? piece : piece[..(delimiter + 1)];
            text.Append((instead ?? beside ?? CharacterSetTable.Latin1).Decode(piece));
            bytes = bytes[piece.Length..];
            if (delimiter >= 0)
            {
                (beside, instead) = (first is null or { Kind: CodeElementKind.DoubleInsteadOfAscii } ? beside : first, null);
            }
        }

        return text.ToString();
    }

    private static void Call(ref ReadOnlySpan<byte> bytes, ref CodeElement? beside, ref CodeElement? instead, StringBuilder text)
    {
        var called = CharacterSetTable.Called(bytes, out var length);
        bytes = bytes[length..];
        if (length == 0)
        {
            text.Append((char)Escape);
        }
        else if (called is null or { Kind: CodeElementKind.DoubleInsteadOfAscii })
        {
            instead = called;
        }
        else
        {
            beside = called;
        }
    }
}
