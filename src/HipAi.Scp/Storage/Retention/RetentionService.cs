using System.Data.Common;
using HipAi.Scp.Operations.Metrics;

namespace HipAi.Scp.Storage.Retention;

/// <summary>Sweeps at start and then every hour; after the clock was set not for a day, so that somebody can look whether it is right.</summary>
internal sealed class RetentionService(RetentionSweep sweep, HipAiMetrics metrics, TimeProvider time, ILogger<RetentionService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Sweeps that are left out after the clock was set: a day.</summary>
    private const int Pause = 24;

    private readonly ClockWatch _clock = new(time);
    private readonly PeriodicTimer _timer = new(Interval, time);
    private int _leftOut;

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        do await SweepAsync(stoppingToken);
        while (await _timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        if (_clock.WasSet())
        {
            _leftOut = Pause;
            StorageLog.SweepsPaused(log, Pause);
        }

        if (_leftOut-- > 0) return;
        _leftOut = 0;
        try
        {
            var tally = await sweep.RunAsync(ct);
            foreach (var kind in Enum.GetValues<RetentionKind>()) metrics.Removed(kind, tally[kind].Count, tally[kind].Bytes);
            var bytes = Enum.GetValues<RetentionKind>().Sum(kind => tally[kind].Bytes);
            if (!tally.IsEmpty) StorageLog.Swept(log, tally[RetentionKind.Images].Count, tally[RetentionKind.Quarantine].Count, tally[RetentionKind.Records].Count, bytes);
        }
        catch (Exception fault) when (fault is DbException or IOException)
        {
            // The database does not answer at the moment: everything stays, and is looked at again in an hour.
            StorageLog.SweepFailed(log, StorageFault.Describe(fault));
        }
    }
}
