using System.Text;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>
/// What PS3.5 6.2, 6.4 and the dictionary have against a value that can be read all the same. Costs one search of the dictionary; the text is
/// looked at closely only where its bytes are too many.
/// </summary>
internal static class ValueOddities
{
    private const byte Backslash = (byte)'\\';

    /// <summary>The first thing that is odd.</summary>
    /// <returns>The end of a sentence about the element, without the value; null when nothing is odd.</returns>
    internal static string? Find(ElementHeader header, ReadOnlySpan<byte> value, ParserFrame frame)
    {
        var vr = header.VR;
        if (ReferenceEquals(vr, DicomVR.UN) || (vr.IsMultiValued && !vr.IsString && !vr.Is16BitLength))
        {
            // Bytes and arrays have nothing to be odd about but a length that does not divide.
            return value.Length % vr.ValueSize != 0 && (value.Length + 1) % vr.ValueSize != 0 ? NotWhole(value.Length, vr) : null;
        }

        return (vr.IsString ? InText(value, vr, frame.CharacterSet) : value.Length % vr.ValueSize != 0 ? NotWhole(value.Length, vr) : null)
            ?? (frame.Format.IsExplicit || value.Length > 0 ? InDictionary(header, value, frame.CharacterSet) : null);
    }

    private static string NotWhole(int length, DicomVR vr) => $"has {length} bytes, which are not a whole number of {vr} values";

    private static string? InText(ReadOnlySpan<byte> value, DicomVR vr, DicomCharacterSet characterSet)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        var last = value[^1];
        if (vr.PaddingByte == 0 ? last == ' ' : last == 0)
        {
            return vr.PaddingByte == 0 ? "is padded with a space, not with a null" : "is padded with a null, not with a space";
        }

        return value.Length > vr.MaximumLength && LongestValue(value, vr, characterSet) is var length && length > vr.MaximumLength
            ? $"has a value of {length} characters; {vr} allows {vr.MaximumLength}"
            : null;
    }

    private static int LongestValue(ReadOnlySpan<byte> value, DicomVR vr, DicomCharacterSet characterSet)
    {
        var text = characterSet.Decode(value, vr).AsSpan().TrimEnd(" \0");
        if (!vr.IsMultiValued)
        {
            return text.Length;
        }

        var longest = 0;
        foreach (var part in text.Split('\\'))
        {
            longest = Math.Max(longest, text[part].Trim(' ').Length);
        }

        return longest;
    }

    private static string? InDictionary(ElementHeader header, ReadOnlySpan<byte> value, DicomCharacterSet characterSet)
    {
        var vr = header.VR;
        if (header.Tag.IsPrivate || !DicomDictionary.TryGetRules(header.Tag, out var representations, out var multiplicity))
        {
            return null;
        }

        if (!representations.Contains(vr))
        {
            return $"is {vr}; the standard has {string.Join(" or ", representations.AsEnumerable())}";
        }

        if (value.IsEmpty || (multiplicity.Maximum == int.MaxValue && multiplicity.Minimum <= 1) || (vr.IsString && !vr.IsMultiValued))
        {
            return null;
        }

        var count = vr.IsString ? Count(value, vr, characterSet) : value.Length / vr.ValueSize;
        return multiplicity.Allows(count) ? null : $"has {count} values; the standard allows {DicomDictionary.Find(header.Tag)!.Multiplicity}";
    }

    /// <summary>A byte that is a backslash in ASCII can be half of a character elsewhere.</summary>
    private static int Count(ReadOnlySpan<byte> value, DicomVR vr, DicomCharacterSet characterSet)
    {
        var separators = value.Count(Backslash);
        var isPlain = !vr.UsesCharacterSet || (Ascii.IsValid(value) && !value.Contains((byte)0x1B));
        return 1 + (separators == 0 || isPlain ? separators : characterSet.Decode(value, vr).AsSpan().Count('\\'));
    }
}
