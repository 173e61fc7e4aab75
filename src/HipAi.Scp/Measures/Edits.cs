using HipAi.Inference.Evaluation;
using HipAi.Studies;

namespace HipAi.Scp.Measures;

/// <summary>How much of the machine's text people change before they sign.</summary>
/// <param name="Edited">Share of the reports that were changed at all.</param>
/// <param name="OfText">Edit distance as a share of the machine's text, of the reports that were changed.</param>
internal sealed record Edits(Figure Edited, Distribution OfText)
{
    /// <summary>Edges of the bins.</summary>
    internal static IReadOnlyList<double> Edges { get; } = [.02, .05, .1, .2, .5];

    /// <summary>What the bins are called.</summary>
    internal static IReadOnlyList<string> Labels { get; } = ["< 2 %", "2–5 %", "5–10 %", "10–20 %", "20–50 %", "≥ 50 %"];

    /// <summary>Of first signatures.</summary>
    internal static Edits Of(IReadOnlyList<SignedReview> reviews) => new(
        Share.Of(reviews.Count(review => review.EditDistance > 0), reviews.Count),
        Distribution.Of(reviews.Where(review => review is { EditDistance: > 0, TextLength: > 0 }).Select(review => (double)review.EditDistance / review.TextLength), Edges));
}
