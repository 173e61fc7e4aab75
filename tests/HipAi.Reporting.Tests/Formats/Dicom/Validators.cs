using HipAi.Dicom.Files;
using HipAi.Testing;

namespace HipAi.Reporting.Tests.Formats.Dicom;

/// <summary>The programs that judge our objects.</summary>
internal static class Validators
{
    /// <summary>Requires that dciodvfy finds no error in an object and DCMTK no fault in its encoding.</summary>
    public static async Task RequireValidAsync(DicomFile file, string path)
    {
        file.Save(path);
        var verdict = await Tool.RunAsync("dciodvfy", ["-new", path]);
        var said = (verdict.Output + verdict.Error).Split('\n');
        Assert.That(said.Where(line => line.StartsWith("Error", StringComparison.Ordinal)), Is.Empty, string.Join('\n', said));
        Assert.That(said, Has.Some.Not.Empty, "dciodvfy said nothing at all: it did not look");
        var dump = await Tool.RunAsync("dcmdump", ["-q", path]);
        Assert.That(dump.ExitCode, Is.Zero, dump.ToString());
    }

    // What DCMTK says of every document in UTF-8, and of every Key Object Selection.
    private static readonly string[] Limits =
        ["W: The VR checker does not support this Specific Character Set: ISO_IR 192", "W: Check for template constraints not yet supported"];

    /// <summary>What dsrdump prints of a structured report, which it must read without a warning.</summary>
    public static async Task<string> DumpAsync(string path)
    {
        var dump = await Tool.RunAsync("dsrdump", ["+Pl", "+Pc", "+Pu", path]);
        Assert.That(dump.ExitCode, Is.Zero, dump.ToString());
        Assert.That(dump.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.SubsetOf(Limits));
        return dump.Output;
    }
}
