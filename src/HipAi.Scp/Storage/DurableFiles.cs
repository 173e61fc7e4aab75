namespace HipAi.Scp.Storage;

/// <summary>Writes small files so that a reader sees either nothing or all of it: temporary file, flush, rename, flush the folder.</summary>
internal sealed class DurableFiles(IDisk disk, string temporaryFolder)
{
    /// <summary>How the name of a file ends that is being written.</summary>
    internal const string TemporarySuffix = ".tmp";

    /// <summary>Writes or replaces a file; on stable storage when the call returns.</summary>
    public void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = Path.Combine(temporaryFolder, $"{Guid.NewGuid():N}{TemporarySuffix}");
        try
        {
            using (var file = disk.Create(temporary))
            {
                file.Write(content);
                disk.Flush(file);
            }

            disk.Publish(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Removes what a writer left that was killed: half of a report is a report that nobody may read. A file that another node is
    /// writing now is locked and stays.
    /// </summary>
    /// <returns>How many were removed.</returns>
    public int RemoveLeftovers()
    {
        if (!Directory.Exists(temporaryFolder)) return 0;
        return Directory.EnumerateFiles(temporaryFolder, $"*{TemporarySuffix}").Count(path => IsOurs(path) && TryRemove(path));
    }

    /// <summary>The folder may be one that others write to as well.</summary>
    private static bool IsOurs(string path) => Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out _);

    private static bool TryRemove(string path)
    {
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) File.Delete(path);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is being written, or the folder is read-only at the moment: neither must keep the service from starting.
            return false;
        }
    }
}
