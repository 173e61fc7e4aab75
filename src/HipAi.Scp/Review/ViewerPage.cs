namespace HipAi.Scp.Review;

/// <summary>The viewer of a study.</summary>
/// <param name="Images">Its images in the order they hang.</param>
/// <param name="ShowsFindings">Whether heatmaps and maps of failure may be shown; false while the reader reads blind first (requirement F3).</param>
internal sealed record ViewerPage(IReadOnlyList<HungImage> Images, bool ShowsFindings);
