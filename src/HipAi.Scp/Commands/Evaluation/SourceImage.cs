using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>An image of a labelled set before it is judged.</summary>
/// <param name="File">Its file below the set's folder, with forward slashes.</param>
/// <param name="StatedView">The view that wins over the header; null for the header's.</param>
/// <param name="StatedSide">The side that wins over the header; null likewise.</param>
/// <param name="TrueView">The true view; null when it is not known.</param>
/// <param name="Quality">The true quality; null likewise.</param>
/// <param name="MustNot">Why nothing may be stated from it; null when something may.</param>
/// <param name="Labels">What is known of the hips it shows.</param>
internal sealed record SourceImage(
    string File,
    RadiographView? StatedView,
    ImageLaterality? StatedSide,
    RadiographView? TrueView,
    ImageQuality? Quality,
    string? MustNot,
    IReadOnlyList<SourceLabel> Labels)
{
    /// <summary>The kind that images of another projection are counted under.</summary>
    internal const string OtherView = "other_view";
}
