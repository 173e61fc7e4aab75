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
}
