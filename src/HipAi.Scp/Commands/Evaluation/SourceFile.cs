using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Inference.Evaluation.Sources;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>Opens the files of a labelled set: DICOM, PNG or JPEG, told by their first bytes.</summary>
internal static class SourceFile
{
    /// <summary>A picture of more is not decoded: its pixels would not be either.</summary>
    private const long LongestPicture = 512L << 20;

    /// <summary>What is concluded of an image without its pixels; view and side of the label win over the header (B5).</summary>
    /// <param name="folder">The set's folder.</param>
    /// <param name="image">The image.</param>
    /// <returns>The image under its own UID, and what the header calls the device.</returns>
    /// <exception cref="DicomException">It is DICOM and cannot be read.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    internal static (StudyImage Image, string Vendor) Describe(string folder, SourceImage image)
    {
        var path = Path.Combine(folder, image.File);
        if (IsPicture(path)) return (State(image, Instance(image, image.File, ""), PictureObject.Describe(image.StatedView)), "");
        var header = HeaderMapping.Read(DicomFile.Open(path, DicomReadOptions.HeaderOnly));
        return (State(image, Instance(image, header.SopInstanceUid, header.SopClassUid), header.Description), header.Facts.Manufacturer);
    }

    /// <summary>The object with its pixels.</summary>
    /// <inheritdoc cref="Describe"/>
    /// <exception cref="InvalidDataException">It is a picture that cannot be read.</exception>
    internal static DicomFile Open(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!IsPicture(path)) return DicomFile.Open(path);
        return new FileInfo(path).Length <= LongestPicture
            ? PictureObject.Wrap(File.ReadAllBytes(path))
            : throw new InvalidDataException($"it is longer than {LongestPicture >> 20} MiB.");
    }

    private static bool IsPicture(string path)
    {
        Span<byte> start = stackalloc byte[8];
        using var file = File.OpenRead(path);
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return PngDecoder.IsPng(start[..read]) || JpegHeader.IsJpeg(start[..read]);
    }

    private static StoredInstance Instance(SourceImage image, string uid, string sopClass) =>
        new(uid.Length > 0 ? uid : image.File, sopClass, "", "", "", "", 0, image.File, "", default);

    private static StudyImage State(SourceImage image, StoredInstance instance, ImageDescription description)
    {
        // Research exports are often stripped of the body part; who labels the view of a hip says that it is one.
        if (image.StatedView is not null && description.BodyPartExamined.Length == 0)
            description = description with { BodyPartExamined = PictureObject.Describe(image.StatedView).BodyPartExamined };
        var concluded = StudyImageRules.Describe(instance, description);
        var view = image.StatedView is { } stated ? new Attributed<RadiographView>(stated, SourceSet.LabelsFileName, Confidence.High) : concluded.View;
        return concluded with
        {
            View = view,
            Side = image.StatedSide is { } side ? new Attributed<ImageLaterality>(side, SourceSet.LabelsFileName, Confidence.High) : concluded.Side,
            ExcludedBecause = image.StatedView == RadiographView.Unknown
                ? $"{SourceSet.LabelsFileName} says that it is none of the four views"
                : RelevanceRules.WhyExcluded(description, view.Value),
        };
    }
}
