using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using HipAi.Testing;

namespace HipAi.KillMatrix.Tests;

/// <summary>The service in a process of its own, with judge and composer that answer at once and a switch that kills it.</summary>
internal sealed class KillHostProcess : IAsyncDisposable
{
    private const string Mark = "KillHost: ";

    /// <summary>After so long something hangs. No measure of speed: machines that test are busy.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private bool _isDisposed;
    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();
    private readonly List<string> _log = [];

    private KillHostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => Take(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens for DICOM.</summary>
    public int Port { get; private set; }

    /// <summary>All that it has said.</summary>
    public string Log
    {
        get { lock (_log) return string.Join('\n', _log); }
    }

    /// <summary>Starts it and returns when it listens.</summary>
    public static async Task<KillHostProcess> StartAsync(string root, int commitmentPort, IReadOnlyDictionary<string, string>? settings = null)
    {
        var host = Begin(root, commitmentPort, settings ?? new Dictionary<string, string>());
        try
        {
            host.Port = int.Parse((await host.HearAsync("listening"))[1], CultureInfo.InvariantCulture);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it with an armed point that it does not survive, and returns when it is dead.</summary>
    public static async Task DieWhileStartingAsync(string root, int commitmentPort, string point)
    {
        await using var host = Begin(root, commitmentPort, new Dictionary<string, string>(), point, "1");
        await host.DieAsync(point);
    }

    /// <summary>Arms a point.</summary>
    public async Task ArmAsync(string point, int occurrence)
    {
        await TellAsync($"arm {point} {occurrence}");
        await HearAsync("armed");
    }

    /// <summary>Returns when every study is delivered.</summary>
    public async Task DrainAsync()
    {
        await TellAsync("drain");
        await HearAsync("drained");
    }

    /// <summary>Returns when it has killed itself, at the point that was armed and nowhere else.</summary>
    public async Task DieAsync(string point)
    {
        var where = await HearAsync("killed");
        if (where[^1] != point) throw new InvalidOperationException($"It died at {where[^1]} and not at {point}.");
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGKILL from outside; returns at once.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Returns when it is dead.</summary>
    public Task EndAsync() => _process.WaitForExitAsync();

    /// <summary>Ends it. A chain may do so again when a test fails: then the first failure is to be told.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static KillHostProcess Begin(string root, int commitmentPort, IReadOnlyDictionary<string, string> settings, params string[] armed)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(Repository.Root, "tests", "HipAi.KillHost", "bin", built.Parent!.Name, built.Name, "HipAi.KillHost.dll");
        var start = new ProcessStartInfo(Tool.Find("dotnet"))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        string[] arguments = [program, root, commitmentPort.ToString(CultureInfo.InvariantCulture), .. armed];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CONTENTROOT"] = Repository.Root;
        foreach (var (setting, value) in settings) start.Environment[setting] = value;
        start.Environment["DOTNET_TieredPGO"] = "0"; // it does not live long enough to profit
        return new KillHostProcess(Process.Start(start)!);
    }

    private async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next thing it says of its own; anything but what is waited for is a failure, and so is its end.</summary>
    private async Task<string[]> HearAsync(string expected)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        try
        {
            while (true)
            {
                var words = (await _said.Reader.ReadAsync(limit.Token)).Split(' ');
                if (words[0] == expected) return words;
                if (words[0] != "armed") throw new InvalidOperationException($"Instead of '{expected}' it said '{string.Join(' ', words)}'.\n{Log}");
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException($"It never said '{expected}'. What it said:\n{Log}", fault);
        }
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            // Both streams end with null; what was said came through the first.
            if (_process.HasExited) _said.Writer.TryComplete();
            return;
        }

        lock (_log) _log.Add(line);
        if (line.StartsWith(Mark, StringComparison.Ordinal)) _said.Writer.TryWrite(line[Mark.Length..]);
    }
}
