using System.Net.Security;
using System.Net.Sockets;
using HipAi.Dicom.Network.Tls;

namespace HipAi.Dicom.Network;

/// <summary>TLS by the rules of a DICOM requestor (PS3.15 B.12) for the other protocols that results leave by: HL7 over MLLP, FHIR over HTTP.</summary>
public static class DicomTlsHandshake
{
    /// <summary>Secures a connection; it is the caller's to dispose of when that fails.</summary>
    /// <param name="transport">The connection.</param>
    /// <param name="host">Whom it leads to.</param>
    /// <param name="options">Credentials and policy.</param>
    /// <param name="time">The clock of the time-out and of certificates.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="DicomNetworkException">The peer speaks no TLS, is not who it should be, or does not want us.</exception>
    public static async Task<SslStream> SecureAsync(
        NetworkStream transport, string host, DicomTlsClientOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return (await TlsConnector.SecureAsync(transport, host, options, time, cancellationToken)).Transport;
    }

    /// <summary>The same for whoever makes the handshake itself, as an HTTP client does.</summary>
    /// <param name="host">Whom connections lead to.</param>
    /// <param name="options">Credentials and policy; the time-out of the handshake is the caller's.</param>
    /// <param name="now">The time that certificates must be valid at.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static SslClientAuthenticationOptions Options(string host, DicomTlsClientOptions options, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return TlsConnector.Hello(host, options, now, _ => { });
    }
}
