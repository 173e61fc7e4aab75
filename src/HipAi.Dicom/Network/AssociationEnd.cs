namespace HipAi.Dicom.Network;

/// <summary>How an association came to its end.</summary>
public enum AssociationEnd
{
    /// <summary>The requestor released it: the orderly way (PS3.8 7.2).</summary>
    Released,

    /// <summary>The peer sent A-ABORT.</summary>
    AbortedByPeer,

    /// <summary>This side sent A-ABORT because the peer broke the protocol.</summary>
    ProtocolError,

    /// <summary>The transport connection closed under the association.</summary>
    ConnectionLost,

    /// <summary>The peer was silent, or read nothing, for longer than allowed.</summary>
    TimedOut,

    /// <summary>This side gave up: the server is stopping and the time to drain was over, or an operation was cancelled.</summary>
    ServerStopped,
}
