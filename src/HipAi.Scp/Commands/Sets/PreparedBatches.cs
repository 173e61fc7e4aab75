using HipAi.Inference.Preparation;

namespace HipAi.Scp.Commands;

/// <summary>Draws images in parallel and writes their hips in the order of the images, whatever the number of jobs.</summary>
internal static class PreparedBatches
{
    // Images in memory at once per job: enough to keep all jobs busy, few enough for a small machine.
    private const int ImagesPerJob = 4;

    /// <summary>Draws and writes all.</summary>
    /// <param name="images">What is drawn.</param>
    /// <param name="draw">The hips of one of them.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="whole">Where images go as a whole; null for nowhere.</param>
    /// <param name="jobs">Images at the same time.</param>
    /// <param name="progress">Told after each image.</param>
    /// <param name="cancellationToken">Stops between images.</param>
    internal static async Task<PreparationOutcome> WriteAsync<T>(
        IEnumerable<T> images, Func<T, CancellationToken, Task<LabelledHips>> draw, PreparedSetWriter writer, WholeImageWriter? whole, int jobs, Progress progress,
        CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        foreach (var batch in images.Chunk(jobs * ImagesPerJob))
        {
            var drawn = new LabelledHips[batch.Length];
            await Parallel.ForAsync(0, batch.Length, parallel, async (index, ct) =>
            {
                drawn[index] = await draw(batch[index], ct);
                progress.Step();
            });
            foreach (var image in drawn)
            {
                foreach (var hip in image.Hips) writer.Add(hip);
                if (image.Whole is { } picture) whole?.Add(picture);
                notes.AddRange(image.Notes);
            }
        }

        return new PreparationOutcome(notes);
    }
}
