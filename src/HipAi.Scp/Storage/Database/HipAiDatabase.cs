using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Database;

/// <summary>
/// The one door to the database. SQLite lets one writer in at a time; the queue for it is here and not in the driver,
/// which would wait by polling. A write is on stable storage when the call returns.
/// </summary>
internal sealed class HipAiDatabase : IDisposable
{
    /// <summary>As many as there may be associations; more would keep the first waiting for the last.</summary>
    private const int MostTogether = 64;

    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    private readonly DbContextOptions<HipAiDbContext> _options;
    private readonly DbContextOptions<HipAiDbContext> _preparing;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly ConcurrentQueue<PendingWrite> _waiting = new();

    /// <param name="file">The SQLite file; made by <see cref="PrepareAsync"/> when it is not there.</param>
    /// <param name="patience">How long another program's lock is waited for, in whole seconds; null for 30 s.</param>
    public HipAiDatabase(string file, TimeSpan? patience = null)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = (int)(patience ?? UsualPatience).TotalSeconds };
        // A file that is gone must not come back empty while the service runs: only the start makes one.
        _preparing = Options(connection, SqliteOpenMode.ReadWriteCreate);
        _options = Options(connection, SqliteOpenMode.ReadWrite);
    }

    /// <summary>Makes the tables where there are none, and refuses tables of another version of the program.</summary>
    /// <exception cref="InvalidDataException">The database was written by another version of the program.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var context = new HipAiDbContext(_preparing);
        await context.Database.EnsureCreatedAsync(cancellationToken);
        var version = await context.Schema.Select(s => s.Version).SingleAsync(cancellationToken);
        if (version != SchemaRow.CurrentVersion)
            throw new InvalidDataException($"The database has tables of version {version}; this program reads version {SchemaRow.CurrentVersion}.");
    }

    /// <summary>Reads; what is read does not follow later changes.</summary>
    public async Task<T> ReadAsync<T>(Func<HipAiDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var context = new HipAiDbContext(_options);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(context);
    }

    /// <summary>
    /// Runs one write, saves and commits; everything or nothing of it is kept. Writes that wait at the same time share one commit,
    /// so that its flush is paid once; one that fails is undone alone.
    /// </summary>
    /// <param name="write">What to do. What it changed is saved after it; it may save before, but never commits.</param>
    /// <param name="cancellationToken">Gives up while the write still waits for its turn.</param>
    public async Task<T> WriteAsync<T>(Func<HipAiDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pending = new PendingWrite<T>(write);
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
            await using var context = new HipAiDbContext(_options);
            context.Database.AutoSavepointsEnabled = false; // each write has its own
            await using var transaction = await context.Database.BeginTransactionAsync();
            foreach (var write in together) await write.RunAsync(context, transaction);
            await transaction.CommitAsync();
            DatabaseFile.RequireInPlace(context.Database.GetDbConnection());
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The database cannot be opened or the commit failed: nothing is kept of any of them, and each caller is told.
            together.ForEach(write => write.Fail(fault));
        }

        together.ForEach(write => write.Finish());
    }

    public void Dispose()
    {
        _writer.Dispose();
        // Pooled connections would keep the file open after the service is gone.
        foreach (var options in new[] { _options, _preparing })
        {
            using var context = new HipAiDbContext(options);
            SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
        }
    }

    private static DbContextOptions<HipAiDbContext> Options(SqliteConnectionStringBuilder connection, SqliteOpenMode mode)
    {
        connection.Mode = mode;
        return new DbContextOptionsBuilder<HipAiDbContext>().UseSqlite(connection.ToString()).AddInterceptors(new DurableConnection()).Options;
    }
}
