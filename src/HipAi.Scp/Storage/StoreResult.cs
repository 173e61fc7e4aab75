namespace HipAi.Scp.Storage;

/// <summary>What became of an object that was sent. Receiving has the DICOM status of each.</summary>
internal enum StoreResult
{
    /// <summary>On stable storage and indexed.</summary>
    Stored,

    /// <summary>The same UID with the same bytes was here already: nothing new to do.</summary>
    Duplicate,

    /// <summary>The same UID was here with other bytes: both are kept, and the study runs again.</summary>
    ChangedDuplicate,

    /// <summary>The object is not the one that the command announced; kept in quarantine.</summary>
    DoesNotMatch,

    /// <summary>The object cannot be read; kept in quarantine.</summary>
    NotUnderstood,

    /// <summary>There is no room, or the disk or the database does not work: the sender should try again.</summary>
    NoResources,
}
