using System.Diagnostics;

namespace HipAi.Testing;

/// <summary>Runs a program that the tests need, such as dcmtk's storescu. A missing program is a failed test, never a passed one.</summary>
public static class Tool
{
    /// <summary>Runs the program to its end and returns exit code and both outputs.</summary>
    /// <exception cref="InvalidOperationException">The program is not installed (<c>./test</c> installs it), or it did not end in time.</exception>
    public static async Task<ToolResult> RunAsync(string program, IEnumerable<string> arguments, TimeSpan? limit = null)
    {
        var start = new ProcessStartInfo(Find(program)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' could not be started.");
        using var timeout = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(2), TimeProvider.System);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"'{program} {string.Join(' ', start.ArgumentList)}' did not end in time.");
        }
    }

    /// <summary>The full path of an installed program.</summary>
    /// <exception cref="InvalidOperationException">It is not on the PATH.</exception>
    public static string Find(string program)
    {
        if (Path.IsPathRooted(program) && File.Exists(program)) return program;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"This test needs '{program}', which is not installed. './test' installs it; on Debian: dcmtk, dicom3tools, libgdcm-tools, poppler-utils, orthanc, postgresql, python3-pydicom, python3-hl7 or chromium.");
    }
}
