using HipAi.Testing;

namespace HipAi.Dicom.Tests;

/// <summary>Runs scripts that use pydicom, which Debian installs for its own Python (python3-pydicom) and not for another one on the PATH.</summary>
internal static class Pydicom
{
    private const string DebianPython = "/usr/bin/python3";

    /// <summary>Runs a script; one that cannot import pydicom is a failed test that says what is missing.</summary>
    internal static async Task<string> RunAsync(string script, IEnumerable<string> arguments)
    {
        var result = await Tool.RunAsync(File.Exists(DebianPython) ? DebianPython : "python3", [script, .. arguments]);
        Assert.That(result.Error, Does.Not.Contain("No module named"), "This test needs python3 with pydicom; on Debian: python3-pydicom.");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        return result.Output;
    }
}
