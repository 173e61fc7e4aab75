using System.Collections.Concurrent;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Receiving.Commitment;

/// <summary>
/// Reports on associations of its own what could not be reported on the one that asked, again and again, across restarts. Peers do not
/// wait for each other.
/// </summary>
internal sealed class CommitmentReporter(ReceivingOptions options, CommitmentLedger ledger, TimeProvider time, ILogger<CommitmentReporter> log) : BackgroundService
{
    private const int MostTogether = 100;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly Alarm _alarm = new(time);
    private readonly ConcurrentQueue<(long Id, bool Told)> _taken = new();

    /// <summary>Takes over a request that an association had.</summary>
    /// <param name="id">Its row.</param>
    /// <param name="told">Whether the peer was told there.</param>
    public void Take(long id, bool told)
    {
        _taken.Enqueue((id, told));
        _alarm.Ring();
    }

    /// <summary>What an earlier run left behind is due before the listener can hand over anything new.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.StorageCommitment.Enabled) return;
        await ledger.ReclaimAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            DateTimeOffset? next = null;
            try
            {
                await SettleTakenAsync(stoppingToken);
                var due = await ledger.TakeDueAsync(MostTogether, stoppingToken);
                await Task.WhenAll(due.GroupBy(row => row.Source).Select(rows => ReportAllAsync(rows, stoppingToken)));
                next = await ledger.NextDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
            {
                // The reports are rows and wait; after a sleep it is tried again.
                ReceivingLog.CommitmentsStuck(log, StorageFault.Describe(fault));
            }

            await _alarm.SleepAsync(next, stoppingToken);
        }
    }

    /// <summary>Looked at before it is taken out, so that a database that fails loses none.</summary>
    private async Task SettleTakenAsync(CancellationToken cancellationToken)
    {
        while (_taken.TryPeek(out var ended))
        {
            if (ended.Told) await ledger.EndAsync(ended.Id, cancellationToken);
            else await ledger.PostponeAsync(ended.Id, attempts: 0, time.GetUtcNow(), cancellationToken);
            _taken.TryDequeue(out _);
        }
    }

    private async Task ReportAllAsync(IEnumerable<CommitmentRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows) await ReportAsync(row, cancellationToken);
    }

    private async Task ReportAsync(CommitmentRow row, CancellationToken cancellationToken)
    {
        var trouble = await TellAsync(row, cancellationToken);
        if (trouble is null)
        {
            ReceivingLog.CommitmentTold(log, row.TransactionUid, row.CallingAeTitle);
            await ledger.EndAsync(row.Id, cancellationToken);
            return;
        }

        var (attempts, wait) = (row.Attempts + 1, options.StorageCommitment.RetryDelay * Math.Pow(2, Math.Min(row.Attempts, 30)));
        if (attempts >= options.StorageCommitment.MaximumAttempts)
        {
            ReceivingLog.CommitmentGivenUp(log, row.TransactionUid, row.CallingAeTitle, attempts, trouble);
            await ledger.EndAsync(row.Id, cancellationToken);
            return;
        }

        ReceivingLog.CommitmentNotTold(log, row.TransactionUid, row.CallingAeTitle, attempts, trouble);
        await ledger.PostponeAsync(row.Id, attempts, time.GetUtcNow() + (wait < LongestWait ? wait : LongestWait), cancellationToken);
    }

    /// <summary>Reports; what stood in the way, or null when the peer has heard it.</summary>
    private async Task<string?> TellAsync(CommitmentRow row, CancellationToken cancellationToken)
    {
        if (options.Sources.FirstOrDefault(source => source.Name == row.Source) is not { CommitmentHost.Length: > 0 } peer)
            return "there is no CommitmentHost for its source in HipAi:Receiving:Sources";
        try
        {
            await using var client = await DicomClient.ConnectAsync(Call(row, peer), time, cancellationToken);
            var answer = await client.NEventReportAsync(
                RecordJson.Read<StorageCommitmentResult>(row.ResultJson).ToEventReport(), cancellationToken);
            await ReleaseAsync(client, cancellationToken);
            return answer.Status.IsDone ? null : $"it was answered with {answer.Status}";
        }
        catch (Exception fault) when (fault is DicomNetworkException or DicomException or InvalidDataException)
        {
            // Nobody there, refused, gone in the middle, or a row that cannot be read: it waits for the next attempt, and others go on.
            return fault.Message;
        }
    }

    /// <summary>Whoever has answered was told, however the association ends.</summary>
    private static async Task ReleaseAsync(DicomClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.ReleaseAsync(cancellationToken);
        }
        catch (DicomNetworkException)
        {
            // Aborted or gone instead of released.
        }
    }

    /// <summary>We call, and are the provider: the roles say so (PS3.4 J.3.3, PS3.7 D.3.3.4).</summary>
    private static DicomClientOptions Call(CommitmentRow row, ReceivingSourceOptions peer) => new()
    {
        Host = peer.CommitmentHost,
        Port = peer.CommitmentPort,
        CallingAeTitle = row.CalledAeTitle,
        CalledAeTitle = row.CallingAeTitle,
        Proposals =
        [
            new DicomProposal(DicomUID.StorageCommitmentPushModel.UID, StorageClasses.MessageSyntaxes) { Roles = DicomRoles.Scp },
        ],
    };
}
