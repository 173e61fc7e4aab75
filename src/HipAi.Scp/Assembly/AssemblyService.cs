using HipAi.Scp.Pipeline;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Assembly;

/// <summary>Closes studies when they fall due: sleeps until the next closing time, and is woken by every new image.</summary>
internal sealed class AssemblyService(
    StudyPipeline pipeline,
    OpenStudies openStudies,
    [FromKeyedServices(Alarm.Arrivals)] Alarm alarm,
    [FromKeyedServices(Alarm.Work)] Alarm work,
    TimeProvider time,
    ILogger<AssemblyService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var looked = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            DateTimeOffset? next = null;
            try
            {
                var waited = time.GetElapsedTime(looked);
                looked = time.GetTimestamp();
                if (await openStudies.RecountAsync(time.GetUtcNow(), waited, stoppingToken) is > 0 and var count) AssemblyLog.ClockSetBack(log, count);
                if ((await pipeline.AssembleAsync(stoppingToken)).Count > 0) work.Ring();
                next = await openStudies.NextDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The closing times are rows and wait; after a sleep it is tried again.
                AssemblyLog.ClosingFailed(log, StorageFault.Describe(fault));
            }

            await alarm.SleepAsync(next, stoppingToken);
        }
    }
}
