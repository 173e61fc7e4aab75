using System.CommandLine;
using System.Globalization;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Inference;
using HipAi.Inference.Evaluation;
using HipAi.Inference.Evaluation.Rendering;
using HipAi.Inference.Models;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai evaluate</c>: the papers' tables and curves over a labelled set (C11).</summary>
internal static class EvaluateCommand
{
    /// <summary>Heatmap pictures are thrown away; the smallest there may be.</summary>
    private const int SmallestPicture = 64;

    internal static Command Create(CommandContext context)
    {
        var data = Options.Text("--data", "Folder with images and their truth: what 'simulate' wrote (truth.json), or labels.csv with DICOM, PNG or JPEG files.");
        var output = Options.Text("--out", "Folder to write metrics.json, report.md, report.html, cases.csv and pictures to; files of these names are replaced.");
        var models = new Option<string?>("--models") { Description = "Folder with one folder per model; without it the service's setting HipAi:Inference:ModelsFolder." };
        var jobs = Options.Number("--jobs", "Studies judged at the same time; never changes a figure.", 1, 256, Environment.ProcessorCount);
        var bootstrap = Options.Number("--bootstrap", "Replicates of the bootstrap that intervals are made with.", 100, 100_000, 2000);
        var seed = Options.Number("--seed", "Seed of the bootstrap: the same seed gives the same intervals.", int.MinValue, int.MaxValue, 1);
        var command = new Command("evaluate", "Judges a labelled set and measures the answers: tables, curves, intervals, a report.")
        {
            data, output, models, jobs, bootstrap, seed,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(output), parsed.GetValue(models), parsed.GetValue(jobs),
            new EvaluationSettings(parsed.GetValue(bootstrap), parsed.GetValue(seed)), context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string data, string output, string? models, int jobs, EvaluationSettings settings, CommandContext context, CancellationToken cancellationToken)
    {
        var set = SourceSet.Read(data);
        var (options, paths) = HipAiHost.ReadSettings([]);
        var folder = models is { Length: > 0 } ? models : paths.ModelsFolder;
        using var judge = Load(folder, Threads(options.Inference.ToInferenceOptions(), jobs), context.Time);
        await context.Error.WriteLineAsync($"Models run on {judge.ExecutionProvider}: {judge.ExecutionProviderReason}.");
        foreach (var warning in judge.Warnings) await context.Error.WriteLineAsync(warning);
        var transcoder = new DicomTranscoder(new CodecOptions { GdcmconvPath = paths.Gdcmconv }, context.Time);
        var run = new SetJudge(judge, transcoder, set.Folder, context.Time);
        var begun = context.Time.GetTimestamp();
        var studies = await run.JudgeAsync(set.Studies, jobs, Progress.Of(set.Studies.Count, "studies", context), cancellationToken);
        var facts = new SetFacts(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(data))), set.IsSimulated, set.Studies.Sum(study => study.Images.Count),
            run.Unreadable, run.Notes, set.Readers, context.Time.GetElapsedTime(begun), jobs);
        if (studies.All(study => study.Images.Count == 0)) throw new CommandException($"--data: no image of '{data}' could be read.");
        await context.Error.WriteLineAsync("Measuring ...");
        var report = Evaluator.Evaluate(facts, new EvaluatedModels(judge.Models, SimulatedModels.Names(folder), judge.ExecutionProvider), studies, settings);
        Write(output, EvaluationDocuments.Of(report));
        await TellAsync(report, output, context);
        return ExitCodes.Done;
    }

    // Every study at work takes one thread of each network run: more would only wait for each other.
    private static InferenceOptions Threads(InferenceOptions options, int jobs) => options with
    {
        IntraOpThreads = options.IntraOpThreads > 0 ? options.IntraOpThreads : Math.Max(1, Environment.ProcessorCount / jobs),
        HeatmapSize = SmallestPicture,
    };

    private static StudyJudge Load(string folder, InferenceOptions options, TimeProvider time)
    {
        try
        {
            return StudyJudge.Load(folder, options, time);
        }
        catch (Exception fault) when (fault is ModelContractException or InferenceProviderException)
        {
            // A model breaks its contract, or CUDA was demanded in the settings and cannot be had.
            throw new CommandException($"--models: {fault.Message}", fault);
        }
    }

    private static void Write(string output, IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(output);
        foreach (var (name, content) in files) File.WriteAllText(Path.Combine(output, name), content);
    }

    private static async Task TellAsync(EvaluationReport report, string output, CommandContext context)
    {
        foreach (var warning in report.Warnings) await context.Out.WriteLineAsync(warning);
        var hardware = report.Hardware;
        await context.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Hardware: {hardware.N} hips, accuracy {Told(hardware.Accuracy)}, kappa {Told(hardware.Kappa)}, "
            + $"stated {Told(hardware.Coverage)}, right when stated {Told(hardware.SelectiveAccuracy)}"));
        if (report.Failure.All.N > 0)
            await context.Out.WriteLineAsync(FormattableString.Invariant(
                $"Failure causes: {report.Failure.All.N} arthroplasties, accuracy {Told(report.Failure.All.Accuracy)}, with a sign {Told(report.Failure.Signed.Accuracy)}"));
        await context.Out.WriteLineAsync($"Report: {Path.Combine(output, "report.html")}");
    }

    private static string Told(Figure figure) => figure.Value is { } value
        ? FormattableString.Invariant($"{value:0.000} ({figure.Low:0.000} to {figure.High:0.000})")
        : "not defined";
}
