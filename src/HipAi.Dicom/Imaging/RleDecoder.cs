using System.Buffers.Binary;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>RLE Lossless (PS3.5 Annex G): a header, then one PackBits segment per byte of a sample, the most significant first.</summary>
internal static class RleDecoder
{
    private const int HeaderLength = 64;
    private const int MaximumSegments = 15;

    /// <summary>Decodes a frame.</summary>
    /// <param name="fragment">The only fragment of the frame.</param>
    /// <param name="pixels">The image pixel module.</param>
    /// <returns>The frame in native form, samples of one pixel side by side unless the module says planar.</returns>
    /// <exception cref="DicomImagingException">The header is wrong, or a segment ends early.</exception>
    internal static byte[] Decode(ReadOnlySpan<byte> fragment, PixelDescription pixels)
    {
        var bytesPerSample = pixels.BitsAllocated / 8;
        var segments = fragment.Length >= HeaderLength ? BinaryPrimitives.ReadUInt32LittleEndian(fragment) : 0;
        if (bytesPerSample < 1 || pixels.BitsAllocated % 8 != 0 || segments != (uint)(pixels.SamplesPerPixel * bytesPerSample) || segments > MaximumSegments)
        {
            throw Wrong($"the RLE header names {segments} segments; the image has {pixels.SamplesPerPixel} samples of {pixels.BitsAllocated} bits");
        }

        var area = (long)pixels.Rows * pixels.Columns;

        // A run of 128 takes two bytes: what is not there at that rate cannot become the frame, and its memory is not taken.
        if (area * segments > Array.MaxLength || area * segments > (long)fragment.Length * 64)
        {
            throw Wrong($"{fragment.Length} bytes cannot hold {pixels.Rows} rows × {pixels.Columns} columns");
        }

        var frame = new byte[area * segments];
        for (var i = 0; i < (int)segments; i++)
        {
            var (sample, significance) = (i / bytesPerSample, i % bytesPerSample);
            var littleEndianByte = bytesPerSample - 1 - significance;
            var (start, step) = pixels.IsPlanar
                ? ((int)(sample * area * bytesPerSample) + littleEndianByte, bytesPerSample)
                : ((sample * bytesPerSample) + littleEndianByte, (int)segments);
            Unpack(Segment(fragment, i), frame, start, step, (int)area);
        }

        return frame;
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> fragment, int index)
    {
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(fragment[(4 + (index * 4))..]);
        return offset >= HeaderLength && offset <= fragment.Length
            ? fragment[(int)offset..]
            : throw Wrong($"RLE segment {index} begins at byte {offset} of {fragment.Length}");
    }

    /// <summary>PackBits: 0..127 copies that many plus one bytes, 129..255 repeats one byte 257 minus that many times, 128 does nothing.</summary>
    private static void Unpack(ReadOnlySpan<byte> packed, byte[] frame, int start, int step, int count)
    {
        var (at, target) = (0, start);
        var left = count;
        while (left > 0)
        {
            if (at + 1 >= packed.Length)
            {
                throw Wrong($"an RLE segment ends {left} bytes early");
            }

            var code = packed[at++];
            if (code == 128)
            {
                continue;
            }

            var isRun = code > 128;
            var length = Math.Min(left, isRun ? 257 - code : code + 1);
            if (!isRun && at + length > packed.Length)
            {
                throw Wrong($"an RLE segment ends {left} bytes early");
            }

            for (var i = 0; i < length; i++, target += step)
            {
                frame[target] = packed[isRun ? at : at + i];
            }

            at += isRun ? 1 : length;
            left -= length;
        }
    }

    private static DicomImagingException Wrong(string cause) => DicomImagingException.About(DicomTag.PixelData, cause);
}
