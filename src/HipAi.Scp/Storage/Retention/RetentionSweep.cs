using Microsoft.EntityFrameworkCore;
using System.Data.Common;

namespace HipAi.Scp.Storage.Retention;

/// <summary>Goes through what is kept and removes what is over its time (requirement H7). Doing it again, or twice at once, changes nothing.</summary>
internal sealed class RetentionSweep(RetentionLedger ledger, QuarantineRetention quarantine, ILogger<RetentionSweep> log)
{
    /// <summary>What would go now; nothing is changed.</summary>
    public async Task<RetentionTally> PlanAsync(CancellationToken ct)
    {
        var tally = await quarantine.PlanAsync(ct);
        foreach (var uid in await ledger.CandidatesAsync(ct)) tally.Add(await ledger.PlanAsync(uid, ct));
        return tally;
    }

    /// <summary>Removes; what fails of one study stops no other and is tried again at the next sweep.</summary>
    public async Task<RetentionTally> RunAsync(CancellationToken ct)
    {
        var tally = new RetentionTally();
        await TryAsync(tally, "quarantine", () => quarantine.RunAsync(ct));
        foreach (var uid in await ledger.CandidatesAsync(ct)) await TryAsync(tally, $"study {uid}", () => StudyAsync(uid, ct));
        return tally;
    }

    private async Task<RetentionTally> StudyAsync(string uid, CancellationToken ct)
    {
        var decision = await ledger.MarkAsync(uid, ct);
        var tally = await ledger.DeleteAsync(uid, ct);
        if (decision.Record && await ledger.ForgetAsync(uid, ct)) tally.Add(RetentionKind.Records, 1, 0);
        if (!tally.IsEmpty)
        {
            StorageLog.Removed(
                log, uid, tally[RetentionKind.Images].Count, tally[RetentionKind.Pictures].Count, tally[RetentionKind.Reports].Count,
                tally[RetentionKind.Records].Count > 0);
        }

        return tally;
    }

    private async Task TryAsync(RetentionTally tally, string what, Func<Task<RetentionTally>> remove)
    {
        try
        {
            tally.Add(await remove());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException or DbUpdateException or InvalidDataException)
        {
            // Disk or database, or a record that cannot be read: it stays as it is.
            tally.Failed++;
            StorageLog.RemovalFailed(log, what, StorageFault.Describe(fault));
        }
    }
}
