using HipAi.Scp.Storage;
using Microsoft.Data.Sqlite;

namespace HipAi.Scp.Operations.Backup;

/// <summary>
/// A copy of a data folder that a service may be writing to (requirement H6). The database goes first, as one consistent
/// state: whatever it names was in its place before it was committed and is never changed, so the files may follow at leisure.
/// </summary>
internal static class DataBackup
{
    private const string DatabaseName = "hipai.db";
    private const string UnfinishedSuffix = ".unfinished";

    /// <summary>What retention removed has no file any more.</summary>
    private const string NamedFiles =
        "SELECT RelativePath FROM Instances WHERE RemovedAt IS NULL UNION SELECT RelativePath FROM QuarantinedObjects WHERE RemovedAt IS NULL";

    /// <summary>Makes the copy, or brings an earlier one up to date; files that are there with their length are left alone.</summary>
    /// <param name="source">The data folder.</param>
    /// <param name="target">Where to; made when it is not there. Not inside of <paramref name="source"/>.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <exception cref="InvalidDataException">The source holds no database, lies around the target, or lacks files that its database names.</exception>
    /// <exception cref="IOException">A disk is full or does not work.</exception>
    public static BackupReport Run(DataFolder source, DataFolder target, CancellationToken cancellationToken)
    {
        if (!File.Exists(source.DatabaseFile)) throw new InvalidDataException($"'{source.Root}' is no data folder: there is no {DatabaseName} in it. One whose database is PostgreSQL is copied with pg_dump and rsync.");
        if ((target.Root + Path.DirectorySeparatorChar).StartsWith(source.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new InvalidDataException("The backup would lie inside of what it is a copy of.");
        CreateForOwnerOnly(target.Root);
        var copy = target.DatabaseFile + UnfinishedSuffix;
        var named = CopyDatabase(source.DatabaseFile, copy);
        var report = new BackupReport(0, 0, 0, []);
        foreach (var name in named.Concat(FilesBelow(source, source.Results)).Concat(FilesBelow(source, source.Reports)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            report = CopyFile(source.Absolute(name), target.Absolute(name), name, report);
        }

        if (report.Missing.Count > 0) report = report with { Missing = [.. report.Missing.Intersect(NamedIn(source.DatabaseFile))] };
        // Last, so that a database in the target always has its files.
        File.Move(copy, target.DatabaseFile, overwrite: true);
        FolderFlush.Flush(target.Root);
        return report.Missing.Count == 0
            ? report
            : throw new InvalidDataException(
                $"{report.Missing.Count} files that the database names are not there, the first is {report.Missing[0]}. All else was copied.");
    }

    /// <summary>A backup holds what the data folder holds: patients' images.</summary>
    private static void CreateForOwnerOnly(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Copies the database as it stands between two commits.</summary>
    /// <returns>The objects and quarantined objects that the copy names, as paths below the root.</returns>
    private static List<string> CopyDatabase(string source, string copy)
    {
        File.Delete(copy);
        // Not read only: reading beside a running service needs the shared memory of its write-ahead log.
        using (var connection = Open(source))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $copy";
            command.Parameters.AddWithValue("$copy", copy);
            command.ExecuteNonQuery();
        }

        var names = NamedIn(copy);
        using (var connection = Open(copy))
        {
            using var command = connection.CreateCommand();
            // VACUUM INTO leaves the write-ahead log out; a service that starts on the copy expects it.
            command.CommandText = "PRAGMA journal_mode = WAL";
            command.ExecuteNonQuery();
        }

        using var file = new FileStream(copy, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return names;
    }

    /// <summary>What a database names. Asked of the source again for what is missing: retention may have removed it since the copy was made.</summary>
    private static List<string> NamedIn(string database)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = NamedFiles;
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>Results or reports; not what is being written at the moment, which is gone or has its name soon.</summary>
    private static IEnumerable<string> FilesBelow(DataFolder source, string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(DurableFiles.TemporarySuffix, StringComparison.Ordinal))
                .Select(path => Path.GetRelativePath(source.Root, path))
            : [];

    private static BackupReport CopyFile(string from, string to, string name, BackupReport report)
    {
        var source = new FileInfo(from);
        if (!source.Exists) return report with { Missing = [.. report.Missing, name] };
        if (new FileInfo(to) is { Exists: true } there && there.Length == source.Length) return report with { Kept = report.Kept + 1 };
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Delete(to);
        if (HardLink.TryCreate(from, to)) return report with { Linked = report.Linked + 1 };
        var unfinished = to + UnfinishedSuffix;
        File.Copy(from, unfinished, overwrite: true);
        using (var file = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
        File.Move(unfinished, to, overwrite: true);
        return report with { Copied = report.Copied + 1 };
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
