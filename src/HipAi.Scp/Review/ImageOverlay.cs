using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>What one model looked at in one image.</summary>
/// <param name="Member">The model.</param>
/// <param name="Maps">Its maps: one per hip in the image.</param>
internal sealed record ImageOverlay(string Member, IReadOnlyList<HipHeatmap> Maps)
{
    /// <summary>The maps of one image by model.</summary>
    internal static IReadOnlyList<ImageOverlay> Of(IEnumerable<HipHeatmap> maps) =>
    [
        .. maps.GroupBy(map => map.Member, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ImageOverlay(group.Key, [.. group.OrderBy(map => map.Side)])),
    ];

    /// <summary>What the picture shows, for those who cannot see it.</summary>
    internal string Alternative =>
        $"What {Member} looked at: " + string.Join("; ", Maps.Select(map => $"{Display.Side(map.Side)}, for {map.Class.DisplayName()}"));
}
