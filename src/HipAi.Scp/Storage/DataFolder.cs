namespace HipAi.Scp.Storage;

/// <summary>
/// Where everything lies below the storage root. No name in it holds patient data: objects are named by their hash,
/// results by Study Instance UID.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="node">Name of the node that works in it; what is on its way has a folder for each node, so that none takes away another's.</param>
internal sealed class DataFolder(string root, string node = "node")
{
    /// <summary>Name of the node that works here.</summary>
    public string Node => node;

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Objects that are still arriving at this node; never acknowledged, so emptied at start.</summary>
    public string Incoming => Path.Combine(Arrivals, node);

    /// <summary>The folders of all nodes for objects that are still arriving.</summary>
    public string Arrivals => Path.Combine(Root, "incoming");

    /// <summary>Single frames on their way through this node's decoder; emptied at start.</summary>
    public string Decoding => Path.Combine(Root, "decoding", node);

    /// <summary>Held open by this node while it runs.</summary>
    public string LockFile => Path.Combine(Root, "nodes", node + ".lock");

    /// <summary>Objects exactly as received.</summary>
    public string Instances => Path.Combine(Root, "instances");

    /// <summary>Objects that could not be taken.</summary>
    public string Quarantine => Path.Combine(Root, "quarantine");

    /// <summary>Pictures made from studies.</summary>
    public string Results => Path.Combine(Root, "results");

    /// <summary>Delivered reports, unless another folder is set.</summary>
    public string Reports => Path.Combine(Root, "reports");

    /// <summary>
    /// What sessions are signed and encrypted with; of all nodes, so that a restart or another node signs nobody out. Never in a backup: whoever
    /// has these can make a session of anybody.
    /// </summary>
    public string Keys => Path.Combine(Root, "keys");

    public string DatabaseFile => Path.Combine(Root, "hipai.db");

    /// <summary>Path of an object below the root, with forward slashes. 256 folders: a million objects make 4,000 entries in each.</summary>
    public static string InstancePath(string sha256) => $"instances/{sha256[..2]}/{sha256}.dcm";

    /// <summary>The absolute path of a relative one.</summary>
    /// <exception cref="ArgumentException">The path leads out of the root.</exception>
    public string Absolute(string relativePath)
    {
        var path = Path.GetFullPath(Path.Combine(Root, relativePath));
        return path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException("The path leads out of the storage root.", nameof(relativePath));
    }

    /// <summary>Makes the folders that are not there.</summary>
    public void Create()
    {
        foreach (var folder in new[] { Incoming, Decoding, Instances, Quarantine, Results, Path.GetDirectoryName(LockFile)! })
            Directory.CreateDirectory(folder);
        CreateKeys();
    }

    /// <summary>Makes the folder of keys, for its owner only.</summary>
    public void CreateKeys()
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Keys);
        else Directory.CreateDirectory(Keys, OwnerOnly);
    }
}
