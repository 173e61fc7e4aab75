using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>
/// The measurement group that tells of the hardware of one hip as the models found it. The class stands as its finding only where it is
/// certain and nobody decided otherwise; the nine probabilities and every member's vote stand there always.
/// </summary>
internal static class HardwareGroup
{
    /// <summary>The group.</summary>
    /// <param name="record">The report.</param>
    /// <param name="hip">One of its hips.</param>
    /// <param name="pictures">Ids of the heatmaps that go with the report.</param>
    public static DicomDataset Of(ReportRecord record, HipFinding hip, IReadOnlySet<string> pictures)
    {
        var statement = HipStatement.Of(record.Report, hip);
        var certain = statement.IsAsFound;
        var code = FindingCodes.Class(hip.Class);
        return ContentItem.Container(Concepts.MeasurementGroup,
        [
            .. GroupItems.Tracking(record, "hardware", hip.Side),
            ContentItem.Code(ContentItem.Contains, Concepts.FindingCategory, Concepts.Implant),
            .. When(certain, () => [ContentItem.Code(ContentItem.Contains, Concepts.Finding, CodeItem.Of(code, FindingCodes.SnomedOf(hip.Class)))]),
            GroupItems.Site(hip.Side),
            .. GroupItems.Algorithm("HipAI hip hardware ensemble", hip.Votes.Select(vote => (vote.Member, vote.Version))),
            .. GroupItems.Sources(record, hip.Votes.Select(vote => vote.SopInstanceUid)),
            .. When(certain, () => [ContentItem.Number(ContentItem.Contains, Concepts.Certainty, Math.Round(hip.Probability * 100, 2), Concepts.Percent)]),
            .. HardwareClasses.All.Select(hardware => Probability(hip, hardware)),
            .. Unfamiliarity(hip),
            .. When(certain || !statement.IsCertain, () =>
            [
                ContentItem.Code(ContentItem.Contains, Concepts.HardwareClass, certain ? code : Concepts.Indeterminate),
                ContentItem.Code(ContentItem.Contains, FindingCodes.HardwareStatus, statement.FoundStatus),
            ]),
            .. statement.Versus is { } other ? [Differential(hip, other), .. GroupItems.Comments($"{statement.Words}.")] : Array.Empty<DicomDataset>(),
            .. When(certain, () => RelatedImplants.Of(hip.Class).Select(related => ContentItem.Code(ContentItem.Contains, Concepts.Implant, related))),
            .. hip.Votes.Select(vote => GroupItems.Vote(
                record, (vote.Member, vote.Version), FindingCodes.Class(vote.Class), vote.Probabilities[(int)vote.Class], vote.SopInstanceUid)),
            .. GroupItems.Maps(record, Concepts.ClassActivation, hip.Heatmaps.Select(map => map.Id).Where(pictures.Contains)),
            .. GroupItems.Comments(Comments(statement)),
        ]);
    }

    private static DicomDataset Probability(HipFinding hip, HardwareClass hardware) => ContentItem.Number(
        ContentItem.Contains, Concepts.Probability, hip.Probabilities[(int)hardware], Concepts.NoUnits,
        ContentItem.Code(ContentItem.Modifies, Concepts.HardwareClass, FindingCodes.Class(hardware)));

    private static DicomDataset Differential(HipFinding hip, HardwareClass other) => ContentItem.Code(
        ContentItem.Contains, FindingCodes.HardwareDifferential, FindingCodes.Class(other),
        ContentItem.Number(ContentItem.Property, Concepts.Probability, hip.Probabilities[(int)other], Concepts.NoUnits));

    private static IEnumerable<DicomDataset> Unfamiliarity(HipFinding hip) => hip.Unfamiliarity is { } value
        ? [ContentItem.Number(ContentItem.Contains, Concepts.Unfamiliarity, value, Concepts.NoUnits)]
        : [];

    private static IEnumerable<string> Comments(HipStatement statement) => (statement.IsAsFound, statement.Decision) switch
    {
        (true, _) => [RunnerUp(statement.Finding)],
        (_, null) => ["Hardware type indeterminate; radiologist to specify.", .. statement.Finding.Reasons],
        _ => [$"{statement.FoundWords}. Not what the reader decided.", .. statement.Finding.Reasons],
    };

    private static string RunnerUp(HipFinding hip)
    {
        var second = HardwareClasses.All.Where(hardware => hardware != hip.Class).MaxBy(hardware => hip.Probabilities[(int)hardware]);
        return string.Create(CultureInfo.InvariantCulture, $"Second-ranked class: {second.DisplayName()}, probability {hip.Probabilities[(int)second]:0.000}.");
    }

    private static IEnumerable<DicomDataset> When(bool holds, Func<IEnumerable<DicomDataset>> items) => holds ? items() : [];
}
