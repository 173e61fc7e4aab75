using System.Security.Cryptography;
using System.Text.Json;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>Reports lie on disk whole, and delivering twice is delivering once.</summary>
internal sealed class FolderChannelTests
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
        var before = await File.ReadAllBytesAsync(PathOf("report-v1.json"));
        _rig.Time.Advance(TimeSpan.FromHours(1));

        var receipt = await Channel(new DestinationOptions()).SendAsync(await PackageAsync(1), CancellationToken.None);

        Assert.That(await File.ReadAllBytesAsync(PathOf("report-v1.json")), Is.EqualTo(before));
        Assert.That(receipt.Files.Select(f => f.Name), Is.EqualTo(new[] { $"{Study}/report-v1.txt", $"{Study}/report-v1.json" }));
        Assert.That(receipt.Files[1].Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(before))));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Reports), Has.Length.EqualTo(2));
    }

    [Test, Category("A7")]
    public async Task What_a_killed_delivery_left_goes_and_nothing_else()
    {
        var (left, foreign, written) = ($"{Guid.NewGuid():N}.tmp", "notes.tmp", $"{Guid.NewGuid():N}.tmp");
        await File.WriteAllTextAsync(Path.Combine(_rig.Folder.Reports, left), "half of a rep");
        await File.WriteAllTextAsync(Path.Combine(_rig.Folder.Reports, foreign), "of somebody else");
        // Another node, which writes at the moment: this process opens files as it does.
        await using var writing = _rig.Disk.Create(Path.Combine(_rig.Folder.Reports, written));

        var removed = new ReportFolders(_rig.Delivery, _rig.Folder.Reports, _rig.Folder.Root, _rig.Disk).RemoveLeftovers();

        Assert.That(removed, Is.EqualTo(1));
        Assert.That(Directory.GetFiles(_rig.Folder.Reports).Select(Path.GetFileName), Is.EquivalentTo(new[] { foreign, written }));
    }

    [Test, Category("D8")]
    public async Task A_folder_gets_whatever_forms_it_asks_for()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_rig.Folder.Root, "elsewhere")).FullName;
        var destination = new DestinationOptions { Folder = folder, Forms = ["Html", "pdf", "Hl7", "Fhir", "Sr", "Heatmaps"] };

        var outcome = await Channel(destination).SendAsync(await PackageAsync(1), CancellationToken.None);

        string[] names = ["report-v1.html", "report-v1.pdf", "report-v1.hl7", "report-v1.fhir.json", "report-v1.sr.dcm", "report-v1.heatmap-1.dcm"];
        Assert.That(outcome.Result, Is.EqualTo(DeliveryResult.Delivered));
        Assert.That(ScpRig.FilesIn(folder).Select(Path.GetFileName), Is.EquivalentTo(names));
        Assert.That(DicomFile.Open(Path.Combine(folder, Study, "report-v1.sr.dcm")).Dataset.GetSingleValue<string>(DicomTag.SOPInstanceUID), Is.EqualTo(SampleForms.Uid(Study, 1, "sr")));
        foreach (var file in outcome.Files)
            Assert.That(file.Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, file.Name))))), file.Name);
    }

    private FolderChannel Channel(DestinationOptions destination)
    {
        var folders = new ReportFolders(_rig.Delivery, _rig.Folder.Reports, _rig.Folder.Root, _rig.Disk);
        return new FolderChannel(destination, folders.Of(destination), folders.Files(folders.Of(destination)), SampleForms.All);
    }

    private async Task<ReportPackage> PackageAsync(int version) => (await _rig.Reader.ReadAsync(Study, version, CancellationToken.None))!;

    private string PathOf(string name) => Path.Combine(_rig.Folder.Reports, Study, name);
}
