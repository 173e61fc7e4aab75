namespace HipAi.Scp.Configuration;

/// <summary>
/// How long each kind of object is kept (requirement H7). Counted from the last image of a study, its last delivery or its last review,
/// whichever is the latest.
/// </summary>
public sealed class RetentionOptions
{
    /// <summary>Received images. <value>0, the default: for ever; otherwise 1 h to 100 years.</value></summary>
    public TimeSpan Images { get; set; }

    /// <summary>Pictures made from studies: activation maps. <value>0, the default: for ever; otherwise 1 h to 100 years.</value></summary>
    public TimeSpan Pictures { get; set; }

    /// <summary>Delivered report files in the data folder's own folder; a Delivery:Folder is never touched. <value>0, the default: for ever;
    /// otherwise 1 h to 100 years.</value></summary>
    public TimeSpan Reports { get; set; }

    /// <summary>Objects in quarantine, counted from their arrival. <value>0, the default: for ever; otherwise 1 h to 100 years.</value></summary>
    public TimeSpan Quarantine { get; set; }

    /// <summary>All else of a study: snapshots, findings, report texts, timeline. <value>0, the default: for ever; otherwise the longest of
    /// the first three, all of which must be set.</value></summary>
    public TimeSpan Records { get; set; }

    /// <summary>Whether images go too that storage commitment was given for. <value>true or false, default false.</value></summary>
    public bool RemoveCommitted { get; set; }
}
