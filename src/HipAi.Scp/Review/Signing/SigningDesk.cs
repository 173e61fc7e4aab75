using System.Globalization;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Security;
using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>Editing, signing, addendum and correction (requirement F2). The machine has no way here: each method wants a person.</summary>
internal sealed class SigningDesk(ReviewDesk desk, ReviewLedger ledger, Drafting drafting, DeliveryOptions delivery, DeliveryAlarms alarms, TimeProvider time)
{
    /// <summary>Saves a text as the next version; a text that is no other than the one that stands makes none.</summary>
    /// <param name="uid">The study.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="texts">The text of each section; null for one that is not changed.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>Why not; null when it was written.</returns>
    public async Task<ReviewRefusal?> SaveAsync(string uid, ReviewSeen seen, IReadOnlyList<string?> texts, Reviewer by, CancellationToken ct)
    {
        var (file, refusal) = await desk.OpenAsync(uid, seen, by, ct);
        if ((refusal ?? WhyNotEdited(file!)) is { } no) return no;
        var (sections, fault) = SectionTexts.Of(await drafting.OfAsync(file!, ct), texts);
        if (fault is not null) return fault;
        if (sections.SequenceEqual(file!.Stands.Sections) && file.Decided.SequenceEqual(file.Stands.Decisions ?? [])) return null;
        var made = ReportVersions.Edited(Basis(file), ReportVersions.Next(file.Versions), sections, time.GetUtcNow(), file.Decided) with { WrittenBy = by.Name };
        return await AppendAsync(file, seen, made, by, AuditAction.ReportEdited, "edited", null, ct);
    }

    /// <summary>Signs the text as final, with what was changed in it and not saved.</summary>
    /// <param name="uid">The study.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="texts">The text of each section, null for one that is not changed; null for the text as it is shown.</param>
    /// <param name="confirmed">The open hips of which the person says that the report tells what they see.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>Why not; null when it was signed.</returns>
    public async Task<ReviewRefusal?> SignAsync(
        string uid, ReviewSeen seen, IReadOnlyList<string?>? texts, IReadOnlyCollection<HipSide> confirmed, Reviewer by, CancellationToken ct)
    {
        var (file, refusal) = await desk.OpenAsync(uid, seen, by, ct);
        return (refusal ?? WhyNotEdited(file!) ?? WhyNotSigned(by)) is { } no ? no : await SignAsync(file!, seen, texts, confirmed, by, "signed", ct);
    }

    /// <summary>Signs another text in place of the one that was signed.</summary>
    /// <inheritdoc cref="SignAsync(string, ReviewSeen, IReadOnlyList{string?}?, IReadOnlyCollection{HipSide}, Reviewer, CancellationToken)"/>
    public async Task<ReviewRefusal?> CorrectAsync(
        string uid, ReviewSeen seen, IReadOnlyList<string?>? texts, IReadOnlyCollection<HipSide> confirmed, Reviewer by, CancellationToken ct)
    {
        var (file, refusal) = await desk.OpenAsync(uid, seen, by, ct);
        if ((refusal ?? WhyNotAdded(file!) ?? WhyNotSigned(by)) is { } no) return no;
        return await SignAsync(file!, seen, texts, confirmed, by, "corrected", ct);
    }

    /// <summary>What signing, or correcting, would do.</summary>
    /// <returns>It, or why it cannot be done whatever is confirmed.</returns>
    public async Task<(SigningPreview? Preview, ReviewRefusal? Refusal)> PreviewAsync(
        string uid, ReviewSeen seen, IReadOnlyList<string?>? texts, bool isCorrection, Reviewer by, CancellationToken ct)
    {
        var (file, refusal) = await desk.OpenAsync(uid, seen, by, ct);
        if ((refusal ?? (isCorrection ? WhyNotAdded(file!) : WhyNotEdited(file!)) ?? WhyNotSigned(by)) is { } no) return (null, no);
        var draft = await drafting.OfAsync(file!, ct);
        var (sections, fault) = Written(file!, draft, texts);
        if (fault is not null) return (null, fault);
        var made = Made(file!, sections, by);
        var difference = ReportVersions.Difference(file!.Draft, made);
        return (new SigningPreview(
            made, SigningRules.Open(file.Prediction, file.Decided, sections, file.Draft.Sections, draft.Lines, []), file.Holding,
            difference.Any(line => line.Change != LineChange.Same) ? difference : [], ledger.Destinations), null);
    }

    /// <summary>Appends a dated section with the person's name to a signed report, and signs it.</summary>
    /// <returns>Why not; null when it was signed.</returns>
    public async Task<ReviewRefusal?> AddAsync(string uid, ReviewSeen seen, string text, Reviewer by, CancellationToken ct)
    {
        var (file, refusal) = await desk.OpenAsync(uid, seen, by, ct);
        if ((refusal ?? WhyNotAdded(file!) ?? WhyNotSigned(by)) is { } no) return no;
        var cleaned = ReviewText.Clean(text);
        if (cleaned.Length == 0) return ReviewRefusal.Faulty("text", "An addendum has a text.");
        if (cleaned.Length > ReviewText.LongestSection) return ReviewRefusal.Faulty("text", $"An addendum has {ReviewText.LongestSection} characters at most.");
        var now = time.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        ReportSection[] sections = [.. file!.Stands.Sections, new ReportSection($"ADDENDUM {local}, {Display.PersonName(by.Name)}", cleaned)];
        // It tells of what the signed text tells of, whatever was judged since.
        var made = ReportVersions.Signed(file.Versions, file.Stands with { Sections = sections, WrittenBy = by.Name }, Signature(file, by, now));
        return await AppendAsync(file, seen, made, by, AuditAction.ReportAddended, "addendum", Review(file, made, by), ct);
    }

    private async Task<ReviewRefusal?> SignAsync(
        ReviewFile file, ReviewSeen seen, IReadOnlyList<string?>? texts, IReadOnlyCollection<HipSide> confirmed, Reviewer by, string what, CancellationToken ct)
    {
        var draft = await drafting.OfAsync(file, ct);
        var (sections, fault) = Written(file, draft, texts);
        if (fault is not null) return fault;
        if (SigningRules.Open(file.Prediction, file.Decided, sections, file.Draft.Sections, draft.Lines, confirmed) is { Count: > 0 } open)
            return ReviewRefusal.Faulty("hips", string.Join(' ', open.Select(hip => hip.Cause))) with { Open = open };
        var made = Made(file, sections, by);
        return await AppendAsync(file, seen, made, by, AuditAction.ReportSigned, what, Review(file, made, by), ct);
    }

    private static (IReadOnlyList<ReportSection> Sections, ReviewRefusal? Fault) Written(ReviewFile file, ReviewDraft draft, IReadOnlyList<string?>? texts)
    {
        var (sections, fault) = SectionTexts.Of(draft, texts ?? []);
        return file.IsSigned && fault is null && sections.SequenceEqual(file.Stands.Sections)
            ? (sections, ReviewRefusal.Faulty("texts", "A correction has another text than the signed report."))
            : (sections, fault);
    }

    private PreliminaryReport Made(ReviewFile file, IReadOnlyList<ReportSection> sections, Reviewer by) => ReportVersions.Signed(
        file.Versions, Basis(file) with { Sections = sections, Decisions = file.Decided, WrittenBy = by.Name }, Signature(file, by, time.GetUtcNow()));

    private async Task<ReviewRefusal?> AppendAsync(
        ReviewFile file, ReviewSeen seen, PreliminaryReport made, Reviewer by, AuditAction action, string what, SignedReview? review, CancellationToken ct)
    {
        var entry = by.Entry(action, file.StudyInstanceUid, $"version {made.Version}, {made.Status.ToString().ToLowerInvariant()}");
        var words = $"Report version {made.Version} {(what == "addendum" ? "is an addendum" : what)} by {by.Actor.Name}, from version {made.Predecessor}";
        if (!await ledger.AppendAsync(file.StudyInstanceUid, seen, made, entry, words, review, ct)) return await desk.MovedAsync(file.StudyInstanceUid, seen, by, ct);
        alarms.Ring();
        return null;
    }

    // The text tells of the newest findings: nothing is offered any more that does and was not looked at.
    private static PreliminaryReport Basis(ReviewFile file) => file.Stands with { SnapshotRevision = file.Prediction.SnapshotRevision };

    private SignedReview Review(ReviewFile file, PreliminaryReport made, Reviewer by) => SignedReviews.Of(
        made, by.Actor.Name, file.Versions, file.Snapshot, file.Prediction,
        [.. file.FirstReadings.Where(first => first.By == by.Actor.Name).Select(first => first.Reading)], file.ReceivedAt, time.LocalTimeZone);

    private ReportSignature Signature(ReviewFile file, Reviewer by, DateTimeOffset now) => new(
        by.Actor.PersonName, by.Actor.Identifier, delivery.Facility.Length > 0 ? delivery.Facility : file.Snapshot.Facts.InstitutionName.Trim(), now);

    private static ReviewRefusal? WhyNotEdited(ReviewFile file) => file switch
    {
        { IsSigned: true } => ReviewRefusal.NotNow("report", "The report is signed: add an addendum, or correct it."),
        { Offered: { } offered } => ReviewRefusal.NotNow("offered", $"A newer draft is offered, version {offered.Version}: take it or dismiss it first."),
        _ => null,
    };

    private static ReviewRefusal? WhyNotAdded(ReviewFile file) =>
        file.IsSigned ? null : ReviewRefusal.NotNow("report", "The report is not signed yet: edit it.");

    private static ReviewRefusal? WhyNotSigned(Reviewer by) => by.Actor.PersonName.Trim('^', ' ').Length > 0
        ? null
        : ReviewRefusal.NotNow("signature", "Your account has no name to sign with. An admin can enter it.");
}
