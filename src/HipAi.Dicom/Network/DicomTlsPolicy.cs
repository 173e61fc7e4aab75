namespace HipAi.Dicom.Network;

/// <summary>What a TLS connection must fulfil, in either role. The defaults are those of PS3.15 B.12 (BCP 195).</summary>
public sealed record DicomTlsPolicy
{
    /// <summary>The least version. <value>Default TLS 1.2.</value></summary>
    public DicomTlsVersion MinimumVersion { get; init; } = DicomTlsVersion.Tls12;

    /// <summary>
    /// Whether TLS_RSA_WITH_AES_128_CBC_SHA is spoken too: for modalities that know nothing better. It has no forward secrecy,
    /// and no profile of PS3.15 that is not retired has it. <value>Default false.</value>
    /// </summary>
    public bool AllowRsaAes128CbcSha { get; init; }

    /// <summary>
    /// Whether the certificates of peers are looked up in the revocation lists that they name, over the network. Who names none,
    /// or one that cannot be had within 5 s, is refused.
    /// <value>Default false.</value>
    /// </summary>
    public bool CheckRevocation { get; init; }

    /// <summary>
    /// Whether the authorities that the operating system trusts are believed as well. They vouch for any web server of the
    /// world, not for the modalities of a hospital. <value>Default false.</value>
    /// </summary>
    public bool TrustSystemAuthorities { get; init; }

    /// <summary>How long the handshake may take from the first byte to the last. <value>Above zero, default 15 s.</value></summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
