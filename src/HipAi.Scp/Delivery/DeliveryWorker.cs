using HipAi.Scp.Configuration;
using HipAi.Scp.Operations.Metrics;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Delivery;

/// <summary>Sends to one destination what it is to get. Each destination has its own, so that one that is dead holds up nobody (requirement D7).</summary>
internal sealed class DeliveryWorker(
    DestinationOptions destination,
    IReportChannel channel,
    Outbox outbox,
    ReportReader reader,
    PipelineOptions pipeline,
    HipAiMetrics metrics,
    TimeProvider time,
    ILogger<DeliveryWorker> log) : IAsyncDisposable
{
    /// <summary>Rows read together: keys only, so that a backlog of any length takes no more memory than this.</summary>
    private const int Together = 20;

    /// <summary>The destination's name.</summary>
    public string Name => destination.Name;

    /// <summary>Sends all that is due.</summary>
    /// <returns>When there may be more; null while nothing waits.</returns>
    public async Task<DateTimeOffset?> TurnAsync(CancellationToken ct)
    {
        var next = await outbox.NextAsync(destination.Name, ct);
        if (next is null || next > time.GetUtcNow() || await outbox.ClaimAsync(destination, ct) is not { } lease) return next;
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewing = RenewAsync(lease, held);
        try
        {
            await WorkAsync(lease, held.Token);
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
            await channel.RestAsync();
            await outbox.ReleaseAsync(lease, CancellationToken.None);
        }

        return await outbox.NextAsync(destination.Name, ct);
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();

    private async Task WorkAsync(DestinationLease lease, CancellationToken ct)
    {
        while (await outbox.TakeAsync(lease, destination, lease.IsProbe ? 1 : Together, ct) is { Count: > 0 } reports)
        {
            foreach (var report in reports)
                if (!await SendAsync(lease, report, ct)) return;
            // One probe got through: the circuit is closed, and whatever waits may go.
            lease = lease with { IsProbe = false };
        }
    }

    /// <summary>Sends one report version and writes down what came of it.</summary>
    /// <returns>Whether the next may be sent at once.</returns>
    private async Task<bool> SendAsync(DestinationLease lease, DueReport report, CancellationToken ct)
    {
        var outcome = await AttemptAsync(report, ct);
        if (await outbox.RecordAsync(lease, destination, report, outcome, ct) is not { } recorded)
        {
            DeliveryLog.ClaimLost(log, destination.Name);
            return false;
        }

        metrics.Attempted(destination.Name, recorded);
        Tell(report, outcome, recorded);
        return recorded.NextAttemptAt is null;
    }

    private async Task<DeliveryOutcome> AttemptAsync(DueReport report, CancellationToken ct)
    {
        try
        {
            return await channel.SendAsync(await reader.ReadAsync(report, ct), ct);
        }
        catch (Exception fault) when (fault is FormException or InvalidDataException)
        {
            // A form or a record that will be no better the next time.
            return DeliveryOutcome.Refused((fault as FormException)?.Code ?? "a record cannot be read", fault.Message);
        }
    }

    private void Tell(DueReport report, DeliveryOutcome outcome, RecordedAttempt recorded)
    {
        var (name, (before, after)) = (destination.Name, recorded.Failures);
        if (before >= destination.FailuresToOpen && after == 0) DeliveryLog.Answers(log, name, before);
        if (recorded.State == DeliveryState.Delivered) DeliveryLog.Delivered(log, report.StudyInstanceUid, report.Version, name);
        else if (recorded.State == DeliveryState.Dead) DeliveryLog.Dead(log, report.StudyInstanceUid, report.Version, name, recorded.Attempts, outcome.Code);
        else if (outcome.Result == DeliveryResult.Retry) DeliveryLog.Failed(log, report.StudyInstanceUid, report.Version, name, outcome.Code, recorded.Attempts);
        else DeliveryLog.Unreachable(log, name, outcome.Code, after, recorded.NextAttemptAt);
        if (before < destination.FailuresToOpen && after >= destination.FailuresToOpen) DeliveryLog.Opened(log, name, after);
    }

    /// <summary>Renews the claim until the work is done; ends the work when the claim is lost.</summary>
    private async Task RenewAsync(DestinationLease lease, CancellationTokenSource held)
    {
        while (!held.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(pipeline.Lease / 3, time, held.Token);
                if (await outbox.RenewAsync(lease, held.Token)) continue;
                DeliveryLog.ClaimLost(log, destination.Name);
                await held.CancelAsync();
            }
            catch (OperationCanceledException)
            {
                // The work is done.
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database does not answer. Should the claim run out meanwhile, its fence keeps what is recorded true.
                DeliveryLog.Stuck(log, destination.Name, StorageFault.Describe(fault));
            }
        }
    }
}
