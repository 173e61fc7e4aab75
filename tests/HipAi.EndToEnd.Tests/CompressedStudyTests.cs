using System.Text.Json;
using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>A compressed study gets the votes of the uncompressed one (requirements A4, C1), driven by dcmtk and GDCM from outside.</summary>
[TestFixture]
[NonParallelizable]
public sealed class CompressedStudyTests
{
    private TempFolder _folder = null!;
    private SimulatedStudies _simulated = null!;

    [OneTimeSetUp]
    public async Task Simulate()
    {
        _folder = new TempFolder();
        _simulated = await SimulatedStudies.MakeAsync(_folder.File("studies"), count: 1, seed: 23);
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _simulated?.Truth.Dispose();
        _folder.Dispose();
    }

    [Test]
    [Category("A4")]
    [Category("C1")]
    public async Task A_study_in_JPEG_Lossless_or_JPEG_2000_gets_the_votes_of_the_uncompressed_one()
    {
        var native = await VotesAsync("-xe", "1.2.840.10008.1.2.1", file => Task.FromResult(file));
        var jpeg = await VotesAsync("-xs", "1.2.840.10008.1.2.4.70", file => CompressAsync("dcmcjpeg", "+e1", file));
        var jpeg2000 = await VotesAsync("-xv", "1.2.840.10008.1.2.4.90", file => CompressAsync("gdcmconv", "--j2k", file));

        Assert.That(native, Is.Not.Empty);
        Assert.That(jpeg, Is.EqualTo(native));
        Assert.That(jpeg2000, Is.EqualTo(native));
    }

    /// <summary>Pushes the study in one transfer syntax to a service of its own.</summary>
    /// <returns>Side, class and probability of every hip.</returns>
    private async Task<string[]> VotesAsync(string proposal, string transferSyntax, Func<string, Task<string>> compress)
    {
        await using var service = await HipAiProcess.ServeAsync(_folder.File("data" + proposal));
        var (uid, files) = _simulated.Studies[0];
        var compressed = new List<string>();
        foreach (var file in files) compressed.Add(await compress(file));
        var stored = await Tool.RunAsync("storescu", ["-v", "-aec", "HIPAI", proposal, "127.0.0.1", $"{service.DicomPort}", .. compressed]);
        Assert.That(stored.ExitCode, Is.Zero, $"{stored}\n{service.Log}");
        await service.WaitForLogAsync("delivered", uid);

        using var api = new StudyApi(service.Web);
        var study = await api.StudyAsync(uid);
        foreach (var image in study.GetProperty("images").EnumerateArray())
            Assert.That(image.GetProperty("transferSyntaxUid").GetString(), Is.EqualTo(transferSyntax), "stored as it was sent");
        return [.. study.GetProperty("hips").EnumerateArray().Select(Vote)];
    }

    private static string Vote(JsonElement hip) =>
        $"{hip.GetProperty("side").GetString()} {hip.GetProperty("class").GetString()} {hip.GetProperty("probability").GetDouble():R}";

    private async Task<string> CompressAsync(string program, string option, string file)
    {
        var compressed = _folder.File($"{program}-{Path.GetFileName(file)}");
        var run = await Tool.RunAsync(program, [option, file, compressed]);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return compressed;
    }
}
