using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Database;

/// <summary>What SQLite and PostgreSQL do differently; everything else is said once, for both (requirement H6).</summary>
internal interface IDatabaseEngine : IDisposable
{
    /// <summary>How a context is opened.</summary>
    DbContextOptions<HipAiDbContext> Options { get; }

    /// <summary>How a context is opened when the tables are made; a file that is gone comes back, empty, in no other case.</summary>
    DbContextOptions<HipAiDbContext> Preparing { get; }

    /// <summary>Whether several nodes may work on it at the same time; then each must look for what the others left.</summary>
    bool IsShared { get; }

    /// <summary>What a query for rows ends with so that it locks them and passes over those that others hold; empty where there is one writer only.</summary>
    string SkipLocked { get; }

    /// <summary>Runs the making of the tables so that of several nodes that start together one makes them; checks that a commit is durable.</summary>
    /// <exception cref="InvalidDataException">The database is set up so that it may lose what it has committed.</exception>
    Task PrepareAsync(HipAiDbContext context, Func<Task> makeTables, CancellationToken cancellationToken);

    /// <summary>Keeps other nodes from writing under the same number until the transaction ends; returns when it is this one's turn.</summary>
    Task LockAsync(HipAiDbContext context, long number);
}
