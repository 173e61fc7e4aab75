using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network;

/// <summary>Whom to call, as whom, and what to propose.</summary>
public sealed record DicomClientOptions
{
    /// <summary>Host name or address of the peer.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port of the peer, 1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>Own AE title, 1 to 16 characters.</summary>
    public required string CallingAeTitle { get; init; }

    /// <summary>AE title of the peer, 1 to 16 characters.</summary>
    public required string CalledAeTitle { get; init; }

    /// <summary>
    /// SOP classes with their transfer syntaxes, 1 to 128. Several entries may name the same class: a context can be accepted
    /// for one transfer syntax only, so whoever holds files of several syntaxes proposes one context for each.
    /// </summary>
    public required IReadOnlyList<DicomProposal> Proposals { get; init; }

    /// <summary>TLS (PS3.15 B.12); null for a plain connection. <value>Default null.</value></summary>
    public DicomTlsClientOptions? Tls { get; init; }

    /// <summary>SOP Class Common Extended Negotiation to declare (PS3.7 D.3.3.6). <value>Default none.</value></summary>
    public IReadOnlyList<DicomCommonExtendedNegotiation> CommonExtendedNegotiation { get; init; } = [];

    /// <summary>
    /// User identity to send; null for none. A peer that is asked for a positive response and accepts without one is left
    /// with A-ABORT.
    /// </summary>
    public DicomUserIdentity? UserIdentity { get; init; }

    /// <summary>Largest P-DATA-TF value we take, in bytes. <value>4096 to 1048576, default 262144.</value></summary>
    public int MaximumPduLength { get; init; } = 262_144;

    /// <summary>Largest P-DATA-TF value we send, in bytes, where the peer takes as much. <value>64 to 262136, default 262136.</value></summary>
    public int LargestPduSent { get; init; } = PduLimits.LargestPduSent;

    /// <summary>How long connecting may take. <value>Default 15 s.</value></summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the answer to an association or release request may take, and ARTIM. <value>Default 30 s.</value></summary>
    public TimeSpan ArtimTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a response may take. <value>Default 60 s.</value></summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one PDU may take from its first byte to its last, in either direction. <value>Default 30 s.</value></summary>
    public TimeSpan PduTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
