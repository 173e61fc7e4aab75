using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>The product as its users have it: a process of its own, driven by real peers, that can be killed.</summary>
internal sealed class HipAiProcess : IAsyncDisposable
{
    /// <summary>The token of machines in every test.</summary>
    internal const string ApiToken = "token-of-the-tests";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _log = [];
    private readonly Lock _gate = new();

    private HipAiProcess(Process process, int dicomPort, int webPort)
    {
        (_process, DicomPort, WebPort) = (process, dicomPort, webPort);
        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => Take(e.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _lines.Writer.TryComplete();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int DicomPort { get; }

    public int WebPort { get; }

    public Uri Web => new($"http://127.0.0.1:{WebPort}/");

    public string Log
    {
        get { lock (_gate) return string.Join('\n', _log); }
    }

    /// <summary>Starts <c>hipai serve</c> over a data folder and returns when it says that it is ready.</summary>
    public static async Task<HipAiProcess> ServeAsync(
        string storageRoot, string quietPeriod = "00:00:02", params (string Variable, string Value)[] settings)
    {
        var (dicomPort, webPort) = (FreePort(), FreePort());
        var start = Start("serve");
        start.Environment["HipAi__Receiving__Port"] = $"{dicomPort}";
        start.Environment["HipAi__Storage__Root"] = storageRoot;
        start.Environment["HipAi__Review__ApiToken"] = ApiToken;
        start.Environment["HipAi__Assembly__QuietPeriod"] = quietPeriod;
        foreach (var (variable, value) in settings) start.Environment[variable] = value;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{webPort}";
        var service = new HipAiProcess(Process.Start(start)!, dicomPort, webPort);
        await service.WaitForLogAsync("Application started");
        return service;
    }

    /// <summary>Starts <c>hipai send</c> and returns at once; its lines are read as they come.</summary>
    public static HipAiProcess Send(int port, string folder) =>
        new(Process.Start(Start("send", "--port", $"{port}", folder))!, port, webPort: 0);

    /// <summary>Returns what the process had said when it ended by itself.</summary>
    public async Task<string> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        await _process.WaitForExitAsync(limit.Token);
        return Log;
    }

    /// <summary>Runs one verb of the command line to its end.</summary>
    public static Task<ToolResult> RunAsync(params string[] arguments) =>
        Tool.RunAsync("dotnet", [Assembly, .. arguments], TimeSpan.FromMinutes(5));

    /// <summary>Runs one verb as on a machine whose runtime is told something by environment variables, NAME=VALUE.</summary>
    public static Task<ToolResult> RunWithAsync(IEnumerable<string> variables, params string[] arguments) =>
        Tool.RunAsync("env", [.. variables, "dotnet", Assembly, .. arguments], TimeSpan.FromMinutes(5));

    /// <summary>Returns when a line of the log holds all the words, however long ago or soon it is written.</summary>
    public async Task WaitForLogAsync(params string[] words)
    {
        lock (_gate)
            if (_log.Exists(line => Holds(line, words))) return;
        await WaitForNextLogAsync(words);
    }

    /// <summary>Returns when a line that no earlier wait has read holds all the words. For one waiter at a time.</summary>
    public async Task WaitForNextLogAsync(params string[] words)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(limit.Token))
                if (Holds(line, words)) return;
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"No log line holds '{string.Join("' and '", words)}' within {Limit}. The log:\n{Log}");
        }

        throw new InvalidOperationException($"HipAI ended before a log line held '{string.Join("' and '", words)}'. The log:\n{Log}");
    }

    /// <summary>SIGKILL: no handler runs, no buffer is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Assembly
    {
        get
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Repository.Root, "src", "HipAi.Scp", "bin", built.Parent!.Name, built.Name, "hipai.dll");
        }
    }

    private static ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Tool.Find("dotnet")) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Assembly);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CONTENTROOT"] = Repository.Root;
        return start;
    }

    private static bool Holds(string line, string[] words) => Array.TrueForAll(words, word => line.Contains(word, StringComparison.Ordinal));

    private void Take(string? line)
    {
        if (line is null) return;
        lock (_gate) _log.Add(line);
        _lines.Writer.TryWrite(line);
    }
}
