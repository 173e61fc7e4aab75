using System.Globalization;

namespace HipAi.Scp.Storage.Retention;

/// <summary>Finds and deletes files of the data folder for retention. What is not there any more is no trouble.</summary>
internal sealed class RetentionFiles(DataFolder folder, IDisk disk)
{
    /// <summary>The pictures of a study's snapshots up to a revision.</summary>
    public IEnumerable<string> Pictures(string uid, int throughRevision) => Directory.Exists(PicturesOf(uid))
        ? Directory.EnumerateDirectories(PicturesOf(uid))
            .Where(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision <= throughRevision)
            .SelectMany(Directory.EnumerateFiles)
        : [];

    /// <summary>The delivered files of a study that its receipts name.</summary>
    public IEnumerable<string> Reports(IEnumerable<string> names) => names.Select(name => Path.Combine(folder.Reports, name)).Where(File.Exists);

    /// <summary>Deletes a file that is named below the root.</summary>
    /// <returns>How many bytes it had; null when it was not there.</returns>
    public long? Delete(string path)
    {
        var file = new FileInfo(folder.Absolute(path));
        if (!file.Exists) return null;
        var length = file.Length;
        disk.Delete(file.FullName);
        return length;
    }

    /// <summary>Removes the folders of a study that hold nothing any more.</summary>
    public void RemoveEmptyFolders(string uid)
    {
        foreach (var top in new[] { PicturesOf(uid), Path.Combine(folder.Reports, uid) }.Where(Directory.Exists))
        {
            foreach (var below in Directory.GetDirectories(top).Where(IsEmpty)) Directory.Delete(below);
            if (IsEmpty(top)) Directory.Delete(top);
        }
    }

    private static bool IsEmpty(string path) => !Directory.EnumerateFileSystemEntries(path).Any();

    private string PicturesOf(string uid) => Path.Combine(folder.Results, uid);
}
