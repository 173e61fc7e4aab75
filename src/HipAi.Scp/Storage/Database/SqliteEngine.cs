using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Database;

/// <summary>One file of the data folder, for one node. Its transactions come one after the other, so that nothing needs a lock.</summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    /// <param name="file">The file; made when it is not there.</param>
    /// <param name="busyTimeout">How long a write waits for a program that has the file locked; null for 30 s. Whole seconds.</param>
    public SqliteEngine(string file, TimeSpan? busyTimeout = null)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = (int)(busyTimeout ?? UsualPatience).TotalSeconds };
        // A file that is gone must not come back empty while the service runs: only the start makes one.
        Preparing = Open(connection, SqliteOpenMode.ReadWriteCreate);
        Options = Open(connection, SqliteOpenMode.ReadWrite);
    }

    public DbContextOptions<HipAiDbContext> Options { get; }

    public DbContextOptions<HipAiDbContext> Preparing { get; }

    public bool IsShared => false;

    public string SkipLocked => "";

    public Task PrepareAsync(HipAiDbContext context, Func<Task> makeTables, CancellationToken cancellationToken) => makeTables();

    public Task LockAsync(HipAiDbContext context, long number) => Task.CompletedTask;

    public void Dispose()
    {
        // Pooled connections would keep the file open after the service is gone.
        foreach (var options in new[] { Options, Preparing })
        {
            using var context = new HipAiDbContext(options);
            SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
        }
    }

    private static DbContextOptions<HipAiDbContext> Open(SqliteConnectionStringBuilder connection, SqliteOpenMode mode)
    {
        connection.Mode = mode;
        return new DbContextOptionsBuilder<HipAiDbContext>().UseSqlite(connection.ToString()).AddInterceptors(new DurableConnection()).Options;
    }
}
