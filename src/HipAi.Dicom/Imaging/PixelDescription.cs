using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>The image pixel module (PS3.3 C.7.6.3), checked.</summary>
internal sealed record PixelDescription
{
    private const int MaximumBits = 16;

    /// <summary>One GiB as floating-point numbers; a detector of 43 × 43 cm at 0.1 mm has 18 million.</summary>
    private const int MaximumPixels = 1 << 28;

    internal required int Rows { get; init; }

    internal required int Columns { get; init; }

    internal required int Frames { get; init; }

    internal required int SamplesPerPixel { get; init; }

    internal required int BitsAllocated { get; init; }

    internal required int BitsStored { get; init; }

    internal required int HighBit { get; init; }

    internal required bool IsSigned { get; init; }

    internal required bool IsPlanar { get; init; }

    internal required string Photometric { get; init; }

    /// <summary>Samples of one frame; with YBR_FULL_422 two pixels share their colour (PS3.3 C.7.6.3.1.2).</summary>
    internal long SamplesPerFrame => (long)Rows * Columns * (Photometric == "YBR_FULL_422" ? 2 : SamplesPerPixel);

    /// <summary>Bits of one frame in native form.</summary>
    internal long BitsPerFrame => SamplesPerFrame * BitsAllocated;

    /// <summary>Bytes of all frames in native form; frames follow each other without a gap, even within a byte (PS3.5 8.1.1).</summary>
    internal long TotalBytes => ((BitsPerFrame * Frames) + 7) / 8;

    /// <summary>Bytes of one frame as a decoder gives it back: every pixel with all of its samples, also for YBR_FULL_422.</summary>
    internal long DecodedFrameBytes => (((long)Rows * Columns * SamplesPerPixel * BitsAllocated) + 7) / 8;

    /// <summary>Reads and checks the module.</summary>
    /// <exception cref="DicomImagingException">An element is absent or has a value that cannot be.</exception>
    internal static PixelDescription From(DicomDataset dataset)
    {
        var bitsAllocated = Number(dataset, DicomTag.BitsAllocated, 1, 64);
        var bitsStored = Number(dataset, DicomTag.BitsStored, 1, bitsAllocated, bitsAllocated);
        return new PixelDescription
        {
            Rows = Number(dataset, DicomTag.Rows, 1, ushort.MaxValue),
            Columns = Number(dataset, DicomTag.Columns, 1, ushort.MaxValue),
            Frames = Math.Max(1, dataset.GetSingleValueOrDefault(DicomTag.NumberOfFrames, 1)),
            SamplesPerPixel = Number(dataset, DicomTag.SamplesPerPixel, 1, 4, 1),
            BitsAllocated = bitsAllocated,
            BitsStored = bitsStored,
            HighBit = Number(dataset, DicomTag.HighBit, bitsStored - 1, bitsAllocated - 1, bitsStored - 1),
            IsSigned = Number(dataset, DicomTag.PixelRepresentation, 0, 1, 0) == 1,
            IsPlanar = Number(dataset, DicomTag.PlanarConfiguration, 0, 1, 0) == 1,
            Photometric = dataset.GetStringOrEmpty(DicomTag.PhotometricInterpretation).ToUpperInvariant(),
        };
    }

    /// <summary>Refuses what the grey-scale path cannot take, before memory is taken for it.</summary>
    internal void RequireShowable()
    {
        if ((long)Rows * Columns > MaximumPixels)
        {
            throw DicomImagingException.About(DicomTag.Rows, $"{Rows} rows × {Columns} columns; at most {MaximumPixels} pixels can be shown");
        }

        if (BitsAllocated > MaximumBits)
        {
            throw DicomImagingException.About(DicomTag.BitsAllocated, $"{BitsAllocated} bits; at most {MaximumBits} can be shown");
        }
    }

    /// <summary>Refuses a frame that there is not.</summary>
    internal void RequireFrame(int frame)
    {
        if (frame < 0 || frame >= Frames)
        {
            throw DicomImagingException.About(DicomTag.NumberOfFrames, $"frame {frame} was asked for; there are {Frames}, counted from 0");
        }
    }

    private static int Number(DicomDataset dataset, DicomTag tag, int minimum, int maximum, int? absent = null)
    {
        if (!dataset.TryGetSingleValue<int>(tag, out var number))
        {
            return !dataset.Contains(tag) || dataset.GetStringOrEmpty(tag).Length == 0
                ? absent ?? throw DicomImagingException.About(tag, "is absent or empty")
                : throw DicomImagingException.About(tag, "is not a number");
        }

        return number >= minimum && number <= maximum
            ? number
            : throw DicomImagingException.About(tag, $"is {number}; it must be from {minimum} to {maximum}");
    }
}
