using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using HipAi.Dicom.Network;
using HipAi.Testing;

namespace HipAi.KillMatrix.Tests;

/// <summary>
/// The three receivers of reports that outlive every kill: a PACS, a RIS and a FHIR server in little. Each takes what comes before it
/// answers, and can be told to have the service killed in between: then it has what nobody knows it has.
/// </summary>
internal sealed class Receivers : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpListener _ehr = new();
    private DicomServer? _pacs;
    private MllpPeer? _ris;
    private Task _serving = Task.CompletedTask;
    private Action _kill = () => { };
    private int _left;

    /// <summary>What each receiver has: object, control id or address → the SHA-256 of every copy that came.</summary>
    public ConcurrentDictionary<(string Receiver, string Name), ConcurrentBag<string>> Has { get; } = [];

    /// <summary>Where they are, as settings of the service.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; private set; } = new Dictionary<string, string>();

    public async Task ListenAsync()
    {
        _pacs = await DicomServer.StartAsync(
            new DicomServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, new PacsEar((uid, bytes) => Take("PACS", uid, bytes)), TimeProvider.System);
        _ris = MllpPeer.Listen((_, id) => MllpAnswer.Accept(id), takes: (id, message) => Take("RIS", id, message));
        _ehr.Prefixes.Add($"http://127.0.0.1:{FreePort()}/");
        _ehr.Start();
        _serving = ServeEhrAsync();
        const string At = "HipAi__Delivery__Destinations__";
        Settings = new Dictionary<string, string>
        {
            [$"{At}0__Name"] = "folder",
            [$"{At}1__Name"] = "PACS", [$"{At}1__Kind"] = "Dicom", [$"{At}1__Host"] = "127.0.0.1", [$"{At}1__Port"] = $"{_pacs.LocalEndPoint.Port}", [$"{At}1__CalledAeTitle"] = "PACS",
            [$"{At}2__Name"] = "RIS", [$"{At}2__Kind"] = "Hl7", [$"{At}2__Host"] = "127.0.0.1", [$"{At}2__Port"] = $"{_ris.Port}",
            [$"{At}3__Name"] = "EHR", [$"{At}3__Kind"] = "Fhir", [$"{At}3__Url"] = _ehr.Prefixes.Single() + "fhir",
        };
    }

    /// <summary>Has the service killed when so many more things have come, after the last of them is kept and before it is answered.</summary>
    public void KillAfter(int things, Action kill) => (_kill, _left) = (kill, things);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _ehr.Close();
        await _serving;
        if (_ris is not null) await _ris.DisposeAsync();
        if (_pacs is not null) await _pacs.DisposeAsync();
        _stop.Dispose();
    }

    private void Take(string receiver, string name, byte[] content)
    {
        Has.GetOrAdd((receiver, name), _ => []).Add(Convert.ToHexStringLower(SHA256.HashData(content)));
        if (Interlocked.Decrement(ref _left) == 0) _kill();
    }

    private async Task ServeEhrAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var context = await _ehr.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body, _stop.Token);
                Take("EHR", Convert.ToHexStringLower(SHA256.HashData(body.ToArray())), body.ToArray());
                context.Response.StatusCode = 200;
                context.Response.Close();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or OperationCanceledException or IOException or InvalidOperationException)
            {
                // The service was killed in the middle, or the test is over.
            }
        }
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
