using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Pipeline;

/// <summary>
/// Drives the pipeline: one feeder that finds what is to be done, and the workers that do it. At start and after every sleep
/// the feeder asks the database, so that a study is found again whatever was lost in memory.
/// </summary>
internal sealed class PipelineService(
    StudyPipeline pipeline,
    StudyLedger ledger,
    StudyQueue queue,
    Alarm alarm,
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
        var resumed = false;
        while (!ct.IsCancellationRequested)
        {
            DateTimeOffset? next = null;
            try
            {
                var ready = await ReadyAsync(ct);
                if (!resumed && ready.Count > 0) PipelineLog.Resumed(log, ready.Count);
                resumed = true;
                foreach (var uid in ready) queue.Add(uid);
                next = await NextRetryAsync(ct);
            }
            catch (Exception fault) when (fault is SqliteException or DbUpdateException or IOException)
            {
                // The database does not answer at the moment: the studies stay as they are and are asked for again.
                PipelineLog.WorkFailed(log, StorageFault.Describe(fault));
            }

            await alarm.SleepAsync(next, ct);
        }
    }

    private async Task<IReadOnlyList<string>> ReadyAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return [.. (await ledger.UnfinishedAsync(ct)).Where(s => !(s.RetryAt > now)).Select(s => s.StudyInstanceUid)];
    }

    private async Task<DateTimeOffset?> NextRetryAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return (await ledger.UnfinishedAsync(ct)).Where(s => s.RetryAt > now).Min(s => s.RetryAt);
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var uid = await queue.TakeAsync(ct);
            try
            {
                await pipeline.AdvanceAsync(uid, ct);
            }
            catch (Exception fault) when (fault is SqliteException or DbUpdateException or IOException)
            {
                // Not even the failure could be written down. The feeder finds the study again.
                PipelineLog.WorkFailed(log, StorageFault.Describe(fault));
            }
            finally
            {
                queue.Done(uid);
                alarm.Ring();
            }
        }
    }
}
