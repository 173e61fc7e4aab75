using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>The stored objects, exactly as received, as Part 10 files. Read only.</summary>
public sealed class InstanceFiles
{
    private readonly DataFolder _folder;

    internal InstanceFiles(DataFolder folder) => _folder = folder;

    /// <summary>Reads the object, pixels included.</summary>
    /// <exception cref="DicomException">It cannot be read.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public DicomFile Open(StoredInstance instance) => DicomFile.Open(AbsolutePath(instance));

    /// <summary>Where the object's file lies on this machine.</summary>
    /// <exception cref="ArgumentException">The instance's path leads out of the storage root.</exception>
    public string AbsolutePath(StoredInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return _folder.Absolute(instance.RelativePath);
    }
}
