using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>A7: SIGKILL in the middle of an association. What was answered with 0000 is there afterwards, once; the rest may be sent again.</summary>
[TestFixture]
[NonParallelizable]
public sealed class KillTests
{
    private TempFolder _folder = null!;
    private SimulatedStudies _simulated = null!;

    [OneTimeSetUp]
    public async Task Simulate()
    {
        _folder = new TempFolder();
        _simulated = await SimulatedStudies.MakeAsync(_folder.File("studies"), count: 3, seed: 12);
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _simulated?.Truth.Dispose();
        _folder.Dispose();
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    public async Task A7_whatever_was_acknowledged_before_a_kill_is_there_once_afterwards(int answersBeforeKill)
    {
        var root = _folder.File($"killed-after-{answersBeforeKill}");
        string[] acknowledged;
        await using (var service = await HipAiProcess.ServeAsync(root, quietPeriod: "00:00:05"))
        await using (var sender = HipAiProcess.Send(service.DicomPort, _simulated.Folder))
        {
            await sender.WaitForLogAsync("0000", Files().ElementAt(answersBeforeKill - 1));
            await service.KillAsync();
            var said = await sender.EndAsync();
            acknowledged = [.. Files().Where(file => said.Split('\n').Any(line => line.StartsWith("0000", StringComparison.Ordinal) && line.EndsWith(file, StringComparison.Ordinal)))];
        }

        Assert.That(acknowledged, Has.Length.GreaterThanOrEqualTo(answersBeforeKill));
        await using var restarted = await HipAiProcess.ServeAsync(root);
        using var api = new StudyApi(restarted.Web);
        foreach (var study in acknowledged.GroupBy(file => Path.GetFileName(Path.GetDirectoryName(file))!))
        {
            await restarted.WaitForLogAsync("delivered", study.Key);
            var images = (await api.StudyAsync(study.Key)).GetProperty("images").EnumerateArray().Select(image => image.GetProperty("sopInstanceUid").GetString());
            Assert.That(images, Is.Unique.And.SupersetOf(study.Select(UidOf)));
        }
    }

    private IEnumerable<string> Files() => _simulated.Studies.SelectMany(study => study.Files.Order(StringComparer.Ordinal));

    private string? UidOf(string file) =>
        _simulated.Truth.RootElement.GetProperty("studies").EnumerateArray()
            .Single(study => study.GetProperty("studyInstanceUid").GetString() == Path.GetFileName(Path.GetDirectoryName(file)))
            .GetProperty("images").EnumerateArray()
            .Single(image => image.GetProperty("fileName").GetString() == Path.GetFileName(file))
            .GetProperty("sopInstanceUid").GetString();
}
