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
            "--seed", "Seed of the set: the same seed and options give the same bytes on any machine.", int.MinValue, int.MaxValue, 1);
        var output = Options.Text("--out", "Folder to write to; must be new or empty.");
        var form = Options.Choice(
            "--form", "What is written: DICOM files in a folder per study, or tensors prepared for training. Both with truth.json.", OutputForm.Dicom);
        var sizes = PrepareCommand.Sizes(required: false);
        var masks = PrepareCommand.Masks();
        var joints = new JointOptions();
        var whole = PrepareCommand.Whole();
        var jobs = Options.Number(
            "--jobs", "Studies simulated at the same time; never changes what is written.", 1, 256, Environment.ProcessorCount);
        var choices = new SimulationChoices();
        var command = new Command(
            "simulate", "Simulates radiographs of patients with and without hip hardware, as DICOM files or training tensors, with the truth beside them.")
        {
            studies, seed, output, form, sizes, masks, whole, jobs,
        };
        foreach (var option in joints.All) command.Add(option);
        foreach (var option in choices.All) command.Add(option);
        command.SetAction((parsed, cancellationToken) =>
        {
            var set = new SimulatedSet(parsed.GetValue(studies), parsed.GetValue(seed), choices.Of(parsed));
            var (folder, at) = (parsed.GetRequiredValue(output), parsed.GetValue(jobs));
            RefuseMixing(folder);
            return parsed.GetValue(form) == OutputForm.Dicom
                ? WriteDicomAsync(set, folder, at, context, cancellationToken)
                : WriteTensorsAsync(
                    new SimulatedTensors(set, Given(parsed.GetValue(sizes)), new LabelForm(parsed.GetValue(masks), parsed.GetValue(whole), joints.Of(parsed))),
                    folder, at, context, cancellationToken);
        });
        return command;
    }

    private static void RefuseMixing(string output)
    {
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any())
            throw new CommandException($"--out: folder '{output}' is not empty; old and new studies would mix.");
    }

    private static IReadOnlyList<int> Given(IReadOnlyList<int>? sizes) =>
        sizes is { Count: > 0 } ? sizes : throw new CommandException("--sizes: tensors need the input sizes of the networks, for example --sizes 320,380.");

    private static async Task<int> WriteDicomAsync(
        SimulatedSet set, string output, int jobs, CommandContext context, CancellationToken cancellationToken)
    {
        var truths = await set.WriteAsync(output, jobs, Progress.Of(set.Studies, "studies", context), cancellationToken);
        await context.Out.WriteLineAsync(FormattableString.Invariant(
            $"{truths.Count} studies with {truths.Sum(truth => truth.Images.Count)} images and truth.json in {output}"));
        return ExitCodes.Done;
    }

    private static async Task<int> WriteTensorsAsync(
        SimulatedTensors tensors, string output, int jobs, CommandContext context, CancellationToken cancellationToken)
    {
        var (hips, notes) = await tensors.WriteAsync(
            output, jobs, Progress.Of(tensors.Set.Studies, "studies", context), cancellationToken);
        foreach (var note in notes) await context.Error.WriteLineAsync(note);
        await context.Out.WriteLineAsync(FormattableString.Invariant(
            $"{hips} hips of {tensors.Set.Studies} studies, hips.csv and truth.json in {output}"));
        return ExitCodes.Done;
    }
}
