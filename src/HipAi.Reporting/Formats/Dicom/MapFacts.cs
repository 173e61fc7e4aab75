using System.Globalization;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>A heatmap of a report with what may be written into it and said of it: never anything of the patient but the side.</summary>
/// <param name="Id">Its picture's id.</param>
/// <param name="Side">The hip.</param>
/// <param name="SopInstanceUid">The image it lies on.</param>
/// <param name="Legend">Lines to be drawn into the picture.</param>
/// <param name="Derivation">How it was made, one line.</param>
internal sealed record MapFacts(string Id, HipSide Side, string SopInstanceUid, IReadOnlyList<string> Legend, string Derivation)
{
    /// <summary>First line of every picture.</summary>
    public const string Warning = "AI heatmap – not diagnostic";

    /// <summary>All heatmaps of a report: of each hip those of its class, then those of causes of failure.</summary>
    public static IEnumerable<MapFacts> Of(StudyPrediction prediction) =>
        from hip in prediction.Hips.OrderBy(hip => hip.Side)
        from map in hip.Heatmaps.Select(map => Of(hip, map)).Concat(hip.Failure?.Maps.Select(map => Of(hip.Failure, map)) ?? [])
        select map;

    private static MapFacts Of(HipFinding hip, HipHeatmap map)
    {
        var name = map.Class.DisplayName();
        var standing = hip.Status == FindingStatus.Certain
            ? $"{NameOf(map.Side)} hip: {new HipStatement(hip, null).Words}"
            : $"{NameOf(map.Side)} hip: indeterminate, radiologist to specify";
        return new MapFacts(
            map.Id, map.Side, map.SopInstanceUid, [Warning, standing, $"What speaks for: {name}", $"Model: {map.Member}"],
            $"Class activation of {map.Member} for class {map.Class.CodeValue()} ({name}), {map.Side.Code()} hip, laid over {Region(map.Region)}.");
    }

    private static MapFacts Of(FailureFinding failure, FailureMap map)
    {
        var name = map.Cause.DisplayName();
        var members = string.Join(", ", failure.Votes.Select(vote => vote.Member).Distinct());
        return new MapFacts(
            map.Id, map.Side, map.SopInstanceUid, [Warning, $"{NameOf(map.Side)} hip", $"Signs to look for: {name}", "No diagnosis"],
            $"Probability map of signs of {name}, mean over {members}, {map.Side.Code()} hip, laid over {Region(map.Region)}.");
    }

    private static string NameOf(HipSide side) => PlainText.Capital(side.Code());

    private static string Region(PixelRegion region) => string.Create(
        CultureInfo.InvariantCulture, $"columns {region.X} to {region.X + region.Width - 1} and rows {region.Y} to {region.Y + region.Height - 1} of its source image");
}
