using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>The measurement group that tells what a person decided on one hip (requirement F2): the person is its observer, and no algorithm is named.</summary>
internal static class ReviewedGroup
{
    /// <summary>The group; none where nobody decided.</summary>
    public static IEnumerable<DicomDataset> Of(ReportRecord record, HipFinding hip)
    {
        var statement = HipStatement.Of(record.Report, hip);
        if (statement is not { Decision: { } decision, Review: { } review }) return [];
        return
        [
            ContentItem.Container(Concepts.MeasurementGroup,
            [
                .. GroupItems.Tracking(record, "reviewed hardware", hip.Side),
                .. Observer(decision),
                ContentItem.Code(ContentItem.Contains, Concepts.FindingCategory, Concepts.Implant),
                .. statement.Class is { } decided ? Class(decided) : [],
                GroupItems.Site(hip.Side),
                ContentItem.Code(ContentItem.Contains, Concepts.HardwareStatus, review),
                .. GroupItems.Comments($"{statement.ReviewWords}."),
            ]),
        ];
    }

    /// <summary>The person as observer of this group (TID 1003).</summary>
    private static DicomDataset[] Observer(HipDecision decision) => SourceValues.Name(decision.By) is { Length: > 0 } name
        ? [ContentItem.Code(ContentItem.Observes, Concepts.ObserverType, Concepts.Person), ContentItem.Name(ContentItem.Observes, Concepts.PersonName, name)]
        : [];

    private static IEnumerable<DicomDataset> Class(HardwareClass decided) =>
    [
        ContentItem.Code(ContentItem.Contains, Concepts.Finding, CodeItem.Of(FindingCodes.Class(decided), FindingCodes.SnomedOf(decided))),
        ContentItem.Code(ContentItem.Contains, Concepts.HardwareClass, FindingCodes.Class(decided)),
        .. RelatedImplants.Of(decided).Select(related => ContentItem.Code(ContentItem.Contains, Concepts.Implant, related)),
    ];
}
