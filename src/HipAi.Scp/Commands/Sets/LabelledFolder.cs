using HipAi.Dicom.Data;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>
/// A site's own labelled folder (<c>labels.csv</c> beside DICOM, PNG or JPEG files, docs/evaluation.md), prepared for training as a simulated set is
/// (requirement C12). Nobody told masks or joints: their columns are empty.
/// </summary>
/// <param name="Set">The folder.</param>
internal sealed record LabelledFolder(SourceSet Set)
{
    /// <summary>How many images it names.</summary>
    internal int Images => Set.Studies.Sum(study => study.Images.Count);

    /// <summary>Prepares every image and writes the hips whose class is known, in the order of the table, whatever the number of jobs.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="transcoder">Decompresses what is compressed.</param>
    /// <param name="whole">Where images go as a whole; null for nowhere.</param>
    /// <param name="jobs">Images at the same time.</param>
    /// <param name="form">What is drawn of each hip besides its pixels: no masks and no joints here.</param>
    /// <param name="progress">Told after each image.</param>
    /// <param name="cancellationToken">Stops between images.</param>
    internal Task<PreparationOutcome> PrepareAsync(
        PreparedSetWriter writer, WholeImageWriter? whole, DicomTranscoder transcoder, int jobs, LabelForm form, Progress progress, CancellationToken cancellationToken) =>
        PreparedBatches.WriteAsync(
            Set.Studies.SelectMany(study => study.Images.Select(image => (Study: study, Image: image))),
            (source, ct) => DrawAsync(writer, source.Study, source.Image, transcoder, form, ct), writer, whole, jobs, progress, cancellationToken);

    private async Task<LabelledHips> DrawAsync(
        PreparedSetWriter writer, SourceStudy study, SourceImage source, DicomTranscoder transcoder, LabelForm form, CancellationToken cancellationToken)
    {
        try
        {
            var image = SourceFile.Describe(Set.Folder, source).Image;
            var drawsWhole = form.WholeSize > 0 && TellsViewAndQuality(source, image);
            if (image.ExcludedBecause is not null && !drawsWhole) return LeftOut(source, image);
            var file = await transcoder.ToNativeAsync(SourceFile.Open(Set.Folder, source.File), frame: 0, cancellationToken);
            var pixels = GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax);
            var whole = drawsWhole ? DrawnWhole.Of(study, source, image, pixels, form.WholeSize) : null;
            if (image.ExcludedBecause is not null) return LeftOut(source, image) with { Whole = whole };
            var prepared = HipPreparer.Prepare(pixels, image);
            var hips = prepared.Hips.SelectMany(hip => Rows(study, source, image, hip).Select(row => writer.Draw(hip, row)));
            return new LabelledHips([.. hips], [], [.. prepared.Notes.Select(note => $"{source.File}: {note}")]) { Whole = whole };
        }
        catch (Exception fault) when (fault is DicomException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // One file of thousands: it is told, and the others are prepared.
            return new LabelledHips([], [], [$"{source.File}: {fault.Message}"]);
        }
    }

    private static LabelledHips LeftOut(SourceImage source, StudyImage image) => new([], [], [$"{source.File}: {image.ExcludedBecause}; no hip of it."]);

    // A projection that shows no hip still teaches what one looks like; a fault nobody named teaches nothing.
    private static bool TellsViewAndQuality(SourceImage source, StudyImage image) =>
        (source.TrueView is not null || image.View.Value != RadiographView.Unknown)
        && (source.Quality is not null || source.MustNot is null or SourceImage.OtherView);

    private static IEnumerable<PreparedSetRow> Rows(SourceStudy study, SourceImage source, StudyImage image, PreparedHip hip)
    {
        var label = source.Labels.FirstOrDefault(label => label.Sides(image.View.Value, image.Side.Value).Contains(hip.Side));
        if (label is null || (label.Class is null && label.MustNot is null)) yield break;
        yield return new PreparedSetRow(
            study.Name, image.Instance.SopInstanceUid, label.Class ?? HardwareClass.NoHardware, source.File, HipLabels.Of(study, source, label));
    }
}
