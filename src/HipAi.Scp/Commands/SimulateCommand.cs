using System.CommandLine;
using HipAi.Phantom;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai simulate</c>: simulated studies with their truth.</summary>
internal static class SimulateCommand
{
    internal static Command Create(CommandContext context)
    {
        var studies = Options.Number("--studies", "How many studies.", 1, 1_000_000, 9);
        var seed = Options.Number(
            "--seed", "Seed of the set: the same seed and options give the same bytes.", int.MinValue, int.MaxValue, 1);
        var output = Options.Text("--out", "Folder to write to: a folder per study, and truth.json. Must be new or empty.");
        var mix = Options.Choice("--mix", "How often each hardware class is drawn: balanced, or as in the source paper.", ClassMix.Balanced);
        var spacing = Options.Decimal(
            "--pixel-spacing", "Distance of pixels in mm; 0.5 is enough for training.", 0.1, 1.5, new SimulationOptions().PixelSpacing);
        var jobs = Options.Number(
            "--jobs", "Studies simulated at the same time; never changes what is written.", 1, 256, Environment.ProcessorCount);
        var command = new Command(
            "simulate", "Simulates radiographs of patients with and without hip hardware, as DICOM files with the truth beside them.")
        {
            studies, seed, output, mix, spacing, jobs,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var set = new SimulatedSet(
                parsed.GetValue(studies),
                parsed.GetValue(seed),
                new SimulationOptions { PixelSpacing = parsed.GetValue(spacing), ClassMix = parsed.GetValue(mix) });
            return RunAsync(set, parsed.GetRequiredValue(output), parsed.GetValue(jobs), context, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        SimulatedSet set, string output, int jobs, CommandContext context, CancellationToken cancellationToken)
    {
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any())
            throw new CommandException($"--out: folder '{output}' is not empty; old and new studies would mix.");
        var truths = await set.WriteAsync(output, jobs, Progress.Of(set.Studies, "studies", context), cancellationToken);
        var images = truths.Sum(truth => truth.Images.Count);
        await context.Out.WriteLineAsync(FormattableString.Invariant(
            $"{truths.Count} studies with {images} images and truth.json in {output}"));
        return ExitCodes.Done;
    }
}
