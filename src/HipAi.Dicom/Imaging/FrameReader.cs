using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>The bytes of one frame in native form, little endian.</summary>
internal static class FrameReader
{
    /// <summary>Reads a frame.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="syntax">Its transfer syntax.</param>
    /// <param name="pixels">Its image pixel module.</param>
    /// <param name="frame">Which frame, from 0.</param>
    /// <returns>The bytes that hold the frame, and how many bits into the first of them it begins (only with fewer than 8 bits allocated).</returns>
    /// <exception cref="DicomImagingException">There is no such frame, bytes are missing, or no decoder knows the syntax.</exception>
    internal static (ReadOnlyMemory<byte> Bytes, int BitOffset) Read(DicomDataset dataset, DicomTransferSyntax syntax, PixelDescription pixels, int frame)
    {
        pixels.RequireFrame(frame);
        if (dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var fragments))
        {
            return (Decode(fragments, syntax, pixels, frame), 0);
        }

        if (!dataset.TryGetItem<DicomElement>(DicomTag.PixelData, out var element))
        {
            RefuseFloat(dataset);
            throw DicomImagingException.About(DicomTag.PixelData, "is absent");
        }

        return syntax.IsEncapsulated
            ? throw DicomImagingException.About(DicomTag.PixelData, $"is native although the transfer syntax is {syntax}")
            : Native(element.GetRawBytes(), pixels, frame);
    }

    /// <summary>Reads a frame that begins with the first bit of its first byte, wherever it began.</summary>
    /// <inheritdoc cref="Read"/>
    internal static ReadOnlyMemory<byte> ReadAligned(DicomDataset dataset, DicomTransferSyntax syntax, PixelDescription pixels, int frame)
    {
        var (bytes, bitOffset) = Read(dataset, syntax, pixels, frame);
        if (bitOffset == 0)
        {
            return bytes;
        }

        var shifted = new byte[(pixels.BitsPerFrame + 7) / 8];
        for (var i = 0; i < shifted.Length; i++)
        {
            var next = i + 1 < bytes.Length ? bytes.Span[i + 1] << 8 : 0;
            shifted[i] = (byte)((bytes.Span[i] | next) >> bitOffset);
        }

        return shifted;
    }

    /// <summary>Parametric maps have these instead (PS3.3 C.7.6.24, C.7.6.25); they are measurements, not pictures.</summary>
    private static void RefuseFloat(DicomDataset dataset)
    {
        foreach (var tag in new[] { DicomTag.FloatPixelData, DicomTag.DoubleFloatPixelData })
        {
            if (dataset.Contains(tag))
            {
                throw DicomImagingException.About(tag, "is there instead of PixelData: floating-point pixels cannot be shown");
            }
        }
    }

    private static (ReadOnlyMemory<byte> Bytes, int BitOffset) Native(ReadOnlyMemory<byte> all, PixelDescription pixels, int frame)
    {
        if (pixels.BitsPerFrame > long.MaxValue / (frame + 1L))
        {
            throw DicomImagingException.About(DicomTag.NumberOfFrames, $"frame {frame} would end at a byte that cannot be counted");
        }

        var (firstBit, endBit) = (pixels.BitsPerFrame * frame, pixels.BitsPerFrame * (frame + 1));
        var (start, end) = (firstBit / 8, (endBit + 7) / 8);
        if (end > Array.MaxLength)
        {
            throw DicomImagingException.About(DicomTag.PixelData, $"frame {frame} would end at byte {end}, more than can be held");
        }

        if (end <= all.Length)
        {
            return (all[(int)start..(int)end], (int)(firstBit % 8));
        }

        // GDCM and DCMTK show an image whose last row is cut short; more than that is not the image any more.
        var missing = end - all.Length;
        var row = Math.Max(1, pixels.BitsPerFrame / pixels.Rows / 8);
        if (missing >= row)
        {
            throw DicomImagingException.About(
                DicomTag.PixelData, $"has {all.Length} bytes; frame {frame} of {pixels.Rows} rows × {pixels.Columns} columns ends at byte {end}");
        }

        var padded = new byte[end - start];
        all[(int)start..].CopyTo(padded);
        return (padded, (int)(firstBit % 8));
    }

    private static ReadOnlyMemory<byte> Decode(DicomFragmentSequence fragments, DicomTransferSyntax syntax, PixelDescription pixels, int frame)
    {
        var isRle = ReferenceEquals(syntax, DicomTransferSyntax.RLELossless);
        if (!isRle && !ReferenceEquals(syntax, DicomTransferSyntax.EncapsulatedUncompressedExplicitVRLittleEndian))
        {
            throw DicomImagingException.About(DicomTag.PixelData, $"is encapsulated in {syntax}, for which there is no decoder here");
        }

        // Both syntaxes have exactly one fragment per frame (PS3.5 A.4.2, A.4.11).
        if (frame >= fragments.Fragments.Count)
        {
            throw DicomImagingException.About(DicomTag.PixelData, $"has {fragments.Fragments.Count} fragments; frame {frame} is missing");
        }

        var bytes = fragments.Fragments[frame];
        return isRle ? RleDecoder.Decode(bytes.Span, pixels) : Native(bytes, pixels, 0).Bytes;
    }
}
