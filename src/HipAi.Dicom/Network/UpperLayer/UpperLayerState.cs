namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>The states of PS3.8 Tables 9-1 to 9-5, under their own names.</summary>
internal enum UpperLayerState
{
    /// <summary>Idle: no transport connection.</summary>
    Sta1 = 1,

    /// <summary>Transport connection open; awaiting A-ASSOCIATE-RQ.</summary>
    Sta2,

    /// <summary>Awaiting local A-ASSOCIATE response primitive.</summary>
    Sta3,

    /// <summary>Awaiting transport connection opening to complete.</summary>
    Sta4,

    /// <summary>Awaiting A-ASSOCIATE-AC or A-ASSOCIATE-RJ.</summary>
    Sta5,

    /// <summary>Association established and ready for data transfer.</summary>
    Sta6,

    /// <summary>Awaiting A-RELEASE-RP.</summary>
    Sta7,

    /// <summary>Awaiting local A-RELEASE response primitive.</summary>
    Sta8,

    /// <summary>Release collision, requestor side; awaiting A-RELEASE response primitive.</summary>
    Sta9,

    /// <summary>Release collision, acceptor side; awaiting A-RELEASE-RP.</summary>
    Sta10,

    /// <summary>Release collision, requestor side; awaiting A-RELEASE-RP.</summary>
    Sta11,

    /// <summary>Release collision, acceptor side; awaiting A-RELEASE response primitive.</summary>
    Sta12,

    /// <summary>Awaiting transport connection closed indication; the association no longer exists.</summary>
    Sta13,
}
