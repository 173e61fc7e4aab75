using HipAi.Dicom.Network;

namespace HipAi.Scp.Configuration;

/// <summary>Settings of the TLS port of the DICOM listener (requirement A3).</summary>
public sealed class ReceivingTlsOptions
{
    /// <summary>Whether there is a TLS port. <value>Default false: it needs a certificate.</value></summary>
    public bool Enabled { get; set; }

    /// <summary>IP address to listen on. <value>Default 0.0.0.0.</value></summary>
    public string Address { get; set; } = "0.0.0.0";

    /// <summary>TCP port. <value>0 to 65535, default 2762; 0 lets the system choose.</value></summary>
    public int Port { get; set; } = 2762;

    /// <summary>Our certificate: PEM, ours first and intermediates after it, or PKCS#12; relative to the content root.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>PEM of its private key; empty where it is in <see cref="CertificateFile"/>.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>File whose first line is the password of the key; empty for a key without.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>Whether senders show a certificate. <value>Default Required.</value></summary>
    public ClientCertificateMode ClientCertificates { get; set; } = ClientCertificateMode.Required;

    /// <summary>PEM of the authorities that vouch for senders; needed unless <see cref="ClientCertificates"/> is None.</summary>
    public string TrustedAuthoritiesFile { get; set; } = "";

    /// <summary>
    /// Subjects of certificates that may associate over TLS, as refusals show them, separated by semicolons. <value>Default
    /// empty: every certificate that is trusted. Not with <see cref="ClientCertificates"/> None.</value>
    /// </summary>
    public string AllowedSubjects { get; set; } = "";

    /// <summary>Whether the authorities of the operating system vouch for senders too. <value>Default false.</value></summary>
    public bool TrustSystemAuthorities { get; set; }

    /// <summary>Whether revocation lists that certificates name are fetched and looked at. <value>Default false.</value></summary>
    public bool CheckRevocation { get; set; }

    /// <summary>The least version. <value>Default Tls12.</value></summary>
    public DicomTlsVersion MinimumVersion { get; set; } = DicomTlsVersion.Tls12;

    /// <summary>Whether TLS_RSA_WITH_AES_128_CBC_SHA is spoken too, for modalities that know nothing better. <value>Default false.</value></summary>
    public bool AllowRsaAes128CbcSha { get; set; }

    /// <summary>How long a handshake may take. <value>1 s to 5 min, default 15 s.</value></summary>
    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The same as the library takes it, less the files.</summary>
    internal DicomTlsPolicy ToPolicy() => new()
    {
        MinimumVersion = MinimumVersion,
        AllowRsaAes128CbcSha = AllowRsaAes128CbcSha,
        CheckRevocation = CheckRevocation,
        TrustSystemAuthorities = TrustSystemAuthorities,
        HandshakeTimeout = HandshakeTimeout,
    };
}
