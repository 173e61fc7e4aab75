using HipAi.Studies;

namespace HipAi.Inference.Models;

/// <summary>The three questions a model may answer, and what each fixes of a manifest: region, channels and classes.</summary>
public static class ModelTasks
{
    /// <summary>Which of the nine hardware classes one hip of one image shows.</summary>
    public const string Hardware = "hardware";

    /// <summary>Which view an image is, and whether it can be judged (C6, B5).</summary>
    public const string Triage = "triage";

    /// <summary>Why an arthroplasty failed, from its AP and its lateral view together (C8).</summary>
    public const string Failure = "failure";

    /// <summary>The causes a failure model draws a probability map of: all but none, in the order of <see cref="FailureCauses.All"/>.</summary>
    public static IReadOnlyList<FailureCause> MappedCauses { get; } = [.. FailureCauses.All.Where(cause => cause != FailureCause.None)];

    /// <summary>Whether there is such a task.</summary>
    public static bool IsKnown(string task) => task is Hardware or Triage or Failure;

    /// <summary>The part of an image a task looks at, as <see cref="ModelInput.Region"/> names it.</summary>
    public static string Region(string task) => task switch { Triage => "image", Failure => "joint", _ => "hip" };

    /// <summary>Channels of a task's input: AP and lateral for failure causes, one grey channel otherwise.</summary>
    public static int Channels(string task) => task == Failure ? 2 : 1;

    /// <summary>Channels of a task's map: one per class, or one per view and mapped cause (the five of the AP view first).</summary>
    public static int Maps(string task) => task == Failure ? 2 * MappedCauses.Count : Classes(task).Count;

    /// <summary>
    /// The codes of the logits, in order. Triage has two questions in one vector: the five views (other last), then the five qualities; a
    /// softmax goes over each.
    /// </summary>
    public static IReadOnlyList<string> Classes(string task) => task switch
    {
        Triage => [.. TriageClasses.Views.Select(TriageClasses.Code), .. ImageQualities.All.Select(ImageQualities.Code)],
        Failure => [.. FailureCauses.All.Select(FailureCauses.Code)],
        _ => [.. HardwareClasses.All.Select(HardwareClasses.Code)],
    };
}
