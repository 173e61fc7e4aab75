using System.Runtime.InteropServices;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>Images as pydicom shows them, all in one run of the system's Python.</summary>
internal static class PydicomPictures
{
    /// <summary>Runs pydicom.</summary>
    /// <param name="work">Where results may be written.</param>
    /// <param name="paths">The files.</param>
    /// <returns>For each file one value per pixel of its first frame, 0 black; null where pydicom has none.</returns>
    internal static async Task<IReadOnlyList<float[]?>> RenderAsync(TempFolder work, IReadOnlyList<string> paths)
    {
        var script = Path.Combine(Repository.Root, "tests", "HipAi.Dicom.Tests", "Imaging", "reference_greyscale.py");
        var run = await Tool.RunAsync("/usr/bin/python3", [script, work.Path, .. paths]);
        if (run.ExitCode != 0) throw new InvalidOperationException(run.ToString());
        TestContext.Out.WriteLine(run.Output);
        return [.. paths.Select((_, index) => Read(work.File($"{index}.f32")))];
    }

    private static float[]? Read(string path) => File.Exists(path) ? MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray() : null;
}
