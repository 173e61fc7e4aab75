using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>One picture of what the models looked at in an image: at most one map per hip.</summary>
/// <param name="Maps">The maps, right before left.</param>
internal sealed record ImageOverlay(IReadOnlyList<HipHeatmap> Maps)
{
    /// <summary>
    /// The maps of one image as few pictures as can be: the first of each hip together, then the second of each, in order of the
    /// models' names. Maps of one hip never lie over each other.
    /// </summary>
    internal static IReadOnlyList<ImageOverlay> Of(IEnumerable<HipHeatmap> maps) =>
    [
        .. maps.GroupBy(map => map.Side)
            .SelectMany(hip => hip.OrderBy(map => map.Member, StringComparer.Ordinal).Select((map, place) => (Map: map, Place: place)))
            .GroupBy(placed => placed.Place, placed => placed.Map)
            .OrderBy(picture => picture.Key)
            .Select(picture => new ImageOverlay([.. picture.OrderBy(map => map.Side)])),
    ];

    /// <summary>What each map argues for, and whose it is.</summary>
    internal IEnumerable<string> Captions =>
        Maps.Select(map => $"{Display.Side(map.Side)}: {map.Class.DisplayName()} ({map.Member})");

    /// <summary>What the picture shows, for those who cannot see it.</summary>
    internal string Alternative => "What the models looked at. " + string.Join("; ", Captions);
}
