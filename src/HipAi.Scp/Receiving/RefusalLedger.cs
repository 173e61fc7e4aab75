using System.Data.Common;
using System.Threading.Channels;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Receiving;

/// <summary>
/// Keeps the last refusals where an operator finds them (requirements A2, H1). Negotiation does not wait for the database:
/// refusals pass through a small buffer, whose oldest go when a flood fills it.
/// </summary>
internal sealed class RefusalLedger(HipAiDatabase database, ILogger<RefusalLedger> log) : BackgroundService
{
    private const int BufferLength = 256;
    private const int KeptRows = 1000;

    private readonly Channel<Refusal> _refusals = Channel.CreateBounded<Refusal>(
        new BoundedChannelOptions(BufferLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Takes a refusal to be written down.</summary>
    public void Add(Refusal refusal) => _refusals.Writer.TryWrite(refusal);

    /// <summary>What was taken is written down before the service ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _refusals.Writer.TryComplete();
        if (ExecuteTask is { } writing) await writing.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var refusal in _refusals.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await WriteAsync(refusal);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException or IOException)
            {
                // A refusal that cannot be recorded was logged all the same; receiving goes on.
                ReceivingLog.RefusalNotRecorded(log, StorageFault.Describe(fault));
            }
        }
    }

    private Task<bool> WriteAsync(Refusal refusal) => database.WriteAsync(
        WriteKey.Named("refusals"),
        async db =>
        {
            db.Refusals.Add(new RefusalRow
            {
                At = refusal.At,
                Peer = refusal.Peer,
                CallingAeTitle = refusal.CallingAeTitle,
                CalledAeTitle = refusal.CalledAeTitle,
                Reason = refusal.Reason,
            });
            await db.SaveChangesAsync();
            var newest = await db.Refusals.MaxAsync(r => r.Id);
            await db.Refusals.Where(r => r.Id <= newest - KeptRows).ExecuteDeleteAsync();
            return true;
        },
        CancellationToken.None);
}
