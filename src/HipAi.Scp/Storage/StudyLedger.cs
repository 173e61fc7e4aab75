using System.Numerics;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>
/// Writes the records of the pipeline. Each is one commit with the step of the study's state that it causes, and only when
/// the study still stands where the stage found it: a late image meanwhile makes the result void (requirement B4).
/// </summary>
internal sealed class StudyLedger(HipAiDatabase database)
{
    /// <summary>More than a study gets for a fault of its own unless set very high.</summary>
    private const int MostAttemptsTold = 20;

    private static readonly StudyState[] Unfinished = [StudyState.Settled, StudyState.Inferred, StudyState.Composed];

    /// <summary>Where a study stands; null when it is not known.</summary>
    public Task<StudyProgress?> FindAsync(string uid, CancellationToken ct) =>
        database.ReadAsync(
            async db => await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct) is { } row ? Progress(row) : null, ct);

    /// <summary>Every study that is closed but not delivered.</summary>
    public Task<IReadOnlyList<StudyProgress>> UnfinishedAsync(CancellationToken ct) =>
        database.ReadAsync<IReadOnlyList<StudyProgress>>(
            async db => (await db.Studies.Where(s => Unfinished.Contains(s.State)).OrderBy(s => s.LastReceivedAt).ToListAsync(ct)).ConvertAll(Progress), ct);

    public Task<StudySnapshot> SnapshotAsync(string uid, int revision, CancellationToken ct) =>
        database.ReadAsync(
            async db => RecordJson.Read<StudySnapshot>(
                (await db.Snapshots.SingleAsync(r => r.StudyInstanceUid == uid && r.Revision == revision, ct)).Json), ct);

    public Task<StudyPrediction> PredictionAsync(string uid, int revision, CancellationToken ct) =>
        database.ReadAsync(
            async db => RecordJson.Read<StudyPrediction>(
                (await db.Predictions.SingleAsync(r => r.StudyInstanceUid == uid && r.SnapshotRevision == revision, ct)).Json), ct);

    /// <summary>The newest report of a snapshot.</summary>
    public Task<PreliminaryReport> ReportAsync(string uid, int revision, CancellationToken ct) =>
        database.ReadAsync(
            async db => RecordJson.Read<PreliminaryReport>(
                (await db.Reports.Where(r => r.StudyInstanceUid == uid && r.SnapshotRevision == revision)
                    .OrderByDescending(r => r.Version).FirstAsync(ct)).Json), ct);

    /// <summary>The version that the study's next report has.</summary>
    public Task<int> NextReportVersionAsync(string uid, CancellationToken ct) =>
        database.ReadAsync(async db => await db.Reports.CountAsync(r => r.StudyInstanceUid == uid, ct) + 1, ct);

    /// <summary>Writes a prediction: Settled → Inferred.</summary>
    /// <returns>False when the study has moved on meanwhile; nothing is written then.</returns>
    public Task<bool> RecordAsync(StudyPrediction prediction, CancellationToken ct) => StepAsync(
        prediction.StudyInstanceUid, prediction.SnapshotRevision, StudyState.Settled, StudyState.Inferred, prediction.JudgedAt,
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
    public Task<bool> RecordAsync(PreliminaryReport report, CancellationToken ct) => StepAsync(
        report.StudyInstanceUid, report.SnapshotRevision, StudyState.Inferred, StudyState.Composed, report.ComposedAt,
        $"Report version {report.Version} composed with template {report.TemplateName}",
        db => db.Reports.Add(new ReportRow
        {
            StudyInstanceUid = report.StudyInstanceUid,
            Version = report.Version,
            SnapshotRevision = report.SnapshotRevision,
            At = report.ComposedAt,
            Json = RecordJson.Write(report),
        }),
        ct);

    /// <summary>Writes a receipt: Composed → Delivered.</summary>
    /// <returns>False when the study has moved on meanwhile; nothing is written then.</returns>
    public Task<bool> RecordAsync(DeliveryReceipt receipt, int revision, CancellationToken ct) => StepAsync(
        receipt.StudyInstanceUid, revision, StudyState.Composed, StudyState.Delivered, receipt.DeliveredAt,
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

    /// <summary>Writes down that a stage failed and when it is tried again; with no such time the study is quarantined.</summary>
    /// <returns>False when the study has moved on meanwhile; nothing is written then.</returns>
    public Task<bool> RecordFailureAsync(StudyProgress at, string reason, DateTimeOffset now, DateTimeOffset? retryAt, CancellationToken ct) =>
        database.WriteAsync(
            async db =>
            {
                var study = await db.Studies.SingleAsync(s => s.StudyInstanceUid == at.StudyInstanceUid, ct);
                if (study.State != at.State || study.Revision != at.Revision) return false;
                study.Attempts++;
                study.RetryAt = retryAt;
                study.FailedAt = now;
                study.Reason = reason;
                if (retryAt is null) study.State = StudyTransitions.Step(study.State, StudyState.Quarantined);
                // A disk may be full for days: the timeline tells the first attempts, and then ever fewer.
                if (study.Attempts > MostAttemptsTold && !BitOperations.IsPow2(study.Attempts)) return true;
                var what = retryAt is null ? "quarantined" : $"tried again at {retryAt:O}";
                AddEvent(db, at.StudyInstanceUid, now, $"Attempt {study.Attempts} after {at.State} failed: {what}");
                return true;
            },
            ct);

    private Task<bool> StepAsync(
        string uid, int revision, StudyState from, StudyState to, DateTimeOffset at, string what, Action<HipAiDbContext> write, CancellationToken ct) =>
        database.WriteAsync(
            async db =>
            {
                var study = await db.Studies.SingleAsync(s => s.StudyInstanceUid == uid, ct);
                if (study.State != from || study.Revision != revision) return false;
                write(db);
                study.State = StudyTransitions.Step(from, to);
                study.Attempts = 0;
                study.RetryAt = null;
                study.FailedAt = null;
                study.Reason = null;
                AddEvent(db, uid, at, what);
                return true;
            },
            ct);

    private static void AddEvent(HipAiDbContext db, string uid, DateTimeOffset at, string what) =>
        db.Events.Add(new EventRow { StudyInstanceUid = uid, At = at, What = what });

    private static StudyProgress Progress(StudyRow row) => new(row.StudyInstanceUid, row.State, row.Revision, row.Attempts, row.RetryAt, row.FailedAt);
}
