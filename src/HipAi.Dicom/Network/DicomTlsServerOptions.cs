using System.Net;

namespace HipAi.Dicom.Network;

/// <summary>The TLS port of a <see cref="DicomServer"/> (PS3.15 B.12).</summary>
public sealed record DicomTlsServerOptions
{
    /// <summary>Where to listen; port 0 lets the system choose. <value>Default 127.0.0.1:2762, the registered dicom-tls port.</value></summary>
    public IPEndPoint EndPoint { get; init; } = new(IPAddress.Loopback, 2762);

    /// <summary>
    /// Our certificate and the authorities that vouch for requestors. Asked for each connection, so that a renewed certificate
    /// is used without a restart; the same object should come back while nothing has changed.
    /// </summary>
    public required Func<DicomTlsCredentials> Credentials { get; init; }

    /// <summary>Whether a requestor must show a certificate. <value>Default <see cref="ClientCertificateMode.Required"/>.</value></summary>
    public ClientCertificateMode ClientCertificates { get; init; } = ClientCertificateMode.Required;

    /// <summary>Versions, cipher suites, revocation, time-out.</summary>
    public DicomTlsPolicy Policy { get; init; } = new();

    /// <summary>Throws when a value is out of its range.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(EndPoint);
        ArgumentNullException.ThrowIfNull(Credentials);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Policy.HandshakeTimeout, TimeSpan.Zero);
        if (Credentials().Certificate is null) throw new ArgumentException("A TLS port needs a certificate.", nameof(Credentials));
    }
}
