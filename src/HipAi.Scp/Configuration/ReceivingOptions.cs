namespace HipAi.Scp.Configuration;

/// <summary>Settings of the DICOM listener.</summary>
public sealed class ReceivingOptions
{
    /// <summary>Whether there is a port without TLS. <value>Default true; false only where <see cref="Tls"/> is enabled.</value></summary>
    public bool PlainPort { get; set; } = true;

    /// <summary>IP address to listen on. <value>Default 0.0.0.0: everybody may knock, and who is refused is seen in the refusals.</value></summary>
    public string Address { get; set; } = "0.0.0.0";

    /// <summary>TCP port. <value>0 to 65535, default 11112; 0 lets the system choose.</value></summary>
    public int Port { get; set; } = 11112;

    /// <summary>Our application entity title. <value>1 to 16 printable ASCII characters without backslash, default HIPAI.</value></summary>
    public string AeTitle { get; set; } = "HIPAI";

    /// <summary>Whether a sender must call us by <see cref="AeTitle"/>. <value>Default false: loopback senders may use any title.</value></summary>
    public bool RequireCalledAeTitle { get; set; }

    /// <summary>Networks (CIDR) that may associate where there are no <see cref="Sources"/>, separated by commas or blanks; everybody else is
    /// refused. <value>Default loopback only.</value></summary>
    public string AllowedSources { get; set; } = "127.0.0.0/8, ::1/128";

    /// <summary>Who may associate, one by one; everybody else is refused. <value>Default empty: <see cref="AllowedSources"/> decides.</value></summary>
    public IReadOnlyList<ReceivingSourceOptions> Sources { get; set; } = [];

    /// <summary>Associations at the same time; one more is answered 2/3/2. <value>1 to 1000, default 64.</value></summary>
    public int MaximumAssociations { get; set; } = 64;

    /// <summary>Of these from one address. <value>0 to 1000, default 0: no limit of its own.</value></summary>
    public int MaximumAssociationsPerPeer { get; set; }

    /// <summary>How long running associations may finish when the service stops. <value>0 s to 10 min, default 30 s.</value></summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>GDCM's gdcmconv, which decodes JPEG, JPEG-LS and JPEG 2000; relative to the content root.
    /// <value>Empty, the default: looked for along PATH.</value></summary>
    public string GdcmconvPath { get; set; } = "";

    /// <summary>Whether the service is not ready while a transfer syntax that HipAI knows cannot be decoded on this machine.
    /// <value>Default false: readiness names it, the syntax is not offered, and a sender falls back to another.</value></summary>
    public bool RequireAllTransferSyntaxes { get; set; }

    /// <summary>Storage Commitment.</summary>
    public CommitmentOptions StorageCommitment { get; init; } = new();

    /// <summary>Modality Performed Procedure Step.</summary>
    public PerformedProcedureStepOptions PerformedProcedureSteps { get; init; } = new();

    /// <summary>The TLS port.</summary>
    public ReceivingTlsOptions Tls { get; init; } = new();
}
