using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Inference.Evaluation.Sources;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>Puts a PNG or JPEG file into a DX image in memory, so that it goes the same way as every other radiograph.</summary>
internal static class PictureObject
{
    /// <summary>Any will do: the object never leaves this process.</summary>
    private const string AnyInstance = "2.25.1";

    /// <summary>What its header says of a hip; view and side come from the label.</summary>
    internal static ImageDescription Describe(RadiographView? view) => new()
    {
        SopClassUid = DicomUID.DigitalXRayImageStorageForPresentation.UID,
        Modality = "DX",
        PresentationIntentType = "FOR PRESENTATION",
        ImageType = ["ORIGINAL", "PRIMARY"],
        BodyPartExamined = view == RadiographView.ApPelvis ? "PELVIS" : "HIP",
        // As hung for reading: the patient's right is at the left of an AP image.
        PatientOrientation = ["L", "F"],
    };

    /// <summary>The picture as a DICOM object.</summary>
    /// <exception cref="InvalidDataException">It is neither PNG nor JPEG, of a kind that is not read, or damaged.</exception>
    internal static DicomFile Wrap(ReadOnlyMemory<byte> file)
    {
        if (PngDecoder.IsPng(file.Span)) return Wrap(PngDecoder.Decode(file.Span));
        var header = JpegHeader.Read(file.Span);
        if (!header.IsBaseline) throw new InvalidDataException("JPEG: it is not coded as baseline with 8 bits, which is what is read.");
        var dataset = Frame(header.Width, header.Height, header.Components, 8)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, header.Components == 1 ? "MONOCHROME2" : "YBR_FULL_422")
            .AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [file]));
        if (header.Components > 1) dataset.AddOrUpdate(DicomTag.PlanarConfiguration, 0);
        return new DicomFile(dataset, DicomTransferSyntax.JPEGBaseline8Bit);
    }

    private static DicomFile Wrap(GreyPicture picture)
    {
        var dataset = Frame(picture.Width, picture.Height, 1, picture.Bits, 16)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
            .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, picture.Samples);
        return new DicomFile(dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    private static DicomDataset Frame(int width, int height, int samples, int bits, int? allocated = null) => new DicomDataset()
        .AddOrUpdate(DicomTag.SOPClassUID, DicomUID.DigitalXRayImageStorageForPresentation)
        .AddOrUpdate(DicomTag.SOPInstanceUID, AnyInstance)
        .AddOrUpdate(DicomTag.SamplesPerPixel, samples)
        .AddOrUpdate(DicomTag.Rows, height)
        .AddOrUpdate(DicomTag.Columns, width)
        .AddOrUpdate(DicomTag.BitsAllocated, allocated ?? bits)
        .AddOrUpdate(DicomTag.BitsStored, bits)
        .AddOrUpdate(DicomTag.HighBit, bits - 1)
        .AddOrUpdate(DicomTag.PixelRepresentation, 0)
        // The whole range, so that a value is shown as the picture has it.
        .AddOrUpdate(DicomTag.WindowCenter, FormattableString.Invariant($"{1 << (bits - 1)}"))
        .AddOrUpdate(DicomTag.WindowWidth, FormattableString.Invariant($"{1 << bits}"));
}
