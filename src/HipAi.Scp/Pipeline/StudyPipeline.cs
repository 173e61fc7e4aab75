using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Operations.Metrics;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Pipeline;

/// <summary>
/// The whole sentence: receive → store → assemble → prepare → infer → compose; what destinations are to get is part of the last record, and
/// the workers of delivery send it.
/// Each arrow is one immutable record, committed together with the study's step before the next stage may see it. A study
/// killed anywhere goes on from its last record. Nothing but study keys is held in memory between the stages.
/// </summary>
internal sealed class StudyPipeline(
    InstanceStore store,
    OpenStudies openStudies,
    StudyLedger ledger,
    StudyStages stages,
    ResultFiles results,
    DeliveryAlarms deliveries,
    [FromKeyedServices(Alarm.Arrivals)] Alarm arrivals,
    PipelineOptions options,
    HipAiMetrics metrics,
    TimeProvider time,
    ILogger<StudyPipeline> log)
{
    /// <summary>receive → store: bytes on the wire become a stored instance, and the study's closing time moves forward.</summary>
    public async Task<StoreOutcome> ReceiveAsync(StoreRequest request, Stream dataSet, CancellationToken ct)
    {
        var outcome = await store.StoreAsync(request, dataSet, ct);
        if (outcome.IsSafe) arrivals.Ring();
        if (outcome is { HeldBecause: { } reason, Instance: { } image }) AssemblyLog.Held(log, image.StudyInstanceUid, reason);
        if (outcome is { DroppedBecause: { } dropped, Instance: { } left }) AssemblyLog.Discontinued(log, left.StudyInstanceUid, dropped);
        return outcome;
    }

    /// <summary>→ assemble: every study that is due gets its next snapshot. Returns the keys of the studies that were closed.</summary>
    public async Task<IReadOnlyList<string>> AssembleAsync(CancellationToken ct)
    {
        var closed = new List<string>();
        foreach (var uid in await openStudies.DueAsync(time.GetUtcNow(), ct))
            if (await CloseAsync(uid, ct)) closed.Add(uid);
        return closed;
    }

    /// <summary>→ prepare → infer → compose: a study that was claimed is taken as far as it goes.</summary>
    /// <returns>Whether the study is this claim's still, and is to be given back.</returns>
    public async Task<bool> AdvanceAsync(StudyLease lease, CancellationToken ct)
    {
        while (true)
        {
            if (await ledger.FindAsync(lease.StudyInstanceUid, ct) is not { } study || !study.IsHeldBy(lease)) return false;
            if (!IsUnfinished(study)) return true;
            var begun = time.GetTimestamp();
            try
            {
                if (await StepAsync(study, lease, ct)) metrics.Stepped(study.State, time.GetElapsedTime(begun));
                else PipelineLog.Superseded(log, study.StudyInstanceUid, study.Revision, study.State);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Whatever one study does to its models or template must not stop the others: it is retried, then quarantined. A disk
                // that is full or cannot be written is not the study's fault: that is retried for as long as it lasts.
                await FailAsync(study, lease, fault, ct);
            }
        }
    }

    private async Task<bool> CloseAsync(string uid, CancellationToken ct)
    {
        try
        {
            var (closed, dropped) = await openStudies.CloseAsync(uid, time.GetUtcNow(), ct);
            if (dropped is not null) AssemblyLog.Discontinued(log, uid, dropped);
            if (closed is not { } snapshot) return false;
            AssemblyLog.Closed(log, uid, snapshot.Revision, snapshot.Images.Count, snapshot.ClosedBecause);
            return true;
        }
        catch (InvalidDataException fault)
        {
            // The index of this one study cannot be read: it is set aside with the reason, and the others are closed.
            await openStudies.QuarantineAsync(uid, fault.Message, time.GetUtcNow(), ct);
            metrics.Failed(StudyState.Receiving, again: false);
            PipelineLog.Quarantined(log, uid, StudyState.Receiving, nameof(InvalidDataException));
            return false;
        }
    }

    private static bool IsUnfinished(StudyProgress study) => study.State is StudyState.Settled or StudyState.Inferred;

    private Task<bool> StepAsync(StudyProgress study, StudyLease lease, CancellationToken ct) => study.State switch
    {
        StudyState.Settled => InferAsync(study, lease, ct),
        StudyState.Inferred => ComposeAsync(study, lease, ct),
        _ => throw new InvalidOperationException($"The pipeline has no step from {study.State}."),
    };

    /// <summary>prepare → infer: the pictures first, so that a prediction never names one that is not there.</summary>
    private async Task<bool> InferAsync(StudyProgress study, StudyLease lease, CancellationToken ct)
    {
        var snapshot = await ledger.SnapshotAsync(study.StudyInstanceUid, study.Revision, ct);
        var judged = await stages.Judge(snapshot, ct);
        metrics.Ran(judged.Runs, judged.Prediction.ExecutionProvider);
        foreach (var picture in judged.Pictures)
            results.WriteHeatmap(study.StudyInstanceUid, study.Revision, picture.Id, picture.Png);
        if (!await ledger.RecordAsync(judged.Prediction, lease, ct)) return false;
        PipelineLog.Judged(log, study.StudyInstanceUid, study.Revision, judged.Prediction.Hips.Count, judged.Prediction.ExecutionProvider);
        return true;
    }

    /// <summary>
    /// → compose: the next version of the report, which names its predecessor; the ones before it stay as they are. Over a person's text
    /// nothing is delivered (requirement B4).
    /// </summary>
    private async Task<bool> ComposeAsync(StudyProgress study, StudyLease lease, CancellationToken ct)
    {
        var snapshot = await ledger.SnapshotAsync(study.StudyInstanceUid, study.Revision, ct);
        var prediction = await ledger.PredictionAsync(study.StudyInstanceUid, study.Revision, ct);
        var versions = await ledger.VersionsAsync(study.StudyInstanceUid, ct);
        var report = stages.Compose(snapshot, prediction, ReportVersions.Next(versions), time.GetUtcNow()) with
        {
            Predecessor = ReportVersions.Newest(versions, ReportAuthor.Machine)?.Version,
        };
        var fate = await ledger.RecordAsync(report, lease, ct);
        if (fate == ReportFate.Void) return false;
        PipelineLog.Composed(log, study.StudyInstanceUid, report.Version, report.TemplateName);
        if (fate == ReportFate.Offered) PipelineLog.Offered(log, study.StudyInstanceUid, report.Version);
        else deliveries.Ring();
        return true;
    }

    private async Task FailAsync(StudyProgress study, StudyLease lease, Exception fault, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var isOurs = StorageFault.IsOurs(fault);
        var retryAt = RetryRule.NextAttempt(study.Attempts, study.Faults, now, options, isOurs);
        await ledger.RecordFailureAsync(study, lease, $"After {study.State}: {fault.Message}", isOurs, now, retryAt, ct);
        metrics.Failed(study.State, again: retryAt is not null);
        var kind = fault.GetType().Name;
        if (retryAt is { } due) PipelineLog.WillRetry(log, study.StudyInstanceUid, study.State, kind, due);
        else PipelineLog.Quarantined(log, study.StudyInstanceUid, study.State, kind);
    }
}
