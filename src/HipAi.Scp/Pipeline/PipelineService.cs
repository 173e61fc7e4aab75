using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Pipeline;

/// <summary>
/// Drives the pipeline: one feeder that finds what is to be done, and the workers that do it. At start and after every sleep
/// the feeder asks the database, so that a study is found again whatever was lost in memory.
/// </summary>
internal sealed class PipelineService(
    StudyPipeline pipeline,
    StudyLedger ledger,
    StudyQueue queue,
    [FromKeyedServices(Alarm.Retries)] Alarm alarm,
    PipelineOptions options,
    TimeProvider time,
    ILogger<PipelineService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var workers = Enumerable.Range(0, options.Workers).Select(_ => WorkAsync(stoppingToken));
        await Task.WhenAll([FeedAsync(stoppingToken), .. workers]);
    }

    private async Task FeedAsync(CancellationToken ct)
    {
        var first = true;
        while (!ct.IsCancellationRequested)
        {
            DateTimeOffset? next = null;
            try
            {
                var now = time.GetUtcNow();
                var unfinished = await ledger.UnfinishedAsync(ct);
                var ready = unfinished.Where(s => s.IsDue(now)).ToList();
                if (first && ready.Count > 0) PipelineLog.Resumed(log, ready.Count);
                first = false;
                foreach (var study in ready) queue.Add(study.StudyInstanceUid);
                next = unfinished.Where(s => !s.IsDue(now)).Min(s => s.RetryAt);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database does not answer at the moment: the studies stay as they are and are asked for again.
                PipelineLog.WorkFailed(log, StorageFault.Describe(fault));
            }

            await alarm.SleepAsync(next, ct);
        }
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var uid = await queue.TakeAsync(ct);
            try
            {
                if (await pipeline.AdvanceAsync(uid, ct) is not null) alarm.Ring();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Not even the failure could be written down. The feeder finds the study again; this worker goes on.
                PipelineLog.WorkFailed(log, StorageFault.Describe(fault));
            }
            finally
            {
                queue.Done(uid);
            }
        }
    }
}
