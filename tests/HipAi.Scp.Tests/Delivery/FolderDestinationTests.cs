using System.Security.Cryptography;
using System.Text.Json;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>Reports lie on disk whole, and delivering twice is delivering once.</summary>
internal sealed class FolderDestinationTests
{
    private const string Study = "1.2.3";

    private ScpRig _rig = null!;

    [SetUp]
    public async Task SetUp()
    {
        _rig = new ScpRig();
        await _rig.SettleAsync(Study);
        await _rig.AdvanceAsync(Study);
    }

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task The_text_and_its_data_lie_in_the_studys_folder()
    {
        var report = (await _rig.FindAsync(Study)).Report!;
        Assert.That(await File.ReadAllTextAsync(PathOf("report-v1.txt")), Is.EqualTo(report.Text));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("report-v1.json")));
        var root = json.RootElement;
        Assert.That(root.GetProperty("status").GetString(), Is.EqualTo("preliminary"));
        Assert.That(root.GetProperty("version").GetInt32(), Is.EqualTo(1));
        Assert.That(root.GetProperty("predecessor").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(root.GetProperty("hips")[0].GetProperty("side").GetString(), Is.EqualTo("right"));
        Assert.That(root.GetProperty("hips")[0].GetProperty("class").GetString(), Is.EqualTo("total_hip_arthroplasty"));
        Assert.That(root.GetProperty("text").GetString(), Is.EqualTo(report.Text));
    }

    [Test]
    public async Task A_second_version_names_its_predecessor()
    {
        await _rig.SettleAsync(Study, "1.2.3.2");
        await _rig.AdvanceAsync(Study);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("report-v2.json")));
        Assert.That(json.RootElement.GetProperty("predecessor").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task Delivering_again_writes_the_same_bytes_and_gives_the_same_receipt()
    {
        var study = await _rig.FindAsync(Study);
        var before = await File.ReadAllBytesAsync(PathOf("report-v1.json"));
        _rig.Time.Advance(TimeSpan.FromHours(1));

        var receipt = _rig.Destination.Deliver(study.Report!, study.Prediction!);

        Assert.That(await File.ReadAllBytesAsync(PathOf("report-v1.json")), Is.EqualTo(before));
        Assert.That(receipt.Files.Select(f => f.Name), Is.EqualTo(new[] { $"{Study}/report-v1.txt", $"{Study}/report-v1.json" }));
        Assert.That(receipt.Files[1].Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(before))));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Reports), Has.Length.EqualTo(2));
    }

    private string PathOf(string name) => Path.Combine(_rig.Folder.Reports, Study, name);
}
