using System.Buffers.Binary;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>Which fragments of encapsulated pixel data make up a frame (PS3.5 A.4): told by their number, by an offset table, or by the markers
/// with which JPEG, JPEG-LS and JPEG 2000 end a picture, in this order of trust.</summary>
internal static class FrameFragments
{
    private const int ItemHeaderLength = 8;

    /// <summary>The compressed bytes of a frame as one piece.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="frames">How many frames there are.</param>
    /// <param name="frame">Which one, from 0.</param>
    /// <exception cref="DicomImagingException">There are no fragments, or they cannot be shared out among the frames.</exception>
    internal static ReadOnlyMemory<byte> Find(DicomDataset dataset, int frames, int frame)
    {
        if (!dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var pixelData) || pixelData.Fragments.Count == 0)
        {
            throw DicomImagingException.About(DicomTag.PixelData, "has no fragments although the transfer syntax is encapsulated");
        }

        var fragments = pixelData.Fragments;
        if (fragments.Count == frames)
        {
            return fragments[frame];
        }

        if (frames == 1)
        {
            return Join(fragments);
        }

        // Each fragment is touched once: it may have to come from disk.
        var loaded = fragments.ToArray();
        var starts = StartsByTable(dataset, pixelData, loaded, frames) ?? StartsByMarkers(loaded);
        if (starts.Count != frames)
        {
            throw DicomImagingException.About(
                DicomTag.PixelData, $"has {loaded.Length} fragments that hold {starts.Count} compressed pictures; {frames} frames are named");
        }

        var end = frame + 1 < frames ? starts[frame + 1] : loaded.Length;
        return Join(loaded[starts[frame]..end]);
    }

    /// <summary>The first fragment of each frame by the extended or the basic offset table.</summary>
    /// <returns>Null when there is no table, or one that does not fit the fragments (writers get it wrong; the markers decide then).</returns>
    private static List<int>? StartsByTable(DicomDataset dataset, DicomFragmentSequence pixelData, ReadOnlyMemory<byte>[] fragments, int frames)
    {
        var offsets = ExtendedOffsets(dataset) ?? BasicOffsets(pixelData.OffsetTable.Span);
        if (offsets.Count != frames)
        {
            return null;
        }

        var starts = new List<int>(frames);
        var position = 0L;
        for (var i = 0; i < fragments.Length && starts.Count < frames; i++)
        {
            if (offsets[starts.Count] == position)
            {
                starts.Add(i);
            }

            position += ItemHeaderLength + fragments[i].Length;
        }

        return starts.Count == frames && starts[0] == 0 ? starts : null;
    }

    private static List<long>? ExtendedOffsets(DicomDataset dataset)
    {
        if (!dataset.TryGetItem<DicomElement>(DicomTag.ExtendedOffsetTable, out var element))
        {
            return null;
        }

        var bytes = element.GetRawBytes().Span;
        var offsets = new List<long>(bytes.Length / sizeof(long));
        for (; bytes.Length >= sizeof(long); bytes = bytes[sizeof(long)..])
        {
            offsets.Add(BinaryPrimitives.ReadInt64LittleEndian(bytes));
        }

        return offsets;
    }

    private static List<long> BasicOffsets(ReadOnlySpan<byte> table)
    {
        var offsets = new List<long>(table.Length / sizeof(uint));
        for (; table.Length >= sizeof(uint); table = table[sizeof(uint)..])
        {
            offsets.Add(BinaryPrimitives.ReadUInt32LittleEndian(table));
        }

        return offsets;
    }

    /// <summary>A fragment that ends with the end marker (FFD9 in all three families) ends a frame.</summary>
    private static List<int> StartsByMarkers(ReadOnlyMemory<byte>[] fragments)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i + 1 < fragments.Length; i++)
        {
            if (EndsPicture(fragments[i].Span))
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }

    /// <summary>After the marker there may be padding: zeros, or a repeated FF before it.</summary>
    private static bool EndsPicture(ReadOnlySpan<byte> fragment) => fragment.TrimEnd((byte)0).EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]);

    private static ReadOnlyMemory<byte> Join(IReadOnlyList<ReadOnlyMemory<byte>> fragments)
    {
        if (fragments.Count == 1)
        {
            return fragments[0];
        }

        using var joined = new MemoryStream();
        foreach (var fragment in fragments)
        {
            joined.Write(fragment.Span);
        }

        return joined.GetBuffer().AsMemory(0, (int)joined.Length);
    }
}
