using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Delivery;

/// <summary>Drives the workers of all destinations, none of which waits for another.</summary>
internal sealed class DeliveryService(
    IReadOnlyList<DeliveryWorker> workers,
    DeliveryAlarms alarms,
    OutboxQueries queries,
    HipAiDatabase database,
    PipelineOptions pipeline,
    TimeProvider time,
    ILogger<DeliveryService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TellOrphansAsync(stoppingToken);
        await Task.WhenAll(workers.Select(worker => RunAsync(worker, stoppingToken)));
    }

    private async Task RunAsync(DeliveryWorker worker, CancellationToken ct)
    {
        var alarm = alarms.Of(worker.Name);
        while (!ct.IsCancellationRequested)
        {
            var next = await TurnAsync(worker, ct);
            // Of what another node has written, or has left behind, nobody rings here.
            var poll = time.GetUtcNow() + pipeline.PollInterval;
            await alarm.SleepAsync(database.IsShared && !(next < poll) ? poll : next, ct);
        }
    }

    private async Task<DateTimeOffset?> TurnAsync(DeliveryWorker worker, CancellationToken ct)
    {
        try
        {
            return await worker.TurnAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // Disk or database do not answer, or the claim was lost: the rows wait and are looked at again.
            if (fault is not OperationCanceledException) DeliveryLog.Stuck(log, worker.Name, StorageFault.Describe(fault));
            return time.GetUtcNow() + pipeline.RetryDelay;
        }
    }

    private async Task TellOrphansAsync(CancellationToken ct)
    {
        try
        {
            foreach (var (name, count) in await queries.OrphansAsync(ct)) DeliveryLog.Orphaned(log, count, name);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Told at the next start.
            DeliveryLog.Stuck(log, "all destinations", StorageFault.Describe(fault));
        }
    }
}
