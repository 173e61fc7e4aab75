using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>What one row says of a hip.</summary>
/// <param name="Side">The hip; unknown for what the image's header tells, bilateral for both.</param>
/// <param name="Class">Its class; null when it is not known or none of the nine.</param>
/// <param name="MustNot">Why nothing may be stated of the hip, whatever the image; null when something may.</param>
/// <param name="Cause">Why its arthroplasty failed; null when it is not known.</param>
/// <param name="HasSign">Whether the study's images show a sign of it; null likewise.</param>
/// <param name="Calls">What readers called it on this image.</param>
internal sealed record SourceLabel(
    ImageLaterality Side, HardwareClass? Class, string? MustNot, FailureCause? Cause, bool? HasSign, IReadOnlyList<HardwareClass?> Calls)
{
    /// <summary>The hips it speaks of.</summary>
    /// <param name="view">The image's view.</param>
    /// <param name="side">The image's side.</param>
    internal IEnumerable<HipSide> Sides(RadiographView view, ImageLaterality side) => (Side == ImageLaterality.Unknown ? side : Side) switch
    {
        ImageLaterality.Right => [HipSide.Right],
        ImageLaterality.Left => [HipSide.Left],
        ImageLaterality.Bilateral => [HipSide.Right, HipSide.Left],
        _ => view == RadiographView.ApPelvis ? [HipSide.Right, HipSide.Left] : [],
    };
}
