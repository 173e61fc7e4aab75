using System.Security.Cryptography;
using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>A seed gives the same bytes whatever the processor can do.</summary>
[TestFixture]
[Category("H10")]
public sealed class AnyMachineTests
{
    [Test]
    public async Task A_seed_gives_the_same_studies_on_processors_with_and_without_vector_units()
    {
        using var folder = new TempFolder();
        var hashes = new List<string>();
        // As it is; without fused multiplication and wide vectors; without any vector instruction.
        foreach (var variable in new[] { "HIPAI_TEST=1", "DOTNET_EnableAVX2=0", "DOTNET_EnableHWIntrinsic=0" })
        {
            var target = folder.File(variable);
            var run = await HipAiProcess.RunWithAsync(
                [variable], "simulate", "--studies", "4", "--seed", "21", "--pixel-spacing", "1.2", "--failures", "1", "--defects", "0.3",
                "--out-of-class", "0.3", "--vendors", "internal,external", "--out", target);
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            hashes.Add(Hash(target));
        }

        Assert.That(hashes.Distinct().Count(), Is.EqualTo(1), string.Join(", ", hashes));
    }

    [Test]
    [Category("Long")]
    public async Task One_program_without_a_dotnet_install_gives_them_too()
    {
        using var folder = new TempFolder();
        var published = await Tool.RunAsync("bash", [Path.Combine(Repository.Root, "eng", "publish.sh"), folder.File("program")], TimeSpan.FromMinutes(10));
        Assert.That(published.ExitCode, Is.Zero, published.ToString());
        string[] options = ["simulate", "--studies", "2", "--seed", "21", "--pixel-spacing", "1.2", "--out"];
        Directory.CreateDirectory(folder.File("home"));
        // Nothing of this machine's environment: no PATH to a dotnet, no variables that tell where one is.
        var alone = await Tool.RunAsync("env", ["-i", $"HOME={folder.File("home")}", folder.File("program/hipai"), .. options, folder.File("alone")]);
        Assert.That(alone.ExitCode, Is.Zero, alone.ToString());
        var here = await HipAiProcess.RunAsync([.. options, folder.File("here")]);
        Assert.That(here.ExitCode, Is.Zero, here.ToString());
        Assert.That(Hash(folder.File("alone")), Is.EqualTo(Hash(folder.File("here"))));
    }

    private static string Hash(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
