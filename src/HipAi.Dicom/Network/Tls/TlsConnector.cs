using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace HipAi.Dicom.Network.Tls;

/// <summary>The handshake of a requestor.</summary>
internal static class TlsConnector
{
    /// <summary>Secures a connection; the transport stays the caller's when that fails.</summary>
    /// <exception cref="DicomNetworkException">The peer speaks no TLS, is not who it should be, or does not want us.</exception>
    public static async Task<(SslStream Transport, DicomTlsSession Session)> SecureAsync(
        NetworkStream transport, string host, DicomTlsClientOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Policy.HandshakeTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var tls = new SslStream(transport, leaveInnerStreamOpen: false);
        string? objection = null;
        var hello = Hello(host, options, time.GetUtcNow(), found => objection = found);
        try
        {
            await tls.AuthenticateAsClientAsync(hello, either.Token);
            return (tls, TlsFacts.Of(tls));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DicomNetworkException($"{host}: the TLS handshake did not end within {options.Policy.HandshakeTimeout.TotalSeconds:0.###} s.");
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException or SocketException)
        {
            throw new DicomNetworkException($"{host}: TLS handshake failed: {objection ?? TlsFacts.Innermost(fault)}.", fault);
        }
    }

    /// <summary>What the platform is told for a handshake.</summary>
    internal static SslClientAuthenticationOptions Hello(
        string host, DicomTlsClientOptions options, DateTimeOffset now, Action<string> onObjection) => new()
    {
        TargetHost = options.ExpectedHostName ?? host,
        ClientCertificateContext = options.Credentials.Context,
        EnabledSslProtocols = TlsProfile.Versions(options.Policy),
        CipherSuitesPolicy = TlsProfile.Suites(options.Policy),
        CertificateChainPolicy = TlsProfile.Chain(options.Policy, options.Credentials, now),
        EncryptionPolicy = EncryptionPolicy.RequireEncryption,
        AllowRenegotiation = false,
        AllowTlsResume = false,
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            var objection = Objection(certificate as X509Certificate2, chain, errors, options, now);
            if (objection is not null) onObjection(objection);
            return objection is null;
        },
    };

    private static string? Objection(
        X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, DicomTlsClientOptions options, DateTimeOffset now)
    {
        if (options.PinnedThumbprint is not { } pin || certificate is null) return PeerCertificate.Objection(certificate, chain, errors, now);
        var thumbprint = PeerCertificate.Thumbprint(certificate);
        return string.Equals(thumbprint, pin, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"the certificate of {certificate.Subject} has the thumbprint {thumbprint}, which is not the one that was pinned";
    }
}
