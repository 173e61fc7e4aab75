using HipAi.Scp.Api;
using HipAi.Scp.Security;
using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>Turns a review into what the API says of it. Pure.</summary>
internal static class ReviewDocuments
{
    /// <summary>The whole review.</summary>
    public static ReviewDocument Of(ReviewFile file, ReviewDraft draft, Actor actor, IReadOnlyList<string> destinations) => new(
        file.StudyInstanceUid,
        file.Seen,
        [],
        file.Stands.Status.Code(),
        file.Stands.Author == ReportAuthor.Person ? "person" : "machine",
        Standing.Of(file.Stands).Words,
        [.. file.Prediction.Hips.OrderBy(hip => hip.Side).Select(hip => Hip(file, hip, actor))],
        [.. draft.Sections.Select(Section)],
        [.. Open(file, draft).Select(OpenHipDocument.From)],
        Offer(file),
        file.Stands.Signature is { } signature ? new ReviewSignatureDocument(Display.PersonName(signature.Name), signature.Organization, signature.At) : null,
        Lines(Difference(file, draft)),
        destinations);

    /// <summary>What somebody gets who has to read first: nothing but what to read.</summary>
    public static ReviewDocument Hidden(ReviewFile file, IReadOnlyList<HipSide> toRead) => new(
        file.StudyInstanceUid, null, [.. toRead.Select(side => side.Code())], null, null, null, [], [], [], null, null, [], []);

    /// <summary>What keeps the text from being signed as it is shown.</summary>
    public static IReadOnlyList<OpenHip> Open(ReviewFile file, ReviewDraft draft) => file.IsSigned
        ? []
        : SigningRules.Open(file.Prediction, file.Decided, draft.ToSections(), file.Draft.Sections, draft.Lines, []);

    /// <summary>How the text differs from the machine's draft of the same findings.</summary>
    public static IReadOnlyList<DifferenceLine> Difference(ReviewFile file, ReviewDraft draft)
    {
        var machine = file.Versions.LastOrDefault(version => version.Author == ReportAuthor.Machine && version.SnapshotRevision == file.Stands.SnapshotRevision) ?? file.Draft;
        return ReportVersions.Difference(machine, file.Stands with { Sections = draft.ToSections() });
    }

    private static ReviewHipDocument Hip(ReviewFile file, HipFinding hip, Actor actor) => new(
        hip.Side.Code(), hip.Class.Code(), hip.Status.Code(), hip.Probability,
        file.Holding.FirstOrDefault(made => made.Decision.Side == hip.Side) is { } made ? DecisionDocument.From(made) : null,
        file.FirstReadings.Where(first => first.By == actor.Name && first.Reading.Side == hip.Side).Select(first => first.Reading.Code()).LastOrDefault());

    private static ReviewSectionDocument Section(DraftSection section) =>
        new(section.Stands.Heading, section.Text, ReviewText.IsReadOnly(section.Stands), section.IsRewritten, section.Proposed);

    private static ReviewOfferDocument? Offer(ReviewFile file) => file.Offered is { } offered
        ? new ReviewOfferDocument(
            offered.Version, [.. offered.Sections.Select(section => new ReviewSectionDocument(section.Heading, section.Text, ReviewText.IsReadOnly(section), false, null))],
            Lines(ReportVersions.Difference(file.Stands, offered)))
        : null;

    private static IReadOnlyList<string> Lines(IReadOnlyList<DifferenceLine> difference) => [.. difference.Select(line => line.ToString())];
}
