using System.Data.Common;
using Npgsql;

namespace HipAi.Scp.Storage;

/// <summary>Says what went wrong with disk or database without quoting anything that could hold header values.</summary>
internal static class StorageFault
{
    private const int NoSpaceOnUnix = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    /// <summary>
    /// Whether disk or database do not work, which passes, and not what was asked of them: a file that is not there or is too short will
    /// not be better the next time.
    /// </summary>
    public static bool IsOurs(Exception fault) =>
        fault is UnauthorizedAccessException or DbException or Microsoft.EntityFrameworkCore.DbUpdateException
        || fault is IOException and not (FileNotFoundException or EndOfStreamException);

    public static string Describe(Exception fault) => fault switch
    {
        IOException { HResult: NoSpaceOnUnix or DiskFullOnWindows } => "the disk is full",
        IOException => $"the disk does not work ({fault.GetType().Name} {fault.HResult})",
        UnauthorizedAccessException => "the data folder cannot be written",
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: var code } => $"the database does not work (SQLite error {code})",
        DbException { SqlState: { Length: > 0 } code } => $"the database does not work (SQLSTATE {code})",
        NpgsqlException => "the database cannot be reached",
        _ when fault.InnerException is { } inner => Describe(inner),
        _ => fault.GetType().Name,
    };
}
