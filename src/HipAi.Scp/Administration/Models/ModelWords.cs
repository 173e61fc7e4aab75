using HipAi.Inference.Models;
using HipAi.Scp.Review;
using HipAi.Studies;

namespace HipAi.Scp.Administration.Models;

/// <summary>A manifest in words (requirement C10). Pure.</summary>
internal static class ModelWords
{
    /// <summary>What a model judges.</summary>
    internal static string Task(string task) => task switch
    {
        ModelTasks.Hardware => "Which hardware a hip holds",
        ModelTasks.Triage => "Which view an image is, and whether it can be judged",
        ModelTasks.Failure => "Why an arthroplasty failed",
        _ => task,
    };

    /// <summary>A class of a model.</summary>
    internal static string Class(string task, string code) => task switch
    {
        ModelTasks.Hardware => HardwareClasses.All.Where(known => known.Code() == code).Select(known => known.DisplayName()).FirstOrDefault(code),
        ModelTasks.Failure => FailureCauses.All.Where(known => known.Code() == code).Select(known => known.DisplayName()).FirstOrDefault(code),
        _ => code.Replace('_', ' '),
    };

    /// <summary>What goes in.</summary>
    internal static string Input(ModelInput input) =>
        $"{input.Width} × {input.Height} pixels of {(input.Region switch { "image" => "the whole image", "joint" => $"{input.Millimetres} mm about the joint, in two views", _ => "one hip" })}";

    /// <summary>When what it says is stated, and when it is left to the radiologist.</summary>
    internal static IReadOnlyList<string> Thresholds(ModelManifest manifest)
    {
        var t = manifest.Thresholds;
        return
        [
            $"A finding is stated from a probability of {Display.Percent(t.MinProbability)} on, and not within {Display.Percent(t.MinMargin)} of the next.",
            .. (t.Stricter ?? new Dictionary<string, double>()).Select(row => $"{Class(manifest.Task, row.Key)} only from {Display.Percent(row.Value)} on."),
            $"Members of the ensemble may differ by {Display.Percent(t.MaxDisagreement)} at most.",
            .. t.MaxUnfamiliarity is { } unfamiliar ? [FormattableString.Invariant($"Images that are too unlike those it was trained on (above {unfamiliar:0.##}) are left to the radiologist.")] : Array.Empty<string>(),
            .. t.CrossTableOnly is { } only ? [$"An arthroplasty that only cross-table laterals show is stated only from {Display.Percent(only)} on."] : Array.Empty<string>(),
            "Whatever does not reach this is told as indeterminate.",
        ];
    }
}
