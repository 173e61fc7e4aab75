using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Database;

/// <summary>One file of the data folder, for one node. Its transactions come one after the other, so that nothing needs a lock.</summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    private readonly string _connection;

    /// <param name="file">The file; made when it is not there.</param>
    /// <param name="busyTimeout">How long a write waits for a program that has the file locked; null for 30 s. Whole seconds.</param>
    public SqliteEngine(string file, TimeSpan? busyTimeout = null)
    {
        var seconds = (int)(busyTimeout ?? TimeSpan.FromSeconds(30)).TotalSeconds;
        _connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = seconds }.ToString();
        Options = new DbContextOptionsBuilder<HipAiDbContext>().UseSqlite(_connection).AddInterceptors(new DurableConnection()).Options;
    }

    public DbContextOptions<HipAiDbContext> Options { get; }

    public bool IsShared => false;

    public string SkipLocked => "";

    public Task PrepareAsync(HipAiDbContext context, Func<Task> makeTables, CancellationToken cancellationToken) => makeTables();

    public Task LockAsync(HipAiDbContext context, long number) => Task.CompletedTask;

    public void Dispose()
    {
        // Pooled connections would keep the file open after the service is gone.
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }
}
