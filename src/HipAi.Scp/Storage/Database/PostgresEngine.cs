using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HipAi.Scp.Storage.Database;

/// <summary>
/// A PostgreSQL server that several nodes share. Writes of one study are put in order by advisory locks, which also cover a
/// row that is not there yet; they end with their transaction, however it ends.
/// </summary>
internal sealed class PostgresEngine : IDatabaseEngine
{
    /// <summary>The number under which tables are made: no study's, since theirs are hashes.</summary>
    private const long MakingTables = 0x4869_7041_49;

    private readonly NpgsqlDataSource _source;

    /// <param name="connection">A connection string of Npgsql: <c>Host=db;Database=hipai;Username=hipai;Password=...</c>.</param>
    public PostgresEngine(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        // A commit is on the server's disk when it returns, whatever the server's default is (requirement A7).
        settings.Options = $"{settings.Options} -c synchronous_commit=on".Trim();
        settings.ApplicationName ??= "hipai";
        // No values of rows in an exception's text: they are patients'.
        settings.IncludeErrorDetail = false;
        _source = new NpgsqlDataSourceBuilder(settings.ToString()).Build();
        Options = new DbContextOptionsBuilder<HipAiDbContext>().UseNpgsql(_source).AddInterceptors(new StorableText()).Options;
    }

    public DbContextOptions<HipAiDbContext> Options { get; }

    public DbContextOptions<HipAiDbContext> Preparing => Options;

    public bool IsShared => true;

    public string SkipLocked => "FOR UPDATE SKIP LOCKED";

    public async Task PrepareAsync(HipAiDbContext context, Func<Task> makeTables, CancellationToken cancellationToken)
    {
        // One connection for all of it: the lock is the session's.
        await context.Database.OpenConnectionAsync(cancellationToken);
        var setting = await context.Database.SqlQuery<string>($"SELECT current_setting('fsync') AS \"Value\"").SingleAsync(cancellationToken);
        if (setting != "on") throw new InvalidDataException("The PostgreSQL server runs with fsync = off: it may lose what it has committed. HipAI does not start on it.");
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MakingTables})", cancellationToken);
        try
        {
            await makeTables();
        }
        finally
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MakingTables})", CancellationToken.None);
        }
    }

    public Task LockAsync(HipAiDbContext context, long number) => context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({number})");

    public void Dispose() => _source.Dispose();
}
