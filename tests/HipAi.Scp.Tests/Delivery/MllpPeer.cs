using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using HipAi.Reporting.Formats.Hl7;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>A RIS in little: takes HL7 messages over MLLP, plain or over TLS, and answers as it is told, message by message.</summary>
internal sealed class MllpPeer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, string, MllpAnswer> _answer;
    private readonly SslServerAuthenticationOptions? _tls;
    private readonly Task _listening;
    private readonly SemaphoreSlim _answered = new(0);
    private int _connections;

    private MllpPeer(Func<int, string, MllpAnswer> answer, SslServerAuthenticationOptions? tls)
    {
        (_answer, _tls) = (answer, tls);
        _listener.Start();
        _listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every message that came, in order, without frame.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    /// <summary>What a receiver that knows control ids has: each message once.</summary>
    public ConcurrentDictionary<string, string> Has { get; } = [];

    /// <summary>Returns when a message more has come and was answered, or not, as told.</summary>
    public Task AnsweredAsync() => _answered.WaitAsync(TestContext.CurrentContext.CancellationToken);

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Listens.</summary>
    /// <param name="answer">Number of the message from 1, and its control id → what is answered.</param>
    /// <param name="certificate">For TLS; null for a plain port.</param>
    /// <param name="authority">Who vouches for clients; null to want no certificate of them.</param>
    public static MllpPeer Listen(Func<int, string, MllpAnswer> answer, X509Certificate2? certificate = null, X509Certificate2? authority = null)
    {
        if (certificate is null) return new MllpPeer(answer, null);
        return new MllpPeer(answer, new SslServerAuthenticationOptions
        {
            // By way of PKCS#12: the platform wants a key that it can find again.
            ServerCertificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null),
            ClientCertificateRequired = authority is not null,
            RemoteCertificateValidationCallback = (_, shown, _, _) => authority is null || shown?.Issuer == authority.Subject,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _listening;
        _stop.Dispose();
        _answered.Dispose();
    }

    private async Task ListenAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true) open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }

        await Task.WhenAll(open);
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                Interlocked.Increment(ref _connections);
                await using var stream = await SecureAsync(client.GetStream());
                while (await ReadAsync(stream) is { } message)
                {
                    Heard.Enqueue(message);
                    var controlId = Hl7Message.Parse(message).Single("MSH").Text(10);
                    var answer = _answer(Heard.Count, controlId);
                    if (answer.Keeps) Has[controlId] = message;
                    await stream.WriteAsync(answer.Bytes, _stop.Token);
                    _answered.Release();
                    if (answer.Closes) return;
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client went, or was not let in.
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream plain)
    {
        if (_tls is null) return plain;
        var secured = new SslStream(plain);
        await secured.AuthenticateAsServerAsync(_tls, _stop.Token);
        return secured;
    }

    private async Task<string?> ReadAsync(Stream stream)
    {
        var (message, one) = (new List<byte>(), new byte[1]);
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            message.Add(one[0]);
            if (message is [0x0B, .., 0x1C, 0x0D]) return Encoding.UTF8.GetString([.. message.Skip(1).SkipLast(2)]);
        }

        return null;
    }
}
