using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>Compares what a compressed frame says of itself with the data set, before any memory is taken for it (requirement A5).</summary>
internal static class CodestreamCheck
{
    /// <summary>Padding after the end marker; one zero makes the length even, some writers add more.</summary>
    private const int MostBytesAfterEnd = 64;

    /// <summary>Tables, comments and colour profiles before the pixels.</summary>
    private const int MostHeaderBytes = 4 * 1024 * 1024;

    /// <summary>Refuses a frame that is too large, or is not the one that the data set describes.</summary>
    /// <returns>What the frame says of itself.</returns>
    /// <exception cref="DicomImagingException">The frame is refused; the message says why.</exception>
    internal static CodestreamHeader Require(ReadOnlySpan<byte> codestream, PixelDescription pixels, long maximumBytes)
    {
        if (pixels.DecodedFrameBytes > maximumBytes)
        {
            throw DicomImagingException.About(
                DicomTag.Rows, $"{pixels.Rows} rows × {pixels.Columns} columns would take {pixels.DecodedFrameBytes} bytes; at most {maximumBytes} are decoded");
        }

        // Entropy coding of noise grows a little; twice the native length is no compression any more.
        if (codestream.Length > (2 * pixels.DecodedFrameBytes) + MostHeaderBytes)
        {
            throw Wrong($"has {codestream.Length} compressed bytes for a frame of {pixels.DecodedFrameBytes}");
        }

        if (pixels.BitsAllocated is not (8 or 16))
        {
            throw DicomImagingException.About(DicomTag.BitsAllocated, $"is {pixels.BitsAllocated}; compressed pixels are decoded with 8 or 16 bits");
        }

        if (CodestreamHeader.Read(codestream) is not { } header)
        {
            throw Wrong("is not a picture in JPEG, JPEG-LS or JPEG 2000, or ends within its header");
        }

        if (codestream[Math.Max(0, codestream.Length - MostBytesAfterEnd)..].IndexOf(EndMarker) < 0)
        {
            throw Wrong("is cut short: the compressed picture has no end marker");
        }

        if (header.Columns != pixels.Columns || (header.Rows != pixels.Rows && header.Rows != 0))
        {
            throw Wrong($"holds a picture of {header.Rows} rows × {header.Columns} columns; the data set names {pixels.Rows} × {pixels.Columns}");
        }

        if (header.Components != pixels.SamplesPerPixel)
        {
            throw Wrong($"holds a picture of {header.Components} samples per pixel; the data set names {pixels.SamplesPerPixel}");
        }

        if (header.Precision < 1 || header.Precision > pixels.BitsAllocated)
        {
            throw Wrong($"holds a picture of {header.Precision} bits; the data set has room for {pixels.BitsAllocated}");
        }

        return header;
    }

    /// <summary>EOI of JPEG and JPEG-LS, EOC of JPEG 2000.</summary>
    private static ReadOnlySpan<byte> EndMarker => [0xFF, 0xD9];

    private static DicomImagingException Wrong(string cause) => DicomImagingException.About(DicomTag.PixelData, cause);
}
