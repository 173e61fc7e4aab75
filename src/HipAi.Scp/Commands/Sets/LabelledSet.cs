using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Inference.Preparation;
using HipAi.Phantom;

namespace HipAi.Scp.Commands;

/// <summary>A folder of studies with the truth beside them, as <c>simulate</c> writes it.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Images">Its images, in the order of the truth file.</param>
internal sealed record LabelledSet(string Folder, IReadOnlyList<LabelledImage> Images)
{
    /// <summary>Reads the truth file of a folder.</summary>
    /// <exception cref="CommandException">The folder holds none.</exception>
    internal static LabelledSet Read(string folder)
    {
        var path = Path.Combine(folder, SimulatedSet.TruthFileName);
        if (!File.Exists(path))
            throw new CommandException($"--data: '{folder}' holds no {SimulatedSet.TruthFileName}; 'hipai simulate' writes it.");
        var images =
            from study in TruthFile.Read(path)
            from image in study.Images
            select new LabelledImage(study, image, $"{study.StudyInstanceUid}/{image.FileName}");
        return new LabelledSet(folder, [.. images]);
    }

    /// <summary>Prepares every image and writes its hips in the order of the truth file, whatever the number of jobs.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="transcoder">Decompresses what is compressed.</param>
    /// <param name="whole">Where images go as a whole; null for nowhere.</param>
    /// <param name="jobs">Images at the same time.</param>
    /// <param name="form">What is drawn of each hip besides its pixels.</param>
    /// <param name="progress">Told after each image.</param>
    /// <param name="cancellationToken">Stops between images.</param>
    internal Task<PreparationOutcome> PrepareAsync(
        PreparedSetWriter writer, WholeImageWriter? whole, DicomTranscoder transcoder, int jobs, LabelForm form, Progress progress, CancellationToken cancellationToken) =>
        PreparedBatches.WriteAsync(Images, (image, ct) => DrawAsync(writer, image, transcoder, form, ct), writer, whole, jobs, progress, cancellationToken);

    private async Task<LabelledHips> DrawAsync(
        PreparedSetWriter writer, LabelledImage image, DicomTranscoder transcoder, LabelForm form, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, image.RelativePath);
        try
        {
            var file = await transcoder.ToNativeAsync(DicomFile.Open(path), frame: 0, cancellationToken);
            var pixels = GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax);
            return LabelledHips.Draw(writer, image.Study, image.Truth, pixels, file.Dataset, image.RelativePath, form);
        }
        catch (DicomException fault)
        {
            // One of thousands of files: the message must say which.
            throw new CommandException($"'{path}': {fault.Message}", fault);
        }
    }
}
