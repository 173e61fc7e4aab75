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

    private static string Hash(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
