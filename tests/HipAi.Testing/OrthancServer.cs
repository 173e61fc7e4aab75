using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace HipAi.Testing;

/// <summary>
/// An Orthanc of its own for one test: on free ports of the loopback, with an empty store in a temporary folder, ended with the test.
/// A machine without Orthanc fails the test.
/// </summary>
public sealed class OrthancServer : IAsyncDisposable
{
    /// <summary>Its AE title.</summary>
    public const string AeTitle = "ORTHANC";

    private const string StartedLine = "Orthanc has started";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TempFolder _folder;
    private readonly HttpClient _http;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OrthancServer(Process process, TempFolder folder, int dicomPort, int httpPort)
    {
        _process = process;
        _folder = folder;
        DicomPort = dicomPort;
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}/"), Timeout = TimeSpan.FromMinutes(1) };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>The port of its DICOM listener.</summary>
    public int DicomPort { get; }

    /// <summary>What it has logged so far.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Starts one and waits until it listens.</summary>
    /// <param name="settings">Settings beside ports and folders, as in its configuration file; null for none.</param>
    /// <exception cref="InvalidOperationException">Orthanc is not installed, or did not start.</exception>
    public static async Task<OrthancServer> StartAsync(IReadOnlyDictionary<string, object>? settings = null)
    {
        var program = File.Exists("/usr/sbin/Orthanc") ? "/usr/sbin/Orthanc" : Tool.Find("Orthanc");
        var (dicomPort, httpPort) = FreePorts();
        var folder = new TempFolder();
        var configuration = new Dictionary<string, object>(settings ?? new Dictionary<string, object>())
        {
            ["Name"] = "HipAI test",
            ["StorageDirectory"] = folder.File("store"),
            ["IndexDirectory"] = folder.File("store"),
            ["DicomAet"] = AeTitle,
            ["DicomPort"] = dicomPort,
            ["HttpPort"] = httpPort,
            ["RemoteAccessAllowed"] = false,
            ["AuthenticationEnabled"] = false,
            ["Plugins"] = Array.Empty<string>(),
        };
        await File.WriteAllTextAsync(folder.File("orthanc.json"), JsonSerializer.Serialize(configuration));
        var start = new ProcessStartInfo(program, [folder.File("orthanc.json")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var server = new OrthancServer(process, folder, dicomPort, httpPort);
        await server.RunAsync();
        return server;
    }

    /// <summary>Makes a peer known to it, with leave to do everything.</summary>
    /// <param name="name">Its name in Orthanc's REST API.</param>
    /// <param name="aeTitle">The peer's AE title.</param>
    /// <param name="port">The peer's DICOM port on the loopback.</param>
    public async Task AddModalityAsync(string name, string aeTitle, int port)
    {
        var modality = new { AET = aeTitle, Host = "127.0.0.1", Port = port, AllowStorageCommitment = true };
        using var answer = await _http.PutAsJsonAsync(new Uri($"modalities/{name}", UriKind.Relative), modality, JsonSerializerOptions.Default);
        await RequireAsync(answer);
    }

    /// <summary>GET of its REST API.</summary>
    /// <param name="path">Path without leading slash, as in <c>instances</c>.</param>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await RequireAsync(answer);
    }

    /// <summary>POST of JSON to its REST API.</summary>
    /// <param name="path">Path without leading slash, as in <c>modalities/peer/echo</c>.</param>
    /// <param name="body">What is sent, as an object to be written as JSON.</param>
    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, JsonSerializerOptions.Default);
        return await RequireAsync(answer);
    }

    /// <summary>Ends it and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task RunAsync()
    {
        _process.Exited += (_, _) => _started.TrySetException(new InvalidOperationException($"Orthanc ended at once:\n{Log}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await _started.Task.WaitAsync(StartLimit, TimeProvider.System);
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            var said = Log;
            await DisposeAsync();
            throw new InvalidOperationException($"Orthanc did not start:\n{said}", failure);
        }
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _log.Enqueue(line);
        if (line.Contains(StartedLine, StringComparison.Ordinal)) _started.TrySetResult();
    }

    private async Task<JsonElement> RequireAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"Orthanc answered {(int)answer.StatusCode}: {text}\n{Log}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Two ports at once, so that they differ.</summary>
    private static (int First, int Second) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
