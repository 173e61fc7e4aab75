using HipAi.Studies;

namespace HipAi.Inference.Ensemble;

/// <summary>
/// The table of reasons why a finding is indeterminate (requirements B5 and C4 to C6), in words for the radiologist. They go into the report,
/// whose body gives no figures of confidence; the figures stand in the votes beside it.
/// </summary>
public static class DoubtWording
{
    /// <summary>The images are unlike those of the training: what they show may be none of the classes.</summary>
    public static string Unfamiliar =>
        "The images are unlike those the networks were trained on: hardware outside the nine classes, or another anatomy.";

    /// <summary>The likeliest class is below the least probability.</summary>
    public static string LowProbability(HardwareClass first) => LowProbability(Words(first));

    /// <summary>The likeliest cause of failure is below the least probability.</summary>
    public static string LowProbability(FailureCause first) => LowProbability(Words(first));

    /// <summary>An arthroplasty is seen in cross-table laterals only, where it must be likelier than elsewhere.</summary>
    public static string CrossTableOnly(HardwareClass first) =>
        $"Cross-table laterals only: {Words(first)} is the most likely, but in this view alone the kinds of arthroplasty are easily confused.";

    /// <summary>The two likeliest classes are nearly alike.</summary>
    public static string TooClose(HardwareClass first, HardwareClass second) => TooClose(Words(first), Words(second));

    /// <summary>The two likeliest causes are nearly alike.</summary>
    public static string TooClose(FailureCause first, FailureCause second) => TooClose(Words(first), Words(second));

    /// <summary>Members name different classes.</summary>
    public static string MembersDisagree(IEnumerable<(string Speaker, HardwareClass Class)> members) =>
        MembersDisagree(members.Select(member => (member.Speaker, Words(member.Class))));

    /// <summary>Members name different causes.</summary>
    public static string MembersDisagree(IEnumerable<(string Speaker, FailureCause Cause)> members) =>
        MembersDisagree(members.Select(member => (member.Speaker, Words(member.Cause))));

    /// <summary>Members name one class, but are far apart.</summary>
    public static string NotEquallySure(string surest, HardwareClass hardware, string least) =>
        $"Members are not equally sure: {surest} is surer of {Words(hardware)} than {least}.";

    /// <summary>Members name one cause, but are far apart.</summary>
    public static string NotEquallySure(FailureCause cause) => $"Members are not equally sure of {Words(cause)}.";

    /// <summary>Views show different classes.</summary>
    public static string ViewsContradict(IEnumerable<(RadiographView View, HardwareClass Class)> views) =>
        $"Views contradict each other: {string.Join(", ", views.Select(view => $"{view.View.DisplayName()} shows {Words(view.Class)}").Distinct())}.";

    /// <summary>Pairs of views show different causes.</summary>
    public static string PairsContradict(IEnumerable<FailureCause> causes) =>
        $"Pairs of views contradict each other: {string.Join(", ", causes.Select(Words))}.";

    /// <summary>Causes that the networks hardly see, whatever they say.</summary>
    public static string HardlyTold(IEnumerable<FailureCause> causes) =>
        $"What these networks hardly tell is not excluded: {string.Join(", ", causes.Select(Words))}.";

    /// <summary>An image may be inadequate.</summary>
    public static string QualityDoubtful(RadiographView view, ImageQuality quality) =>
        $"The quality of an image is doubtful: in the image ({view.DisplayName()}) {Fault(quality)}, perhaps.";

    /// <summary>Header and pixels name different views of an image.</summary>
    public static string ViewContradictory(RadiographView header, RadiographView seen) =>
        $"The view of an image is contradictory: {header.DisplayName()} by its header, {Seen(seen)} by its pixels.";

    /// <summary>What is wrong with an image, as a clause.</summary>
    internal static string Fault(ImageQuality quality) => quality switch
    {
        ImageQuality.Exposure => "it is too dark, too light, blurred or too noisy",
        ImageQuality.CutOff => "the joint or the hardware is cut off",
        ImageQuality.Templating => "a templating overlay covers the hip",
        ImageQuality.NotAHip => "it shows something else than a hip or pelvis",
        _ => "nothing is wrong",
    };

    /// <summary>A view that pixels show.</summary>
    internal static string Seen(RadiographView view) => view == RadiographView.Unknown ? "none of the four views" : view.DisplayName();

    private static string LowProbability(string first) => $"Low probability: {first} is the most likely, but not likely enough.";

    private static string TooClose(string first, string second) => $"Too close to tell apart: {first} and {second}.";

    private static string MembersDisagree(IEnumerable<(string Speaker, string Says)> members) =>
        $"Members disagree: {string.Join(", ", members.Select(member => $"{member.Speaker} says {member.Says}"))}.";

    private static string Words(FailureCause cause) => char.ToLowerInvariant(cause.DisplayName()[0]) + cause.DisplayName()[1..];

    // Inside a sentence a class begins with a small letter, unless it begins with an abbreviation (THA).
    private static string Words(HardwareClass hardware)
    {
        var name = hardware.DisplayName();
        return name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
