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
    /// <summary>Images in memory at once per job: enough to keep all jobs busy, few enough for a small machine.</summary>
    private const int ImagesPerJob = 4;

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
            select new LabelledImage(study.StudyInstanceUid, image, $"{study.StudyInstanceUid}/{image.FileName}");
        return new LabelledSet(folder, [.. images]);
    }

    /// <summary>Prepares every image and writes its hips in the order of the truth file, whatever the number of jobs.</summary>
    internal async Task<PreparationOutcome> PrepareAsync(
        PreparedSetWriter writer, DicomTranscoder transcoder, int jobs, Progress progress, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        foreach (var batch in Images.Chunk(jobs * ImagesPerJob))
        {
            var prepared = new PreparedImage[batch.Length];
            await Parallel.ForAsync(0, batch.Length, parallel, async (index, ct) =>
            {
                prepared[index] = await PrepareAsync(batch[index], transcoder, ct);
                progress.Step();
            });
            for (var i = 0; i < batch.Length; i++) Write(writer, batch[i], prepared[i], notes);
        }

        return new PreparationOutcome(notes);
    }

    // View and side are the truth's, so that a header with gaps loses no label; the orientation is the header's, as when serving.
    private async Task<PreparedImage> PrepareAsync(LabelledImage image, DicomTranscoder transcoder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, image.RelativePath);
        try
        {
            var file = await transcoder.ToNativeAsync(DicomFile.Open(path), frame: 0, cancellationToken);
            var pixels = GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax);
            return HipPreparer.Prepare(pixels, image.Truth.View, image.Truth.Side, file.Dataset.GetStrings(DicomTag.PatientOrientation));
        }
        catch (DicomException fault)
        {
            // One of thousands of files: the message must say which.
            throw new CommandException($"'{path}': {fault.Message}", fault);
        }
    }

    private static void Write(PreparedSetWriter writer, LabelledImage image, PreparedImage prepared, List<string> notes)
    {
        notes.AddRange(prepared.Notes.Select(note => $"{image.RelativePath}: {note}"));
        foreach (var hip in prepared.Hips)
        {
            if (image.Truth.Hips.FirstOrDefault(truth => truth.Side == hip.Side) is not { } truth)
            {
                notes.Add($"{image.RelativePath}: the truth tells nothing of the hip prepared as {hip.Side}; left out.");
                continue;
            }

            writer.Add(hip, new PreparedSetRow(image.StudyInstanceUid, image.Truth.SopInstanceUid, truth.Class, image.RelativePath));
        }
    }
}
