using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Reads values and fragments after checking their announced length against every limit there is.</summary>
internal sealed class ValueReader(ByteSource source, DicomReadOptions options, OddityList oddities)
{
    private readonly DicomReadLimits _limits = options.Limits;
    private readonly int _large = options.LargeValueLength is > 0 and var large ? large : int.MaxValue;
    private int _count;

    /// <summary>Counts an element, an item or a fragment.</summary>
    /// <exception cref="DicomFileException">There are too many.</exception>
    internal void CountOne()
    {
        if (++_count > _limits.MaxElements)
        {
            throw new DicomFileException($"the data set has more than {_limits.MaxElements} elements (limit MaxElements)");
        }
    }

    /// <summary>Reads a value of known length.</summary>
    internal DicomElement Read(ElementHeader header, ParserFrame frame)
    {
        header = ShortenPixelData(header, frame);
        Check(header.Tag, header.Length, frame, 0);
        if ((header.Length & 1) != 0)
        {
            oddities.Add($"{DicomDictionary.Describe(header.Tag)} has the odd length {header.Length}");
        }

        var swap = frame.Format.IsBigEndian && header.VR.SwapUnit > 1;
        if (header.Length >= _large && source.TryLeave((int)header.Length, swap ? header.VR.SwapUnit : 1) is { } range)
        {
            return new DicomElement(header.Tag, header.VR, range, frame.CharacterSet) { IsChecked = true };
        }

        var value = header.Length == 0 ? Memory<byte>.Empty : source.Take((int)header.Length, swap);
        if (swap)
        {
            WireFormat.Swap(value.Span, header.VR.SwapUnit);
        }

        if (!oddities.IsFull && ValueOddities.Find(header, value.Span, frame) is { } oddity)
        {
            oddities.Add($"{DicomDictionary.Describe(header.Tag)} {oddity}");
        }

        return new DicomElement(header.Tag, header.VR, value, frame.CharacterSet) { IsChecked = true };
    }

    /// <summary>Reads encapsulated pixel data up to its delimiter (PS3.5 A.4).</summary>
    internal DicomFragmentSequence ReadFragments(ElementHeader header, ParserFrame frame)
    {
        var fragments = new FragmentList();
        ReadOnlyMemory<byte>? offsetTable = null;
        long total = 0;
        while (NextFragment(header, frame) is { } announced)
        {
            CountOne();
            var length = ShortenPixelData(header with { Length = announced }, frame).Length;
            Check(header.Tag, length, frame, total);
            total += length;
            if (offsetTable is null)
            {
                offsetTable = Take(length);
            }
            else if (total >= _large && length > 0 && source.TryLeave((int)length, swapUnit: 1) is { } range)
            {
                // The sum decides: thousands of small fragments are one large value.
                fragments.Add(range);
            }
            else
            {
                fragments.Add(Take(length));
            }
        }

        return new DicomFragmentSequence(header.Tag, header.VR, offsetTable ?? default, fragments);
    }

    private ReadOnlyMemory<byte> Take(uint length) => length == 0 ? default : source.Take((int)length, writable: false);

    private uint? NextFragment(ElementHeader header, ParserFrame frame)
    {
        ReadOnlySpan<byte> bytes;
        while (source.Position < frame.Limit && source.TryPeek(8, out bytes) && frame.Format.Tag(bytes) == DicomTag.ItemDelimitationItem)
        {
            oddities.Add($"{DicomDictionary.Describe(header.Tag)} has an item delimiter among its fragments");
            source.Skip(8);
            CountOne();
        }

        if (source.Position >= frame.Limit || !source.TryPeek(8, out bytes))
        {
            oddities.Add($"{DicomDictionary.Describe(header.Tag)} ends without a delimiter");
            return null;
        }

        var (tag, length) = (frame.Format.Tag(bytes), frame.Format.UInt32(bytes[4..]));
        if (tag == DicomTag.Item)
        {
            source.Skip(8);
            return length;
        }

        if (tag == DicomTag.SequenceDelimitationItem)
        {
            source.Skip(8);
            return null;
        }

        if (tag > header.Tag && frame.Format.IsExplicit && DicomVR.TryParse(bytes[4], bytes[5], out _))
        {
            oddities.Add($"{DicomDictionary.Describe(header.Tag)} ends without a delimiter");
            return null;
        }

        throw new DicomFileException($"{DicomDictionary.Describe(header.Tag)}: {tag} stands where a fragment should, at byte {source.Position}");
    }

    /// <summary>Native pixel data at the end of a file that was cut off is kept as far as it goes: the header is still good, and whoever wants
    /// the pixels compares their length with rows and columns.</summary>
    private ElementHeader ShortenPixelData(ElementHeader header, ParserFrame frame)
    {
        if (!options.KeepTruncatedPixelData || header.Tag != DicomTag.PixelData || frame.Limit != long.MaxValue || source.Remaining is not { } remaining || header.Length <= remaining)
        {
            return header;
        }

        oddities.Add($"{DicomDictionary.Describe(header.Tag)} is truncated: {header.Length} bytes are announced, {remaining} are there");
        return header with { Length = (uint)remaining };
    }

    private void Check(DicomTag tag, uint length, ParserFrame frame, long before)
    {
        if (before + length > Math.Min(_limits.MaxElementLength, Array.MaxLength))
        {
            throw new DicomFileException($"{DicomDictionary.Describe(tag)}: {length} bytes go beyond {_limits.MaxElementLength} (limit MaxElementLength)");
        }

        if (!frame.IsSoftLimit && length > frame.Limit - source.Position)
        {
            throw new DicomFileException($"{DicomDictionary.Describe(tag)}: {length} bytes are announced, more than the item has that it is in");
        }

        if (source.Remaining is { } remaining && length > remaining)
        {
            throw new DicomFileException($"{DicomDictionary.Describe(tag)}: truncated, {length} bytes are announced, {remaining} are there");
        }
    }
}
