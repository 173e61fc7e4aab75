using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Tests.Support;

/// <summary>The databases that the rooms behind the port are tested over.</summary>
public enum RigDatabase
{
    Sqlite,
    Postgres,
}

/// <summary>Makes them.</summary>
internal static class RigDatabases
{
    /// <summary>How long SQLite waits for another program's lock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>How to open an empty database of the kind, as often as wanted.</summary>
    public static Func<DataFolder, IDatabaseEngine> New(RigDatabase kind)
    {
        if (kind == RigDatabase.Sqlite) return folder => new SqliteEngine(folder.DatabaseFile, Patience);
        var connection = PostgresForAll.DatabaseAsync().GetAwaiter().GetResult();
        return _ => new PostgresEngine(connection);
    }
}
