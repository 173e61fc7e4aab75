using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Pipeline;

/// <summary>
/// Drives the pipeline: claims studies as long as a worker is free, and sleeps when there is none to claim. What is to be done is
/// asked of the database each time, so that nothing is lost with a process, and nodes need not know of each other.
/// </summary>
internal sealed class PipelineService(
    StudyPipeline pipeline,
    StudyClaims claims,
    HipAiDatabase database,
    [FromKeyedServices(Alarm.Work)] Alarm alarm,
    PipelineOptions options,
    TimeProvider time,
    ILogger<PipelineService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var workers = new SemaphoreSlim(options.Workers);
        try
        {
            while (true)
            {
                await workers.WaitAsync(stoppingToken);
                var (lease, next) = await ClaimAsync(stoppingToken);
                if (lease is null)
                {
                    workers.Release();
                    await alarm.SleepAsync(next, stoppingToken);
                }
                else
                {
                    _ = WorkAsync(lease, workers, stoppingToken);
                }
            }
        }
        finally
        {
            // Those that are at work see that the service stops, and give their studies back.
            for (var i = 0; i < options.Workers; i++) await workers.WaitAsync(CancellationToken.None);
        }
    }

    /// <summary>The next study, or when to look again.</summary>
    private async Task<(StudyLease? Lease, DateTimeOffset? Next)> ClaimAsync(CancellationToken ct)
    {
        try
        {
            if (await claims.ClaimAsync(ct) is { } lease) return (lease, null);
            var next = await claims.NextAsync(ct);
            var poll = time.GetUtcNow() + options.PollInterval;
            return (null, database.IsShared && !(next < poll) ? poll : next);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database does not answer at the moment: the studies stay as they are and are asked for again.
            PipelineLog.WorkFailed(log, StorageFault.Describe(fault));
            return (null, time.GetUtcNow() + options.RetryDelay);
        }
    }

    private async Task WorkAsync(StudyLease lease, SemaphoreSlim workers, CancellationToken ct)
    {
        // Not the caller's turn: it looks for the next study.
        await Task.Yield();
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var (renewing, isHeld) = (RenewAsync(lease, held), true);
        try
        {
            isHeld = await pipeline.AdvanceAsync(lease, held.Token);
        }
        catch (OperationCanceledException)
        {
            // The service stops, or the claim has run out.
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Not even the failure could be written down. The study is claimed again, here or elsewhere.
            PipelineLog.WorkFailed(log, StorageFault.Describe(fault));
        }

        await held.CancelAsync();
        await renewing;
        if (isHeld) await ReleaseAsync(lease);
        workers.Release();
        alarm.Ring();
    }

    /// <summary>Renews the claim until the work is done; ends the work when the claim is lost.</summary>
    private async Task RenewAsync(StudyLease lease, CancellationTokenSource held)
    {
        while (!held.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.Lease / 3, time, held.Token);
                if (await claims.RenewAsync(lease, held.Token)) continue;
                PipelineLog.ClaimLost(log, lease.StudyInstanceUid);
                await held.CancelAsync();
            }
            catch (OperationCanceledException)
            {
                // The work is done.
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database does not answer. Should the claim run out meanwhile, its fence keeps what is recorded true.
                PipelineLog.WorkFailed(log, StorageFault.Describe(fault));
            }
        }
    }

    private async Task ReleaseAsync(StudyLease lease)
    {
        try
        {
            await claims.ReleaseAsync(lease, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The claim runs out by itself.
            PipelineLog.WorkFailed(log, StorageFault.Describe(fault));
        }
    }
}
