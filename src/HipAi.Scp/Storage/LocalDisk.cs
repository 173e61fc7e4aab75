namespace HipAi.Scp.Storage;

/// <summary>The machine's own disk.</summary>
internal sealed class LocalDisk : IDisk
{
    /// <summary>Fragments of small PDUs are gathered; those of large ones (DCMTK sends 128 kB) are longer than this and written from where they lie.</summary>
    private const int BufferSize = 64 * 1024;

    public FileStream Create(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferSize, FileOptions.SequentialScan);

    public void Flush(FileStream file) => file.Flush(flushToDisk: true);

    public void Publish(string from, string to)
    {
        var folder = Path.GetDirectoryName(to)!;
        CreateDurably(folder);
        File.Move(from, to, overwrite: true);
        FolderFlush.Flush(folder);
    }

    public void Delete(string path)
    {
        if (File.Exists(path)) File.Delete(path);
    }

    public long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>A new folder is an entry in its parent: the parents are flushed too, or the file in it could be lost with them.</summary>
    private static void CreateDurably(string folder)
    {
        var missing = new Stack<string>();
        for (var path = folder; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
            missing.Push(path);
        while (missing.TryPop(out var path))
        {
            Directory.CreateDirectory(path);
            FolderFlush.Flush(Path.GetDirectoryName(path)!);
        }
    }
}
