using System.Net;

namespace HipAi.Dicom.Network;

/// <summary>Settings of a <see cref="DicomServer"/>; the defaults suit a department.</summary>
public sealed record DicomServerOptions
{
    /// <summary>
    /// Where to listen without TLS; port 0 lets the system choose; null for no such port.
    /// <value>Default 127.0.0.1:11112, the registered DICOM port.</value>
    /// </summary>
    public IPEndPoint? EndPoint { get; init; } = new(IPAddress.Loopback, 11112);

    /// <summary>The TLS port, which shares all limits with the plain one; null for none. <value>Default null.</value></summary>
    public DicomTlsServerOptions? Tls { get; init; }

    /// <summary>Largest P-DATA-TF value we take, in bytes. <value>4096 to 1048576, default 262144.</value></summary>
    public int MaximumPduLength { get; init; } = 262_144;

    /// <summary>
    /// Associations at the same time; one more is answered 2/3/2. One that is idle holds a buffer of 16 KiB; one that receives
    /// holds a buffer for the largest PDU that has come, at most 512 KiB with the default <see cref="MaximumPduLength"/>, however
    /// large the object is; what TLS needs comes on top. <value>From 1, default 64.</value>
    /// </summary>
    public int MaximumAssociations { get; init; } = 64;

    /// <summary>Associations at the same time from one address; one more is answered 2/3/2. <value>0 = no limit of its own, the default.</value></summary>
    public int MaximumAssociationsPerPeer { get; init; }

    /// <summary>
    /// Connections beyond the associations, on both ports together: in a TLS handshake, waiting for their request, or told to go.
    /// They cost little but not nothing, so whoever opens connections and says nothing is cut off here. One address gets half of
    /// them. <value>From 2, default 256.</value>
    /// </summary>
    public int MaximumWaitingConnections { get; init; } = 256;

    /// <summary>ARTIM (PS3.8 9.1.5): how long a connection may go without a request, or stay open after its end. <value>Default 30 s.</value></summary>
    public TimeSpan ArtimTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long an association may be silent between PDUs, or send next to nothing in them: a complete command or data set, or
    /// 1024 bytes of data, count as progress, single bytes do not. <value>Default 60 s.</value>
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one PDU may take from its first byte to its last, in either direction. <value>Default 30 s.</value></summary>
    public TimeSpan PduTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long running associations are waited for when stopping, before they are aborted. <value>Default 30 s.</value></summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest data set taken, in bytes; the sender of a larger one is aborted. <value>Default 2 GiB.</value></summary>
    public long MaximumDataSetLength { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the option.</exception>
    internal void Validate()
    {
        if (EndPoint is null && Tls is null) throw new ArgumentException("A server needs a plain port, a TLS port, or both.", nameof(EndPoint));
        Tls?.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumPduLength, 4096);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaximumPduLength, 1_048_576);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumAssociations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaximumAssociationsPerPeer);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumWaitingConnections, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumDataSetLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ArtimTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(IdleTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PduTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(DrainTimeout, TimeSpan.Zero);
    }
}
