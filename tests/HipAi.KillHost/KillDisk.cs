using HipAi.Scp.Storage;

namespace HipAi.KillHost;

/// <summary>The real disk with kill points around each of its steps.</summary>
internal sealed class KillDisk(KillSwitch killer, string reportsFolder) : IDisk
{
    private readonly LocalDisk _disk = new();

    public FileStream Create(string path)
    {
        var kind = KindOfNew(path);
        return new KillFile(path, killer, $"{kind}-writing", writesBefore: kind == "object" ? 1 : 0);
    }

    public void Flush(FileStream file)
    {
        var kind = KindOfNew(file.Name);
        killer.Pass($"{kind}-unflushed");
        _disk.Flush(file);
        killer.Pass($"{kind}-flushed");
    }

    public void Publish(string from, string to)
    {
        var kind = KindOf(to);
        killer.Pass($"{kind}-unpublished");
        if (killer.IsNow($"{kind}-renamed"))
        {
            // As LocalDisk does it, up to the rename: the folder is not flushed any more.
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
            killer.Kill($"{kind}-renamed");
        }

        _disk.Publish(from, to);
        killer.Pass($"{kind}-published");
    }

    public void Delete(string path) => _disk.Delete(path);

    public long FreeBytes(string folder) => _disk.FreeBytes(folder);

    private string KindOf(string path) =>
        path.StartsWith(reportsFolder, StringComparison.Ordinal) ? "report" : path.EndsWith(".png", StringComparison.Ordinal) ? "picture" : "object";

    /// <summary>A new file has no name yet that tells: objects arrive as .dcm, reports are begun beside their folder.</summary>
    private string KindOfNew(string path) =>
        path.EndsWith(".dcm", StringComparison.Ordinal) ? "object" : path.StartsWith(reportsFolder, StringComparison.Ordinal) ? "report" : "picture";
}
