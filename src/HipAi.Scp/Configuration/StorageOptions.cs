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

    /// <summary>
    /// Connection string of a PostgreSQL database that several nodes share, with one data folder that all of them see; it holds a password,
    /// so give it in the environment. <value>Npgsql's words, for example Host=db;Database=hipai;Username=hipai;Password=...; empty, the
    /// default: a SQLite file in the data folder, for one node.</value>
    /// </summary>
    public string Database { get; set; } = "";

    /// <summary>How long a write waits while another program has the SQLite file locked; the image is answered with A700 then.
    /// <value>1 s to 5 min, whole seconds, default 30 s.</value></summary>
    public TimeSpan DatabaseBusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What this node calls itself among those that share a data folder: no two alike, and the same again after a restart.
    /// <value>1 to 63 letters, digits, dots and hyphens; empty, the default: the machine's name.</value></summary>
    public string NodeName { get; set; } = "";
}
