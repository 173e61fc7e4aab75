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
    /// an element in implicit form that strayed into an explicit data set, or something written instead of a representation.</summary>
    private ElementHeader Unknown(DicomTag tag, byte first, byte second, ParserFrame frame)
    {
        if (!char.IsAsciiLetter((char)first) || !char.IsAsciiLetter((char)second))
        {
            oddities.Add($"{DicomDictionary.Describe(tag)} has no value representation");
            return Missing(tag, first == second && " ?-*"u8.Contains(first), frame);
        }

        if (DicomVR.TryParse((byte)(first & ~0x20), (byte)(second & ~0x20), out var vr) && (tag.IsPrivate || DicomDictionary.Candidates(tag).Contains(vr)))
        {
            oddities.Add($"{DicomDictionary.Describe(tag)} has its value representation in lower case");
            return vr.Is16BitLength ? Short(tag, vr, frame) : Long(tag, vr, frame);
        }

        oddities.Add($"{DicomDictionary.Describe(tag)} has the unknown value representation '{(char)first}{(char)second}'");
        var room = Room(frame);
        var fitsLong = source.TryPeek(LongHeader, out var bytes)
            && frame.Format.UInt16(bytes[6..]) == 0 && frame.Format.UInt32(bytes[8..]) <= room - LongHeader;
        return fitsLong ? Long(tag, DicomVR.UN, frame) : Short(tag, DicomVR.UN, frame);
    }

    /// <summary>Takes the reading after which another element follows.</summary>
    private ElementHeader Missing(DicomTag tag, bool isBlank, ParserFrame frame)
    {
        var vr = RepresentationRules.ForImplicit(tag, frame.Dataset!, frame.IsSigned);
        source.TryPeek(LongHeader, out var bytes);
        if (bytes.Length < ShortHeader)
        {
            Peek(ShortHeader);
        }

        // All that is wanted of the header, before anything else is looked at: looking further may move what was shown.
        var (implicitLength, shortLength) = (frame.Format.UInt32(bytes[4..]), frame.Format.UInt16(bytes[6..]));
        var longLength = bytes.Length == LongHeader && shortLength == 0 && !vr.Is16BitLength ? frame.Format.UInt32(bytes[8..]) : (uint?)null;
        if (!isBlank && IsFollowed(ShortHeader, implicitLength, tag, frame))
        {
            return Implicit(tag, frame);
        }

        if (longLength is { } length && IsFollowed(LongHeader, length, tag, frame))
        {
            return Long(tag, vr, frame);
        }

        if (IsFollowed(ShortHeader, shortLength, tag, frame))
        {
            return Short(tag, vr, frame);
        }

        if (IsFollowed(6, 0, tag, frame))
        {
            source.Skip(6);
            return new ElementHeader(tag, vr, 0);
        }

        return implicitLength == ElementHeader.Undefined || implicitLength <= Room(frame) - ShortHeader ? Implicit(tag, frame) : Short(tag, vr, frame);
    }

    /// <summary>Whether after a value comes the end, or something that looks like an element or a delimiter, as far as can be seen from here.</summary>
    private bool IsFollowed(int header, uint length, DicomTag tag, ParserFrame frame)
    {
        if (length == ElementHeader.Undefined)
        {
            return source.TryPeek(header + 8, out var items) && frame.Format.Tag(items[header..]).Group == DicomTag.Item.Group;
        }

        var room = Room(frame);
        var next = header + (long)length;
        if (next >= room - 7 || next > ByteSource.PeekCapacity - 8)
        {
            return next <= room;
        }

        if (!source.TryPeek((int)next + 8, out var bytes))
        {
            // The end is known only now: a stream need not tell how long it is.
            return next <= bytes.Length;
        }

        bytes = bytes[(int)next..];
        var following = frame.Format.Tag(bytes);
        return following.Group == DicomTag.Item.Group
            || (following >= tag && (DicomVR.TryParse(bytes[4], bytes[5], out _) || (!following.IsPrivate && DicomDictionary.Find(following) is not null)));
    }

    private long Room(ParserFrame frame) => Math.Min(frame.Limit - source.Position, source.Remaining ?? long.MaxValue);

    private ReadOnlySpan<byte> Peek(int count) => source.TryPeek(count, out var bytes)
        ? bytes
        : throw new DicomFileException($"truncated: the bytes end inside an element header at byte {source.Position}");
}
