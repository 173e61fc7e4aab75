using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace HipAi.Testing;

/// <summary>A RIS in little: takes HL7 messages over MLLP, plain or over TLS, and answers as it is told, message by message.</summary>
public sealed class MllpPeer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, string, MllpAnswer> _answer;
    private readonly Action<string, byte[]> _takes;
    private readonly SslServerAuthenticationOptions? _tls;
    private readonly Task _listening;
    private readonly SemaphoreSlim _answered = new(0);
    private int _connections;

    private MllpPeer(Func<int, string, MllpAnswer> answer, Action<string, byte[]> takes, SslServerAuthenticationOptions? tls)
    {
        (_answer, _takes, _tls) = (answer, takes, tls);
        _listener.Start();
        _listening = ListenAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every message that came, in order, without frame.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    /// <summary>What a receiver that knows control ids has: each message once.</summary>
    public ConcurrentDictionary<string, string> Has { get; } = [];

    /// <summary>Returns when a message more has come and was answered, or not, as told.</summary>
    public Task AnsweredAsync(CancellationToken cancellationToken) => _answered.WaitAsync(cancellationToken);

    /// <summary>How many were opened.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Listens.</summary>
    /// <param name="answer">Number of the message from 1, and its control id → what is answered.</param>
    /// <param name="certificate">For TLS; null for a plain port.</param>
    /// <param name="authority">Who vouches for clients; null to want no certificate of them.</param>
    /// <param name="takes">Gets control id and bytes of each message before it is answered; null for nobody.</param>
    public static MllpPeer Listen(
        Func<int, string, MllpAnswer> answer, X509Certificate2? certificate = null, X509Certificate2? authority = null, Action<string, byte[]>? takes = null)
    {
        takes ??= (_, _) => { };
        if (certificate is null) return new MllpPeer(answer, takes, null);
        return new MllpPeer(answer, takes, new SslServerAuthenticationOptions
        {
            // By way of PKCS#12: the platform wants a key that it can find again.
            ServerCertificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null),
            ClientCertificateRequired = authority is not null,
            RemoteCertificateValidationCallback = (_, shown, _, _) => authority is null || shown?.Issuer == authority.Subject,
        });
    }

    /// <summary>Stops listening and ends every connection.</summary>
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
                    var text = Encoding.UTF8.GetString(message);
                    Heard.Enqueue(text);
                    // MSH-10: the delimiter itself is MSH-1.
                    var controlId = text.Split('|')[9];
                    _takes(controlId, message);
                    var answer = _answer(Heard.Count, controlId);
                    if (answer.Keeps) Has[controlId] = text;
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

    private async Task<byte[]?> ReadAsync(Stream stream)
    {
        var (message, one) = (new List<byte>(), new byte[1]);
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            message.Add(one[0]);
            if (message is [0x0B, .., 0x1C, 0x0D]) return [.. message.Skip(1).SkipLast(2)];
        }

        return null;
    }
}
