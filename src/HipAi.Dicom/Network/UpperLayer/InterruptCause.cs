namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>Why waiting for the transport was given up.</summary>
internal enum InterruptCause
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>The ARTIM timer expired (Evt18).</summary>
    Artim,

    /// <summary>No PDU came.</summary>
    Silence,

    /// <summary>PDUs came, and next to nothing in them.</summary>
    NoProgress,

    /// <summary>A PDU began to come, and did not end in time.</summary>
    SlowPdu,

    /// <summary>The peer did not take what we sent.</summary>
    SlowReader,

    /// <summary>Somebody on this side asked for it.</summary>
    Local,
}
