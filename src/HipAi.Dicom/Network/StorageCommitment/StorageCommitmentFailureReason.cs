namespace HipAi.Dicom.Network.StorageCommitment;

/// <summary>Failure Reason (0008,1197) of an instance that was not committed (PS3.3 C.14.1.1). Other numbers may be read.</summary>
public enum StorageCommitmentFailureReason
{
    /// <summary>0110: a general failure.</summary>
    ProcessingFailure = 0x0110,

    /// <summary>0112: the instance is not here.</summary>
    NoSuchObjectInstance = 0x0112,

    /// <summary>0119: the instance is here, of another SOP class.</summary>
    ClassInstanceConflict = 0x0119,

    /// <summary>0122: the SOP class is not taken here.</summary>
    SopClassNotSupported = 0x0122,

    /// <summary>0131: the transaction UID is in use already.</summary>
    DuplicateTransactionUid = 0x0131,

    /// <summary>0213: there is no room to keep it.</summary>
    ResourceLimitation = 0x0213,
}
