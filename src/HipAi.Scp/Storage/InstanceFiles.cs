using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>The stored objects, exactly as received, as Part 10 files. Read only.</summary>
public sealed class InstanceFiles
{
    private readonly DataFolder _folder;

    internal InstanceFiles(DataFolder folder) => _folder = folder;

    /// <summary>Where the object's file lies on this machine.</summary>
    /// <exception cref="ArgumentException">The instance's path leads out of the storage root.</exception>
    public string AbsolutePath(StoredInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return _folder.Absolute(instance.RelativePath);
    }
}
