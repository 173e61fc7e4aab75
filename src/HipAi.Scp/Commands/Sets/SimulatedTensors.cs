using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;
using HipAi.Phantom;

namespace HipAi.Scp.Commands;

/// <summary>Simulated studies that go straight into a prepared set, without a DICOM file between.</summary>
/// <param name="Set">The studies.</param>
/// <param name="Sizes">Input sizes, pixels.</param>
/// <param name="Form">What is drawn of each hip besides its pixels.</param>
internal sealed record SimulatedTensors(SimulatedSet Set, IReadOnlyList<int> Sizes, LabelForm Form)
{
    /// <summary>Studies in memory at once per job: enough to keep all jobs busy, few enough for a small machine.</summary>
    private const int StudiesPerJob = 4;

    /// <summary>Simulates, prepares and writes, in the order of the studies whatever the number of jobs; then the truth file.</summary>
    /// <returns>How many hips were written, and what was left out or assumed.</returns>
    internal async Task<(int Hips, IReadOnlyList<string> Notes)> WriteAsync(
        string folder, int jobs, Progress progress, CancellationToken cancellationToken)
    {
        using var writer = new PreparedSetWriter(folder, Sizes, HipLabels.Columns, (Form.MaskGrid, HipLabels.Channels));
        using var joints = Form.Joint is { } joint ? new JointSetWriter(folder, joint) : null;
        using var whole = WholeImageWriter.Open(folder, Form.WholeSize);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        using var truths = new TruthFileWriter(Path.Combine(folder, SimulatedSet.TruthFileName));
        var notes = new List<string>();
        foreach (var batch in Enumerable.Range(0, Set.Studies).Chunk(jobs * StudiesPerJob))
        {
            var drawn = new DrawnStudy[batch.Length];
            await Parallel.ForAsync(0, batch.Length, parallel, (index, _) =>
            {
                drawn[index] = Draw(writer, batch[index]);
                progress.Step();
                return ValueTask.CompletedTask;
            });
            foreach (var study in drawn)
            {
                foreach (var hip in study.Images.SelectMany(image => image.Hips)) writer.Add(hip);
                foreach (var square in study.Images.SelectMany(image => image.Joints)) joints?.Add(square);
                foreach (var image in study.Images)
                    if (image.Whole is { } drawnWhole) whole?.Add(drawnWhole);
                notes.AddRange(study.Images.SelectMany(image => image.Notes));
                truths.Add(study.Truth);
            }
        }

        truths.Complete();
        return (writer.Count, notes);
    }

    private DrawnStudy Draw(PreparedSetWriter writer, int index)
    {
        var study = StudySimulator.Simulate(StudySimulator.StudySeed(Set.Seed, index), Set.Options);
        var images = new List<LabelledHips>();
        foreach (var (image, truth) in study.Images.Zip(study.Truth.Images))
        {
            var pixels = GrayscaleRenderer.Render(image.File.Dataset, image.File.TransferSyntax);
            images.Add(LabelledHips.Draw(writer, study.Truth, truth, pixels, image.File.Dataset, "", Form));
        }

        return new DrawnStudy(study.Truth, images);
    }

    private sealed record DrawnStudy(StudyTruth Truth, IReadOnlyList<LabelledHips> Images);
}
