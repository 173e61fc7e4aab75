using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Storage;

/// <summary>A process that died while storing leaves nothing that the next one cannot put in order.</summary>
[Category("A7")]
internal sealed class StorageRecoveryTests
{
    private const string Study = "1.2.3";
    private const string Image = "1.2.3.4";

    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ScpRig();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task A_half_arrived_file_goes()
    {
        await File.WriteAllTextAsync(Path.Combine(_rig.Folder.Incoming, "abc.dcm"), "half");

        var report = await _rig.Recovery.RunAsync(CancellationToken.None);

        Assert.That(report, Is.EqualTo(new RecoveryReport(1, 0, 0)));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Incoming), Is.Empty);
    }

    [Test]
    [Category("A5")]
    public async Task A_frame_that_was_being_decoded_goes()
    {
        var left = Directory.CreateDirectory(Path.Combine(_rig.Folder.Decoding, "hipai-codec-1"));
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "compressed.dcm"), "pixels");

        var report = await _rig.Recovery.RunAsync(CancellationToken.None);

        Assert.That(report, Is.EqualTo(new RecoveryReport(0, 0, 0)));
        Assert.That(Directory.EnumerateFileSystemEntries(_rig.Folder.Decoding), Is.Empty);
    }

    [Test]
    public async Task A_file_that_was_renamed_but_not_indexed_is_indexed_once()
    {
        await DieAfterRename();
        using var restarted = _rig.Restart();

        var first = await restarted.Recovery.RunAsync(CancellationToken.None);
        var second = await restarted.Recovery.RunAsync(CancellationToken.None);

        Assert.That(first, Is.EqualTo(new RecoveryReport(0, 1, 0)));
        Assert.That(second, Is.EqualTo(new RecoveryReport(0, 0, 0)));
        var study = await restarted.FindAsync(Study);
        Assert.That(study.Instances.Single().SopInstanceUid, Is.EqualTo(Image));
        Assert.That(study.Instances.Single().CallingAeTitle, Is.EqualTo("MODALITY"));
    }

    [Test]
    public async Task A_sender_that_tries_again_before_recovery_is_acknowledged()
    {
        await DieAfterRename();
        using var restarted = _rig.Restart();

        Assert.That((await restarted.SendAsync(Study, Image)).Result, Is.EqualTo(StoreResult.Stored));
        Assert.That(ScpRig.FilesIn(restarted.Folder.Instances), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_sender_that_tries_again_after_recovery_is_acknowledged()
    {
        await DieAfterRename();
        using var restarted = _rig.Restart();
        await restarted.Recovery.RunAsync(CancellationToken.None);

        Assert.That((await restarted.SendAsync(Study, Image)).Result, Is.EqualTo(StoreResult.Duplicate));
        Assert.That((await restarted.FindAsync(Study)).Summary.ImageCount, Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_whose_bytes_changed_is_quarantined()
    {
        await DieAfterRename();
        var path = ScpRig.FilesIn(_rig.Folder.Instances).Single();
        await File.AppendAllTextAsync(path, "damage");

        var report = await _rig.Recovery.RunAsync(CancellationToken.None);

        Assert.That(report, Is.EqualTo(new RecoveryReport(0, 0, 1)));
        var row = await _rig.Database.ReadAsync(db => db.QuarantinedObjects.SingleAsync(), CancellationToken.None);
        Assert.That(row.Reason, Does.Contain("hash"));
        Assert.That(File.Exists(_rig.Folder.Absolute(row.RelativePath)));
    }

    [Test]
    public async Task A_file_that_vanished_comes_back_when_it_is_sent_again()
    {
        var stored = (await _rig.SendAsync(Study, Image)).Instance!;
        File.Delete(_rig.Folder.Absolute(stored.RelativePath));

        Assert.That((await _rig.SendAsync(Study, Image)).IsSafe);
        Assert.That(File.Exists(_rig.Folder.Absolute(stored.RelativePath)));
    }

    private async Task DieAfterRename()
    {
        _rig.Disk.AfterPublish = _ => throw new IOException("the process died here");
        Assert.That((await _rig.SendAsync(Study, Image)).IsSafe, Is.False);
        _rig.Disk.AfterPublish = _ => { };
    }
}
