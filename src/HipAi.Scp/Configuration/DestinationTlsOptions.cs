using HipAi.Dicom.Network;

namespace HipAi.Scp.Configuration;

/// <summary>TLS towards one destination. Files are read for each connection, so that a renewed one is used without a restart.</summary>
public sealed class DestinationTlsOptions
{
    /// <summary>Whether a Dicom or Hl7 peer is spoken to over TLS. <value>Default false.</value></summary>
    public bool Enabled { get; set; }

    /// <summary>PEM of the authorities that vouch for the peer; relative to the content root.</summary>
    public string TrustedAuthoritiesFile { get; set; } = "";

    /// <summary>Whether the authorities of the operating system vouch for it too. <value>Default false.</value></summary>
    public bool TrustSystemAuthorities { get; set; }

    /// <summary>The certificate that we show: PEM or PKCS#12. <value>Empty, the default: none.</value></summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>PEM of its private key; empty where it is in <see cref="CertificateFile"/>.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>File whose first line is the password of the key; empty for a key without.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>The name that the peer's certificate must carry. <value>Empty, the default: its host.</value></summary>
    public string ExpectedHostName { get; set; } = "";

    /// <summary>SHA-256 of the one certificate that is believed. <value>64 hexadecimal characters; empty, the default: the authorities decide.</value></summary>
    public string PinnedThumbprint { get; set; } = "";

    /// <summary>Whether revocation lists that certificates name are fetched and looked at. <value>Default false.</value></summary>
    public bool CheckRevocation { get; set; }

    /// <summary>The least version. <value>Default Tls12.</value></summary>
    public DicomTlsVersion MinimumVersion { get; set; } = DicomTlsVersion.Tls12;

    /// <summary>How long a handshake may take. <value>1 s to 5 min, default 15 s.</value></summary>
    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
