using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Database;

/// <summary>
/// The one door to the database. One writer of this node is in at a time; the queue for it is here and not in the driver,
/// which would wait by polling. A write is on stable storage when the call returns.
/// </summary>
internal sealed class HipAiDatabase(IDatabaseEngine engine) : IDisposable
{
    /// <summary>As many as there may be associations; more would keep the first waiting for the last.</summary>
    private const int MostTogether = 64;

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly ConcurrentQueue<PendingWrite> _waiting = new();

    /// <inheritdoc cref="IDatabaseEngine.IsShared"/>
    public bool IsShared => engine.IsShared;

    /// <inheritdoc cref="IDatabaseEngine.SkipLocked"/>
    public string SkipLocked => engine.SkipLocked;

    /// <summary>How far a time may lie ahead before it tells that the clock was set back: nodes' clocks differ a little.</summary>
    public TimeSpan ClockTolerance => engine.IsShared ? ClocksDiffer : TimeSpan.Zero;

    /// <summary>Makes the tables where there are none, and refuses tables of another version of the program.</summary>
    /// <exception cref="InvalidDataException">The database was written by another version of the program, or may lose what it has committed.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var context = new HipAiDbContext(engine.Preparing);
        await engine.PrepareAsync(context, () => context.Database.EnsureCreatedAsync(cancellationToken), cancellationToken);
        var version = await context.Schema.Select(s => s.Version).SingleAsync(cancellationToken);
        if (version != SchemaRow.CurrentVersion)
            throw new InvalidDataException($"The database has tables of version {version}; this program reads version {SchemaRow.CurrentVersion}.");
    }

    /// <summary>Reads; what is read does not follow later changes.</summary>
    public async Task<T> ReadAsync<T>(Func<HipAiDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var context = new HipAiDbContext(engine.Options);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        try
        {
            return await read(context);
        }
        catch (InvalidOperationException fault) when (DatabaseTrouble.Of(fault) is DbException trouble)
        {
            // The caller knows what to do when the database does not answer; the mapper's exception hides that it is so.
            ExceptionDispatchInfo.Throw(trouble);
            throw;
        }
    }

    /// <summary>
    /// Runs one write, saves and commits; everything or nothing of it is kept. Writes that wait at the same time share one commit,
    /// so that its flush is paid once; one that fails is undone alone.
    /// </summary>
    /// <param name="key">What it changes: on no node does another write of the same key run at the same time.</param>
    /// <param name="write">What to do. What it changed is saved after it; it may save before, but never commits.</param>
    /// <param name="cancellationToken">Gives up while the write still waits for its turn.</param>
    public async Task<T> WriteAsync<T>(WriteKey key, Func<HipAiDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pending = new PendingWrite<T>(key, write);
        _waiting.Enqueue(pending);
        try
        {
            await _writer.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!pending.TryTake())
        {
            // Another caller is committing it already.
            return await pending.Done;
        }

        try
        {
            // Whoever gets in first commits for all who wait; they find theirs done when their turn comes. More wait than are
            // committed together: then until it was this one's turn.
            while (!pending.Done.IsCompleted) await CommitWaitingAsync();
        }
        finally
        {
            _writer.Release();
        }

        return await pending.Done;
    }

    private async Task CommitWaitingAsync()
    {
        var together = new List<PendingWrite>();
        while (together.Count < MostTogether && _waiting.TryDequeue(out var next))
            if (next.TryTake()) together.Add(next);
        try
        {
            await using var context = new HipAiDbContext(engine.Options);
            context.Database.AutoSavepointsEnabled = false; // each write has its own
            await using var transaction = await context.Database.BeginTransactionAsync();
            // All locks before all writes, and everybody in the same order, so that no two nodes wait for each other. A write without a key
            // may take rows as it finds them; after it nothing waits any more.
            foreach (var number in together.SelectMany(write => write.Key.Numbers).Distinct().Order()) await engine.LockAsync(context, number);
            foreach (var write in together.OrderBy(write => write.Key.Numbers.Count == 0)) await write.RunAsync(context, transaction);
            await AuditChain.AppendAsync(context, engine.LockAsync);
            await transaction.CommitAsync();
            DatabaseFile.RequireInPlace(context.Database.GetDbConnection());
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The database cannot be opened or the commit failed: nothing is kept of any of them, and each caller is told.
            together.ForEach(write => write.Fail(DatabaseTrouble.Of(fault)));
        }

        together.ForEach(write => write.Finish());
    }

    public void Dispose()
    {
        _writer.Dispose();
        engine.Dispose();
    }
}
