using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Reads element headers, also those with a representation that is not one.</summary>
internal sealed class ElementHeaderReader(ByteSource source, OddityList oddities)
{
    private const int ShortHeader = 8;
    private const int LongHeader = 12;

    /// <summary>Takes the header that comes next.</summary>
    /// <param name="frame">The data set it belongs to.</param>
    /// <returns>The header.</returns>
    /// <exception cref="DicomFileException">The bytes end inside it.</exception>
    internal ElementHeader Read(ParserFrame frame)
    {
        var bytes = Peek(ShortHeader);
        var tag = frame.Format.Tag(bytes);
        if (!frame.Format.IsExplicit)
        {
            return Implicit(tag, frame);
        }

        if (DicomVR.TryParse(bytes[4], bytes[5], out var vr))
        {
            return vr.Is16BitLength ? Short(tag, vr, frame) : Long(tag, vr, frame);
        }

        return Unknown(tag, bytes[4], bytes[5], frame);
    }

    private ElementHeader Short(DicomTag tag, DicomVR vr, ParserFrame frame)
    {
        var length = frame.Format.UInt16(Peek(ShortHeader)[6..]);
        source.Skip(ShortHeader);
        return new ElementHeader(tag, vr, length);
    }

    private ElementHeader Long(DicomTag tag, DicomVR vr, ParserFrame frame)
    {
        var length = frame.Format.UInt32(Peek(LongHeader)[8..]);
        source.Skip(LongHeader);
        return new ElementHeader(tag, vr, length);
    }

    private ElementHeader Implicit(DicomTag tag, ParserFrame frame)
    {
        var vr = RepresentationRules.ForImplicit(tag, frame.Dataset!, frame.IsSigned);
        var length = frame.Format.UInt32(Peek(ShortHeader)[4..]);
        source.Skip(ShortHeader);
        return new ElementHeader(tag, vr, length);
    }

    /// <summary>Two letters that are no representation are one of the future, which has a 32-bit length (PS3.5 6.2 note); anything else is
    /// an element in implicit form that strayed into an explicit data set, or a blank written instead of a representation.</summary>
    private ElementHeader Unknown(DicomTag tag, byte first, byte second, ParserFrame frame)
    {
        var room = Math.Min(frame.Limit - source.Position, source.Remaining ?? long.MaxValue);
        if (char.IsAsciiLetterUpper((char)first) && char.IsAsciiLetterUpper((char)second))
        {
            oddities.Add($"{DicomDictionary.Describe(tag)} has the unknown value representation '{(char)first}{(char)second}'");
            var fitsLong = source.TryPeek(LongHeader, out var bytes)
                && frame.Format.UInt16(bytes[6..]) == 0 && frame.Format.UInt32(bytes[8..]) <= room - LongHeader;
            return fitsLong ? Long(tag, DicomVR.UN, frame) : Short(tag, DicomVR.UN, frame);
        }

        oddities.Add($"{DicomDictionary.Describe(tag)} has no value representation");
        var implicitLength = frame.Format.UInt32(Peek(ShortHeader)[4..]);
        return implicitLength == ElementHeader.Undefined || implicitLength <= room - ShortHeader
            ? Implicit(tag, frame)
            : Short(tag, RepresentationRules.ForImplicit(tag, frame.Dataset!, frame.IsSigned), frame);
    }

    private ReadOnlySpan<byte> Peek(int count) => source.TryPeek(count, out var bytes)
        ? bytes
        : throw new DicomFileException($"truncated: the bytes end inside an element header at byte {source.Position}");
}
