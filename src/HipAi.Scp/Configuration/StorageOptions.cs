namespace HipAi.Scp.Configuration;

/// <summary>Settings of the data folder.</summary>
public sealed class StorageOptions
{
    /// <summary>Folder of everything that is kept; relative to the content root. <value>Default data.</value></summary>
    public string Root { get; set; } = "data";

    /// <summary>Free space below which images are answered with A700, in bytes. <value>0 or more, default 512 MiB.</value></summary>
    public long MinimumFreeBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>Largest data set taken, in bytes; a larger one is answered with A700. <value>From 1 MiB, default 2 GiB.</value></summary>
    public long MaximumObjectBytes { get; set; } = 2L * 1024 * 1024 * 1024;
}
