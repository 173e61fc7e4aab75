using System.Numerics;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>
/// Writes the records of the pipeline. Each is one commit with the step of the study's state that it causes, and only when
/// the study still stands where the stage found it and is still this claim's: a late image meanwhile makes the result void
/// (requirement B4), and so does a claim that ran out and was made by another node (requirement H6). What destinations are to get of a
/// report is part of the write of the report (requirement D7).
/// </summary>
/// <param name="database">Where.</param>
/// <param name="destinations">The names of the destinations.</param>
internal sealed class StudyLedger(HipAiDatabase database, IReadOnlyList<string> destinations)
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
        $"Judged by {prediction.Models.Count} models on {prediction.ExecutionProvider}: {prediction.Hips.Count} {(prediction.Hips.Count == 1 ? "hip" : "hips")}",
        (db, _) =>
        {
            db.Predictions.Add(new PredictionRow
            {
                StudyInstanceUid = prediction.StudyInstanceUid,
                SnapshotRevision = prediction.SnapshotRevision,
                At = prediction.JudgedAt,
                Json = RecordJson.Write(prediction),
            });
            return Task.CompletedTask;
        },
        ct);

    /// <summary>
    /// Writes a report version: Inferred → Composed, with what each destination is to get; Delivered follows when all have it. Where a
    /// person's text stands it is offered, and nothing goes out: Reviewed (requirement B4).
    /// </summary>
    public async Task<ReportFate> RecordAsync(PreliminaryReport report, StudyLease lease, CancellationToken ct)
    {
        var fate = ReportFate.Outgoing;
        var isWritten = await StepAsync(
            lease, report.SnapshotRevision, StudyState.Inferred, StudyState.Composed, report.ComposedAt,
            $"Report version {report.Version} composed with template {report.TemplateName} version {report.TemplateVersion}",
            async (db, study) =>
            {
                var earlier = await ReportRows.VersionsAsync(db, report.StudyInstanceUid, ct);
                db.Reports.Add(ReportRows.ToRow(report));
                if (OutboxRows.Add(db, earlier, report, destinations, report.ComposedAt)) return;
                fate = ReportFate.Offered;
                study.State = StudyTransitions.Step(study.State, StudyState.Reviewed);
                AddEvent(db, report.StudyInstanceUid, report.ComposedAt, $"Report version {report.Version} offered, not delivered, since a person's text stands");
            },
            ct);
        return isWritten ? fate : ReportFate.Void;
    }

    /// <summary>
    /// Appends a person's text as the next version (requirement B4), and what destinations are to get of it. A study that has a report is
    /// reviewed by it; one that is on its way goes on, and what the machine writes later is offered.
    /// </summary>
    /// <param name="uid">The study.</param>
    /// <param name="basedOnVersion">The version that the person had before them.</param>
    /// <param name="sections">The text.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The new version; null, and nothing is written, when another one stands meanwhile, or the study is held.</returns>
    public Task<PreliminaryReport?> RecordEditAsync(
        string uid, int basedOnVersion, IReadOnlyList<ReportSection> sections, DateTimeOffset now, CancellationToken ct) =>
        RecordPersonAsync(
            uid, basedOnVersion, (versions, stands) => ReportVersions.Edited(stands, ReportVersions.Next(versions), sections, now), "written by a person from", ct);

    /// <summary>Appends a signed version, final or corrected, and what destinations are to get of it (requirement B4).</summary>
    /// <param name="uid">The study.</param>
    /// <param name="version">The version that is signed.</param>
    /// <param name="signature">Who signs, and when.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The new version; null, and nothing is written, when another one stands meanwhile, or the study is held.</returns>
    public Task<PreliminaryReport?> RecordSignatureAsync(string uid, int version, ReportSignature signature, CancellationToken ct) =>
        RecordPersonAsync(uid, version, (versions, stands) => ReportVersions.Signed(versions, stands, signature), "signed from", ct);

    private Task<PreliminaryReport?> RecordPersonAsync(
        string uid, int basedOnVersion, Func<IReadOnlyList<PreliminaryReport>, PreliminaryReport, PreliminaryReport> make, string how, CancellationToken ct) =>
        database.WriteAsync(
            WriteKey.Study(uid),
            async db =>
            {
                var study = await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct);
                if (study is null or { State: StudyState.Held }) return null;
                var versions = await ReportRows.VersionsAsync(db, uid, ct);
                if (ReportVersions.Current(versions) is not { } stands || stands.Version != basedOnVersion) return null;
                var made = make(versions, stands);
                PersonVersions.Add(db, study, versions, made, destinations, $"Report version {made.Version} {how} version {basedOnVersion}");
                return made;
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
        StudyLease lease, int revision, StudyState from, StudyState to, DateTimeOffset at, string what,
        Func<HipAiDbContext, StudyRow, Task> write, CancellationToken ct) =>
        database.WriteAsync(
            WriteKey.Study(lease.StudyInstanceUid),
            async db =>
            {
                var study = await db.Studies.SingleAsync(s => s.StudyInstanceUid == lease.StudyInstanceUid, ct);
                if (!Stands(study, lease, from, revision)) return false;
                study.State = StudyTransitions.Step(from, to);
                // From there on it is the outbox's.
                if (to == StudyState.Composed) StudyClaims.Release(study);
                (study.Attempts, study.Faults) = (0, 0);
                study.RetryAt = null;
                study.FailedAt = null;
                study.Reason = null;
                AddEvent(db, lease.StudyInstanceUid, at, what);
                await write(db, study);
                return true;
            },
            ct);

    private static bool Stands(StudyRow study, StudyLease lease, StudyState state, int revision) =>
        study.State == state && study.Revision == revision && study.Fence == lease.Fence && study.LeaseOwner is not null;

    private static void AddEvent(HipAiDbContext db, string uid, DateTimeOffset at, string what) =>
        db.Events.Add(new EventRow { StudyInstanceUid = uid, At = at, What = what });

    private static StudyProgress Progress(StudyRow row) => new(row.StudyInstanceUid, row.State, row.Revision, row.Attempts, row.Faults, row.RetryAt, row.LeaseOwner, row.Fence);
}
