using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace HipAi.Dicom.Network.Tls;

/// <summary>Words for what a handshake brought.</summary>
internal static class TlsFacts
{
    /// <summary>What was agreed.</summary>
    public static DicomTlsSession Of(SslStream tls)
    {
        var peer = tls.RemoteCertificate as X509Certificate2;
        return new DicomTlsSession(
            tls.SslProtocol == SslProtocols.Tls13 ? "TLS 1.3" : "TLS 1.2",
            tls.NegotiatedCipherSuite.ToString(),
            peer?.Subject,
            peer is null ? null : PeerCertificate.Thumbprint(peer));
    }

    /// <summary><c>TLS 1.2</c> or <c>TLS 1.3</c>.</summary>
    public static string Name(DicomTlsVersion version) => version == DicomTlsVersion.Tls13 ? "TLS 1.3" : "TLS 1.2";

    /// <summary>The exceptions of a handshake are wrapped several times, and only the innermost says what happened.</summary>
    public static string Innermost(Exception fault)
    {
        while (fault.InnerException is { } inner) fault = inner;
        return fault.Message;
    }
}
