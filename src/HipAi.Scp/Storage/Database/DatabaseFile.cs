using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace HipAi.Scp.Storage.Database;

/// <summary>
/// Whether the SQLite file is still where it was opened. SQLite goes on writing to a file that was deleted, moved or replaced under it,
/// and says nothing: what it commits then is lost with the last connection. It does answer when it is asked (SQLITE_FCNTL_HAS_MOVED).
/// </summary>
internal static partial class DatabaseFile
{
    private const int HasMoved = 20; // SQLITE_FCNTL_HAS_MOVED
    private const int CannotOpen = 14; // SQLITE_CANTOPEN

    /// <summary>Passes over connections to other databases.</summary>
    /// <exception cref="SqliteException">The file is gone. No connection to it is kept, so that the next one opens what lies there then.</exception>
    public static void RequireInPlace(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle } sqlite) return;
        if (FileControl(handle.DangerousGetHandle(), "main", HasMoved, out var hasMoved) != 0 || hasMoved == 0) return;
        SqliteConnection.ClearPool(sqlite);
        throw new SqliteException("The database file was deleted, moved or replaced while it was open.", CannotOpen);
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileControl(nint database, string name, int operation, out int result);
}
