using HipAi.Scp.Configuration;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Review.Signing;

/// <summary>
/// Writes what people do in a review (requirements F2 and F3). Each is one commit with its entry in the audit trail and its line in the
/// timeline, and only while the study still stands as the person saw it: nobody overwrites another.
/// </summary>
internal sealed class ReviewLedger(HipAiDatabase database, DeliveryOptions delivery, TimeProvider time)
{
    private readonly string[] _destinations = [.. delivery.Effective.Select(destination => destination.Name)];

    /// <summary>Where signed reports go.</summary>
    public IReadOnlyList<string> Destinations => _destinations;

    /// <summary>Appends decisions.</summary>
    /// <returns>False, and nothing is written, when the study has moved on.</returns>
    public Task<bool> DecideAsync(string uid, ReviewSeen seen, IReadOnlyList<HipDecision> decisions, Reviewer by, CancellationToken ct) =>
        WriteAsync(uid, seen, (db, _, _, now) =>
        {
            foreach (var decision in decisions)
            {
                db.HipDecisions.Add(Row(uid, seen.Revision, decision.Side, by, now, HipDecisionRow.Decision, RecordJson.Write(decision)));
                AuditTrail.Add(db, by.Entry(AuditAction.HipDecided, uid, Words(decision)), now);
                // Without the class: who reads first may see the timeline.
                AddEvent(db, uid, now, $"{by.Actor.Name} decided on the {decision.Side.Code()} hip");
            }
        }, ct);

    /// <summary>Appends first readings. They rest on images alone, so that nothing a person may not see yet can void them.</summary>
    /// <returns>False, and nothing is written, when there is nothing to read first of this study.</returns>
    public Task<bool> ReadFirstAsync(string uid, IReadOnlyList<FirstReading> readings, Reviewer by, CancellationToken ct) =>
        WriteAsync(uid, null, (db, _, file, now) =>
        {
            foreach (var reading in readings)
                db.HipDecisions.Add(Row(uid, file.Prediction.SnapshotRevision, reading.Side, by, now, HipDecisionRow.FirstReading, RecordJson.Write(reading)));
            AuditTrail.Add(db, by.Entry(AuditAction.FirstReadingRecorded, uid), now);
            AddEvent(db, uid, now, $"{by.Actor.Name} recorded a first reading before the findings were shown");
        }, ct);

    /// <summary>Appends a person's version of the report, what destinations are to get of it, and what measures are made from where it is signed.</summary>
    /// <returns>False, and nothing is written, when the study has moved on.</returns>
    public Task<bool> AppendAsync(string uid, ReviewSeen seen, PreliminaryReport made, AuditEntry entry, string what, SignedReview? review, CancellationToken ct) =>
        WriteAsync(uid, seen, (db, study, file, now) =>
        {
            PersonVersions.Add(db, study, file.Versions, made, _destinations, what);
            AuditTrail.Add(db, entry, now);
            if (review is null) return;
            db.Reviews.Add(new ReviewRow
            {
                StudyInstanceUid = uid, Version = made.Version, SignedAt = review.SignedAt, SignedBy = review.SignedBy, Json = RecordJson.Write(review),
            });
        }, ct);

    /// <summary>Notes that an offered draft is not wanted (requirement B4).</summary>
    /// <returns>False, and nothing is written, when the study has moved on.</returns>
    public Task<bool> DismissAsync(string uid, ReviewSeen seen, int version, Reviewer by, CancellationToken ct) =>
        WriteAsync(uid, seen, (db, _, _, now) =>
        {
            db.OfferDismissals.Add(new OfferDismissalRow { StudyInstanceUid = uid, Version = version, At = now, By = by.Actor.Name });
            AuditTrail.Add(db, by.Entry(AuditAction.DraftDismissed, uid, $"version {version}"), now);
            AddEvent(db, uid, now, $"{by.Actor.Name} keeps the text that stands: the draft of version {version} was dismissed");
        }, ct);

    private Task<bool> WriteAsync(
        string uid, ReviewSeen? seen, Action<HipAiDbContext, StudyRow, ReviewFile, DateTimeOffset> write, CancellationToken ct) => database.WriteAsync(
        WriteKey.Study(uid),
        async db =>
        {
            if (await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct) is not { State: not StudyState.Held } study) return false;
            if (await ReviewQueries.FindAsync(db, uid, ct) is not { } file || (seen is not null && file.Seen != seen)) return false;
            write(db, study, file, time.GetUtcNow());
            return true;
        },
        ct);

    private static HipDecisionRow Row(string uid, int revision, HipSide side, Reviewer by, DateTimeOffset now, string kind, string json) => new()
    {
        StudyInstanceUid = uid, SnapshotRevision = revision, Side = side.Code(), By = by.Actor.Name, At = now, Kind = kind, Json = json,
    };

    // Without the reason: it is free text, and the decision itself holds it.
    private static string Words(HipDecision decision) =>
        $"{decision.Side.Code()} hip: {decision.Verdict.ToString().ToLowerInvariant()}{(decision.Class is { } hardware ? $", {hardware.DisplayName().ToLowerInvariant()}" : "")}";

    private static void AddEvent(HipAiDbContext db, string uid, DateTimeOffset at, string what) =>
        db.Events.Add(new EventRow { StudyInstanceUid = uid, At = at, What = what });
}
