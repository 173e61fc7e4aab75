using HipAi.Scp.Configuration;

namespace HipAi.Scp.Storage.Database;

/// <summary>Which database the settings name.</summary>
internal static class DatabaseEngines
{
    /// <summary>PostgreSQL where a connection string is set, otherwise the file in the data folder.</summary>
    public static IDatabaseEngine For(StorageOptions options, DataFolder folder) =>
        options.Database.Length > 0 ? new PostgresEngine(options.Database) : new SqliteEngine(folder.DatabaseFile, options.DatabaseBusyTimeout);
}
