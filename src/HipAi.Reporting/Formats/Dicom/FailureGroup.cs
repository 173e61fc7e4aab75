using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>
/// The measurement group that tells what was said of the cause of failure of one arthroplasty, or why nothing (requirement C8). A cause
/// stands as a possible sign where it is certain, and never as a finding: that would be a diagnosis.
/// </summary>
internal static class FailureGroup
{
    /// <summary>The group.</summary>
    /// <param name="record">The report.</param>
    /// <param name="side">The hip.</param>
    /// <param name="failure">What was said of it.</param>
    /// <param name="pictures">Ids of the maps that go with the report.</param>
    public static DicomDataset Of(ReportRecord record, HipSide side, FailureFinding failure, IReadOnlySet<string> pictures) =>
        ContentItem.Container(Concepts.MeasurementGroup,
        [
            .. GroupItems.Tracking(record, "arthroplasty failure", side),
            ContentItem.Code(ContentItem.Contains, Concepts.FindingCategory, Concepts.ProsthesisDisorder),
            GroupItems.Site(side),
            .. failure.NotRunBecause is { } reason
                ? GroupItems.Comments($"Cause of failure was not assessed: {PlainText.Sentence(reason)}")
                : Assessed(record, failure, pictures),
        ]);

    private static IEnumerable<DicomDataset> Assessed(ReportRecord record, FailureFinding failure, IReadOnlySet<string> pictures)
    {
        var certain = failure.Status == FindingStatus.Certain;
        return
        [
            .. GroupItems.Algorithm("HipAI arthroplasty failure ensemble", failure.Votes.Select(vote => (vote.Member, vote.Version))),
            .. GroupItems.Sources(record, RecordImages.ImagesOf(failure)),
            .. FailureCauses.All.Select(cause => ContentItem.Number(
                ContentItem.Contains, Concepts.Probability, failure.Probabilities[(int)cause], Concepts.NoUnits,
                ContentItem.Code(ContentItem.Modifies, Concepts.Finding, CodeItem.Of(FindingCodes.Cause(cause), FindingCodes.SnomedOf(cause))))),
            ContentItem.Number(ContentItem.Contains, Concepts.InfectionScore, Math.Round(failure.InfectionScore, 2), Concepts.Score),
            ContentItem.Code(ContentItem.Contains, Concepts.FailureSign, certain ? FindingCodes.Cause(failure.Cause) : Concepts.Indeterminate),
            .. failure.Votes.Select(vote => Vote(record, vote)),
            .. GroupItems.Maps(record, Concepts.FailureMap, failure.Maps.Select(map => map.Id).Where(pictures.Contains)),
            .. GroupItems.Comments(["Signs for the radiologist to look for, no diagnosis; correlate with history, CRP and ESR.", .. failure.Reasons]),
        ];
    }

    private static DicomDataset Vote(ReportRecord record, FailureVote vote)
    {
        var best = FailureCauses.All.MaxBy(cause => vote.Probabilities[(int)cause]);
        return GroupItems.Vote(
            record, (vote.Member, vote.Version), FindingCodes.Cause(best), vote.Probabilities[(int)best], vote.ApSopInstanceUid, vote.LateralSopInstanceUid);
    }
}
