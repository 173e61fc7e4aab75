using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace HipAi.Dicom.Network.Tls;

/// <summary>The handshake of a TLS port. It runs on its own for each connection and ends by its own time-out.</summary>
internal sealed class TlsAcceptor(DicomTlsServerOptions options, TimeProvider time)
{
    /// <summary>Content type "handshake" (RFC 8446 5.1): the first byte of whoever speaks TLS.</summary>
    private const byte Handshake = 0x16;

    /// <summary>Secures a connection. Does not throw for anything that a peer does; the transport stays the caller's.</summary>
    /// <param name="transport">The connection, from which nothing has been read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TlsOutcome> SecureAsync(NetworkStream transport, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Policy.HandshakeTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var peer = new Judgement();
        var tls = new SslStream(transport, leaveInnerStreamOpen: false);
        try
        {
            if (await WhyNotTlsAsync(transport, either.Token) is { } other) return new TlsOutcome.Refused(other);
            await tls.AuthenticateAsServerAsync(Answer, peer, either.Token);
            return new TlsOutcome.Secured(tls, TlsFacts.Of(tls));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new TlsOutcome.Refused($"the TLS handshake did not end within {options.Policy.HandshakeTimeout.TotalSeconds:0.###} s");
        }
        catch (OperationCanceledException)
        {
            return new TlsOutcome.Refused("the TLS handshake was cut short: the server is stopping");
        }
        catch (AuthenticationException fault)
        {
            var reason = peer.Objection ?? peer.VersionObjection(options.Policy) ?? TlsFacts.Innermost(fault);
            return new TlsOutcome.Refused($"TLS handshake failed: {reason}");
        }
        catch (Exception fault) when (fault is IOException or SocketException or DicomNetworkException)
        {
            return new TlsOutcome.Refused($"the connection was lost inside the TLS handshake: {peer.Objection ?? fault.Message}");
        }
    }

    /// <summary>Looks at the first byte without taking it, so that whoever is at the wrong port is told apart from bad TLS.</summary>
    private static async Task<string?> WhyNotTlsAsync(NetworkStream transport, CancellationToken cancellationToken)
    {
        var first = new byte[1];
        if (await transport.Socket.ReceiveAsync(first, SocketFlags.Peek, cancellationToken) == 0)
            return "the peer closed the connection before the TLS handshake";
        return first[0] switch
        {
            Handshake => null,
            0x01 => "plain bytes on the TLS port (a DICOM association request: is the peer set to TLS?)",
            (byte)'G' or (byte)'P' or (byte)'H' => "plain bytes on the TLS port (an HTTP request?)",
            var other => $"plain bytes on the TLS port (the first is {other:X2}H, a TLS hello begins with 16H)",
        };
    }

    private ValueTask<SslServerAuthenticationOptions> Answer(
        SslStream tls, SslClientHelloInfo hello, object? state, CancellationToken cancellationToken)
    {
        var peer = (Judgement)state!;
        peer.Offered = hello.SslProtocols;
        var credentials = options.Credentials();
        var now = time.GetUtcNow();
        return ValueTask.FromResult(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = credentials.Context,
            ClientCertificateRequired = options.ClientCertificates != ClientCertificateMode.None,
            EnabledSslProtocols = TlsProfile.Versions(options.Policy),
            CipherSuitesPolicy = TlsProfile.Suites(options.Policy),
            CertificateChainPolicy = TlsProfile.Chain(options.Policy, credentials, now),
            EncryptionPolicy = EncryptionPolicy.RequireEncryption,
            AllowRenegotiation = false,

            // Each association shows its certificate: whom we stopped trusting must not come back on an old session.
            AllowTlsResume = false,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsWelcome(peer, certificate, chain, errors, now),
        });
    }

    private bool IsWelcome(Judgement peer, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        if (options.ClientCertificates == ClientCertificateMode.None) return true;
        if (certificate is null && options.ClientCertificates == ClientCertificateMode.Optional) return true;
        peer.Objection = PeerCertificate.Objection(certificate as X509Certificate2, chain, errors, now);
        return peer.Objection is null;
    }

    /// <summary>What was found out about a peer on the way; a failed handshake says much less by itself.</summary>
    private sealed class Judgement
    {
        public string? Objection { get; set; }

        public SslProtocols Offered { get; set; }

        public string? VersionObjection(DicomTlsPolicy policy) =>
            Offered != SslProtocols.None && (Offered & TlsProfile.Versions(policy)) == 0
                ? $"the peer offers {Offered} only, the least spoken here is {TlsFacts.Name(policy.MinimumVersion)}"
                : null;
    }
}
