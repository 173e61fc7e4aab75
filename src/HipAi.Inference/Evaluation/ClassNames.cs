using HipAi.Inference.Models;
using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>The classes of one question, in the order of its probability vectors.</summary>
/// <param name="Codes">Their codes, as in <c>metrics.json</c>.</param>
/// <param name="Names">Their names, as a person reads them.</param>
public sealed record ClassNames(IReadOnlyList<string> Codes, IReadOnlyList<string> Names)
{
    /// <summary>The nine hardware classes.</summary>
    public static ClassNames Hardware { get; } = new(
        [.. HardwareClasses.All.Select(HardwareClasses.Code)], [.. HardwareClasses.All.Select(HardwareClasses.DisplayName)]);

    /// <summary>No failure and the five causes.</summary>
    public static ClassNames Failure { get; } = new(
        [.. FailureCauses.All.Select(FailureCauses.Code)], [.. FailureCauses.All.Select(FailureCauses.DisplayName)]);

    /// <summary>The four views and other.</summary>
    public static ClassNames Views { get; } = new(
        [.. TriageClasses.Views.Select(TriageClasses.Code)],
        [.. TriageClasses.Views.Select(view => view == RadiographView.Unknown ? "Other" : Sentence(view.DisplayName()))]);

    /// <summary>The five image qualities.</summary>
    public static ClassNames Qualities { get; } = new(
        [.. ImageQualities.All.Select(ImageQualities.Code)], [.. ImageQualities.All.Select(quality => Sentence(quality.Code().Replace('_', ' ')))]);

    /// <summary>How many.</summary>
    public int Count => Codes.Count;

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
