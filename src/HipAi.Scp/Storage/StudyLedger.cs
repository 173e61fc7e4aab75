using System.Numerics;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>
/// Writes the records of the pipeline. Each is one commit with the step of the study's state that it causes, and only when
/// the study still stands where the stage found it and is still this claim's: a late image meanwhile makes the result void
/// (requirement B4), and so does a claim that ran out and was made by another node (requirement H6).
/// </summary>
internal sealed class StudyLedger(HipAiDatabase database)
{
    /// <summary>More than a study gets for a fault of its own unless set very high.</summary>
    private const int MostAttemptsTold = 20;

    /// <summary>Where a study stands; null when it is not known.</summary>
    public Task<StudyProgress?> FindAsync(string uid, CancellationToken ct) =>
        database.ReadAsync(
            async db => await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct) is { } row ? Progress(row) : null, ct);

    public Task<StudySnapshot> SnapshotAsync(string uid, int revision, CancellationToken ct) =>
        database.ReadAsync(
            async db => RecordJson.Read<StudySnapshot>(
                (await db.Snapshots.SingleAsync(r => r.StudyInstanceUid == uid && r.Revision == revision, ct)).Json), ct);

    public Task<StudyPrediction> PredictionAsync(string uid, int revision, CancellationToken ct) =>
        database.ReadAsync(
            async db => RecordJson.Read<StudyPrediction>(
                (await db.Predictions.SingleAsync(r => r.StudyInstanceUid == uid && r.SnapshotRevision == revision, ct)).Json), ct);

    /// <summary>Every version of a study's report, oldest first.</summary>
    public Task<IReadOnlyList<PreliminaryReport>> VersionsAsync(string uid, CancellationToken ct) =>
        database.ReadAsync(db => ReportRows.VersionsAsync(db, uid, ct), ct);

    /// <summary>Writes a prediction: Settled → Inferred.</summary>
    /// <returns>False when the study has moved on meanwhile; nothing is written then.</returns>
    public Task<bool> RecordAsync(StudyPrediction prediction, StudyLease lease, CancellationToken ct) => StepAsync(
        lease, prediction.SnapshotRevision, StudyState.Settled, StudyState.Inferred, prediction.JudgedAt,
        $"Judged by {prediction.Models.Count} models on {prediction.ExecutionProvider}: {prediction.Hips.Count} hips",
        db => db.Predictions.Add(new PredictionRow
        {
            StudyInstanceUid = prediction.StudyInstanceUid,
            SnapshotRevision = prediction.SnapshotRevision,
            At = prediction.JudgedAt,
            Json = RecordJson.Write(prediction),
        }),
        ct);

    /// <summary>Writes a report version: Inferred → Composed.</summary>
    /// <returns>False when the study has moved on meanwhile; nothing is written then.</returns>
    public Task<bool> RecordAsync(PreliminaryReport report, StudyLease lease, CancellationToken ct) => StepAsync(
        lease, report.SnapshotRevision, StudyState.Inferred, StudyState.Composed, report.ComposedAt,
        $"Report version {report.Version} composed with template {report.TemplateName} version {report.TemplateVersion}",
        db => db.Reports.Add(ReportRows.ToRow(report)),
        ct);

    /// <summary>Writes a receipt: Composed → Delivered.</summary>
    /// <returns>False when the study has moved on meanwhile; nothing is written then.</returns>
    public Task<bool> RecordAsync(DeliveryReceipt receipt, int revision, StudyLease lease, CancellationToken ct) => StepAsync(
        lease, revision, StudyState.Composed, StudyState.Delivered, receipt.DeliveredAt,
        $"Report version {receipt.Version} delivered to {receipt.Destination}",
        db => db.Deliveries.Add(new DeliveryRow
        {
            StudyInstanceUid = receipt.StudyInstanceUid,
            Version = receipt.Version,
            Destination = receipt.Destination,
            At = receipt.DeliveredAt,
            Json = RecordJson.Write(receipt),
        }),
        ct);

    /// <summary>Writes down that a machine's version is offered and not delivered, since a person's text stands: Composed → Reviewed (requirement B4).</summary>
    /// <returns>False when the study has moved on meanwhile; nothing is written then.</returns>
    public Task<bool> RecordOfferAsync(StudyProgress at, StudyLease lease, int version, DateTimeOffset now, CancellationToken ct) => StepAsync(
        lease, at.Revision, StudyState.Composed, StudyState.Reviewed, now,
        $"Report version {version} offered, not delivered, since a person's text stands",
        _ => { },
        ct);

    /// <summary>
    /// Appends a person's text as the next version (requirement B4). A delivered study is reviewed by it; one that is on its way goes on,
    /// and what the machine writes later is offered.
    /// </summary>
    /// <param name="uid">The study.</param>
    /// <param name="basedOnVersion">The version that the person had before them.</param>
    /// <param name="sections">The text.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The new version; null, and nothing is written, when another one stands meanwhile, or the study is held.</returns>
    public Task<PreliminaryReport?> RecordEditAsync(
        string uid, int basedOnVersion, IReadOnlyList<ReportSection> sections, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(
            WriteKey.Study(uid),
            async db =>
            {
                var study = await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct);
                if (study is null or { State: StudyState.Held }) return null;
                var versions = await ReportRows.VersionsAsync(db, uid, ct);
                if (ReportVersions.Current(versions) is not { } stands || stands.Version != basedOnVersion) return null;
                var edited = ReportVersions.Edited(stands, ReportVersions.Next(versions), sections, now);
                db.Reports.Add(ReportRows.ToRow(edited));
                if (study.State == StudyState.Delivered) study.State = StudyTransitions.Step(study.State, StudyState.Reviewed);
                AddEvent(db, uid, now, $"Report version {edited.Version} written by a person from version {basedOnVersion}");
                return edited;
            },
            ct);

    /// <summary>Writes down that a stage failed and when it is tried again; with no such time the study is quarantined.</summary>
    /// <returns>False when the study has moved on meanwhile; nothing is written then.</returns>
    public Task<bool> RecordFailureAsync(
        StudyProgress at, StudyLease lease, string reason, bool isOurs, DateTimeOffset now, DateTimeOffset? retryAt, CancellationToken ct) =>
        database.WriteAsync(
            WriteKey.Study(at.StudyInstanceUid),
            async db =>
            {
                var study = await db.Studies.SingleAsync(s => s.StudyInstanceUid == at.StudyInstanceUid, ct);
                if (!Stands(study, lease, at.State, at.Revision)) return false;
                StudyClaims.Release(study);
                study.Attempts++;
                if (!isOurs) study.Faults++;
                study.RetryAt = retryAt;
                study.FailedAt = now;
                study.Reason = reason;
                if (retryAt is null) study.State = StudyTransitions.Step(study.State, StudyState.Quarantined);
                // A disk may be full for days: the timeline tells the first attempts, and then ever fewer.
                if (retryAt is not null && study.Attempts > MostAttemptsTold && !BitOperations.IsPow2(study.Attempts)) return true;
                var what = retryAt is null ? "quarantined" : $"tried again at {retryAt:O}";
                AddEvent(db, at.StudyInstanceUid, now, $"Attempt {study.Attempts} after {at.State} failed: {what}");
                return true;
            },
            ct);

    private Task<bool> StepAsync(
        StudyLease lease, int revision, StudyState from, StudyState to, DateTimeOffset at, string what, Action<HipAiDbContext> write, CancellationToken ct) =>
        database.WriteAsync(
            WriteKey.Study(lease.StudyInstanceUid),
            async db =>
            {
                var study = await db.Studies.SingleAsync(s => s.StudyInstanceUid == lease.StudyInstanceUid, ct);
                if (!Stands(study, lease, from, revision)) return false;
                write(db);
                study.State = StudyTransitions.Step(from, to);
                if (to is StudyState.Delivered or StudyState.Reviewed) StudyClaims.Release(study);
                (study.Attempts, study.Faults) = (0, 0);
                study.RetryAt = null;
                study.FailedAt = null;
                study.Reason = null;
                AddEvent(db, lease.StudyInstanceUid, at, what);
                return true;
            },
            ct);

    private static bool Stands(StudyRow study, StudyLease lease, StudyState state, int revision) =>
        study.State == state && study.Revision == revision && study.Fence == lease.Fence && study.LeaseOwner is not null;

    private static void AddEvent(HipAiDbContext db, string uid, DateTimeOffset at, string what) =>
        db.Events.Add(new EventRow { StudyInstanceUid = uid, At = at, What = what });

    private static StudyProgress Progress(StudyRow row) => new(row.StudyInstanceUid, row.State, row.Revision, row.Attempts, row.Faults, row.RetryAt, row.LeaseOwner, row.Fence);
}
