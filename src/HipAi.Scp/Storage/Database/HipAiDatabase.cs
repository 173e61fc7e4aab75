using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Database;

/// <summary>
/// The one door to the database. SQLite lets one writer in at a time; the queue for it is here and not in the driver,
/// which would wait by polling. A write is one transaction that is on stable storage when the call returns.
/// </summary>
internal sealed class HipAiDatabase : IDisposable
{
    private readonly DbContextOptions<HipAiDbContext> _options;
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <param name="file">The SQLite file; made by <see cref="PrepareAsync"/> when it is not there.</param>
    public HipAiDatabase(string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 };
        _options = new DbContextOptionsBuilder<HipAiDbContext>()
            .UseSqlite(connection.ToString())
            .AddInterceptors(new DurableConnection())
            .Options;
    }

    /// <summary>Makes the tables where there are none, and refuses tables of another version of the program.</summary>
    /// <exception cref="InvalidDataException">The database was written by another version of the program.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var context = new HipAiDbContext(_options);
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

    /// <summary>Runs one write alone, saves and commits; everything or nothing of it is kept.</summary>
    public async Task<T> WriteAsync<T>(Func<HipAiDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var context = new HipAiDbContext(_options);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await write(context);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        // Pooled connections would keep the file open after the service is gone.
        using var connection = new SqliteConnection(new HipAiDbContext(_options).Database.GetConnectionString());
        SqliteConnection.ClearPool(connection);
    }
}
