using HipAi.Scp.Assembly;
using HipAi.Scp.Storage;
using Microsoft.AspNetCore.SignalR;

namespace HipAi.Scp.Review.Live;

/// <summary>
/// Tells open pages that studies changed, on whatever node they did: while somebody listens, the database is asked once a second. Every change
/// of a study that people see has an entry in a timeline.
/// </summary>
internal sealed class LiveService(
    StudyChanges changes, IHubContext<LiveHub> pages, [FromKeyedServices(LiveService.AlarmName)] Alarm alarm, TimeProvider time, ILogger<LiveService> log)
    : BackgroundService
{
    /// <summary>Key of the alarm that wakes it before its time.</summary>
    internal const string AlarmName = "live";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private int _listening;

    /// <summary>Somebody listens from now on. What changed before is in the page that they have, or in the one they ask for now.</summary>
    internal async Task JoinAsync(CancellationToken ct)
    {
        try
        {
            if (Interlocked.Increment(ref _listening) == 1) await changes.BeginAsync(ct);
        }
        catch
        {
            Leave();
            throw;
        }

        alarm.Ring();
    }

    /// <summary>One listens no more.</summary>
    internal void Leave() => Interlocked.Decrement(ref _listening);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (Volatile.Read(ref _listening) > 0) await TellAsync(stoppingToken);
            await alarm.SleepAsync(Volatile.Read(ref _listening) > 0 ? time.GetUtcNow() + Interval : null, stoppingToken);
        }
    }

    private async Task TellAsync(CancellationToken ct)
    {
        try
        {
            if (await changes.NextAsync(ct) is { Count: > 0 } studies) await pages.Clients.All.SendAsync(LiveHub.Changed, studies, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database does not answer at the moment: pages are told when it does again.
            LiveLog.LookFailed(log, StorageFault.Describe(fault));
        }
    }
}
