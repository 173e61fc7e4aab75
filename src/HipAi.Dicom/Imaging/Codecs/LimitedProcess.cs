using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>Runs a program under limits that the kernel enforces (util-linux <c>prlimit</c>: setrlimit before exec), without a core dump, with an
/// empty environment, and kills it with its children when its time is up. Linux only.</summary>
internal static class LimitedProcess
{
    private const int KeptOutput = 300;

    /// <summary>Runs the program to its end.</summary>
    /// <param name="prlimit">Path of prlimit.</param>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="workFolder">Its working folder.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="time">The clock of the wall time.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the process is gone.</exception>
    internal static async Task<ProcessEnd> RunAsync(
        string prlimit, string program, IEnumerable<string> arguments, string workFolder, ProcessLimits limits, TimeProvider time,
        CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(prlimit, program, arguments, workFolder, limits) };
        using var wallTime = new CancellationTokenSource(limits.WallTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(wallTime.Token, cancellationToken);
        process.Start();
        process.StandardInput.Close();
        var error = ReadBeginningAsync(process.StandardError);
        var output = ReadBeginningAsync(process.StandardOutput);
        try
        {
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nothing of it may outlive this call, whoever cancelled.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return new ProcessEnd(process.ExitCode, WallTimeIsUp: true, "");
        }

        var said = $"{await error.ConfigureAwait(false)} {await output.ConfigureAwait(false)}".Trim();
        return new ProcessEnd(process.ExitCode, WallTimeIsUp: false, said);
    }

    private static ProcessStartInfo StartInfo(string prlimit, string program, IEnumerable<string> arguments, string workFolder, ProcessLimits limits)
    {
        var start = new ProcessStartInfo(prlimit)
        {
            WorkingDirectory = workFolder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["LC_ALL"] = "C";
        start.Environment["TMPDIR"] = workFolder;
        start.ArgumentList.Add(Limit("as", limits.Memory));
        start.ArgumentList.Add(Limit("cpu", (long)Math.Ceiling(limits.CpuTime.TotalSeconds)));
        start.ArgumentList.Add(Limit("fsize", limits.FileSize));
        start.ArgumentList.Add(Limit("core", 0));
        start.ArgumentList.Add(Limit("nofile", 64));
        start.ArgumentList.Add("--");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static string Limit(string name, long value) => string.Create(CultureInfo.InvariantCulture, $"--{name}={value}");

    /// <summary>Reads to the end, so that the process never waits for us, and keeps the beginning.</summary>
    private static async Task<string> ReadBeginningAsync(StreamReader reader)
    {
        var kept = new StringBuilder(KeptOutput);
        var buffer = new char[512];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
        {
            foreach (var c in buffer.AsSpan(0, Math.Min(count, KeptOutput - kept.Length)))
            {
                // Control characters must not reach a log.
                kept.Append(c is >= ' ' and <= '~' ? c : ' ');
            }
        }

        return kept.ToString().Trim();
    }
}
