namespace HipAi.Dicom.Network;

/// <summary>Whether a requestor must show a certificate.</summary>
public enum ClientCertificateMode
{
    /// <summary>None is asked for: the line is encrypted, the peer is not known.</summary>
    None,

    /// <summary>One is asked for; a peer without is let in, a peer with one that is not trusted is not.</summary>
    Optional,

    /// <summary>Nobody without a trusted certificate is let in.</summary>
    Required,
}
