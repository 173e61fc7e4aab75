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
    public static string LowProbability(HardwareClass first) => $"Low probability: {Words(first)} is the most likely, but not likely enough.";

    /// <summary>An arthroplasty is seen in cross-table laterals only, where it must be likelier than elsewhere.</summary>
    public static string CrossTableOnly(HardwareClass first) =>
        $"Cross-table laterals only: {Words(first)} is the most likely, but in this view alone the kinds of arthroplasty are easily confused.";

    /// <summary>The two likeliest classes are nearly alike.</summary>
    public static string TooClose(HardwareClass first, HardwareClass second) => $"Too close to tell apart: {Words(first)} and {Words(second)}.";

    /// <summary>Members name different classes.</summary>
    public static string MembersDisagree(IEnumerable<(string Speaker, HardwareClass Class)> members) =>
        $"Members disagree: {string.Join(", ", members.Select(member => $"{member.Speaker} says {Words(member.Class)}"))}.";

    /// <summary>Members name one class, but are far apart.</summary>
    public static string NotEquallySure(string surest, HardwareClass hardware, string least) =>
        $"Members are not equally sure: {surest} is surer of {Words(hardware)} than {least}.";

    /// <summary>Views show different classes.</summary>
    public static string ViewsContradict(IEnumerable<(RadiographView View, HardwareClass Class)> views) =>
        $"Views contradict each other: {string.Join(", ", views.Select(view => $"{view.View.DisplayName()} shows {Words(view.Class)}").Distinct())}.";

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

    // Inside a sentence a class begins with a small letter, unless it begins with an abbreviation (THA).
    private static string Words(HardwareClass hardware)
    {
        var name = hardware.DisplayName();
        return name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
