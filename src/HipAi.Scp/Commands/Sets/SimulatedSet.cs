using HipAi.Phantom;

namespace HipAi.Scp.Commands;

/// <summary>A set of simulated studies, told by its seed: study k is the same however many are made, and by however many jobs.</summary>
/// <param name="Studies">How many.</param>
/// <param name="Seed">The set's seed.</param>
/// <param name="Options">What to simulate.</param>
internal sealed record SimulatedSet(int Studies, int Seed, SimulationOptions Options)
{
    /// <summary>Name of the truth file in the set's folder.</summary>
    internal const string TruthFileName = "truth.json";

    /// <summary>Simulates and writes the set: a folder per study, and the truth last, so that a set with a truth file is whole.</summary>
    /// <param name="folder">Where to write.</param>
    /// <param name="jobs">Studies at the same time.</param>
    /// <param name="progress">Told after each study.</param>
    /// <param name="cancellationToken">Stops between studies.</param>
    /// <returns>The truth of every study, in order.</returns>
    internal async Task<IReadOnlyList<StudyTruth>> WriteAsync(
        string folder, int jobs, Progress progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var truths = new StudyTruth[Studies];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, Studies, parallel, (index, _) =>
        {
            var study = StudySimulator.Simulate(StudySimulator.StudySeed(Seed, index), Options);
            SimulatedStudyWriter.Write(study, Path.Combine(folder, study.StudyInstanceUid));
            truths[index] = study.Truth;
            progress.Step();
            return ValueTask.CompletedTask;
        });
        TruthFile.Write(Path.Combine(folder, TruthFileName), truths);
        return truths;
    }
}
