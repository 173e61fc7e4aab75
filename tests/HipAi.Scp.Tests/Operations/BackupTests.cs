using System.Security.Cryptography;
using HipAi.Dicom.Network;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Commands;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Operations;

/// <summary>Backup while images arrive, and restore (requirement H6).</summary>
[Category("H6")]
internal sealed class BackupTests
{
    private const string Before = "1.2.3";
    private const string During = "4.5.6";
    private const int ImagesBefore = 12;

    /// <summary>DeliveryLog.Delivered.</summary>
    private const int Delivered = 5000;

    private RigFolder _folder = null!;
    private TempFolder _otherDisk = null!;

    private string Data => Path.Combine(_folder.Path, "data");

    [SetUp]
    public void SetUp() => (_folder, _otherDisk) = (new RigFolder(), new TempFolder());

    [TearDown]
    public void TearDown()
    {
        _otherDisk.Dispose();
        _folder.Dispose();
    }

    [TestCase(false), TestCase(true)]
    public async Task What_was_acknowledged_before_a_backup_is_there_after_its_restore(bool onAnotherDisk)
    {
        var (target, time) = (Path.Combine(onAnotherDisk ? _otherDisk.Path : _folder.Path, "backup"), new ManualTimeProvider());
        Dictionary<string, string> hashes;
        await using (var host = await HostRig.StartAsync(Data, time))
        {
            Assert.That(await host.SendAsync(Images(Before, ImagesBefore)), Is.All.EqualTo(DicomStatus.Success));
            hashes = (await InstancesAsync(host, Before)).ToDictionary(i => i.SopInstanceUid, i => i.Sha256);
            var arriving = SendUntilAsync(host, () => File.Exists(Path.Combine(target, "hipai.db")));
            var backup = await CommandRun.OfAsync("backup", "--data", Data, "--to", target);
            Assert.That(backup.ExitCode, Is.Zero, backup.Error);
            if (!OperatingSystem.IsWindows())
                Assert.That(File.GetUnixFileMode(target), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
            Assert.That(await arriving, Is.GreaterThan(0), "images arrived until the backup was complete");
        }

        await using var restored = await HostRig.StartAsync(Copy(target, Path.Combine(_folder.Path, "restored")), time);
        var found = await InstancesAsync(restored, Before);

        Assert.That(found.ToDictionary(i => i.SopInstanceUid, i => i.Sha256), Is.EqualTo(hashes));
        foreach (var instance in found.Concat(await InstancesAsync(restored, During)))
            Assert.That(HashOnDisk(Path.Combine(_folder.Path, "restored", instance.RelativePath)), Is.EqualTo(instance.Sha256));
        restored.PassQuietPeriod();
        await restored.Logs.WaitForAsync(Delivered, Before);
    }

    [Test]
    public async Task A_second_backup_brings_only_what_is_new()
    {
        await using var host = await HostRig.StartAsync(Data, new ManualTimeProvider());
        await host.SendAsync(Images(Before, 2));
        var target = Path.Combine(_otherDisk.Path, "backup");
        var first = await CommandRun.OfAsync("backup", "--data", Data, "--to", target);
        await host.SendAsync(Images(During, 1));
        Directory.CreateDirectory(Path.Combine(Data, "reports"));
        await File.WriteAllTextAsync(Path.Combine(Data, "reports", "half-written.tmp"), "");

        var second = await CommandRun.OfAsync("backup", "--data", Data, "--to", target);

        Assert.That(first.Out, Does.StartWith("0 files linked, 2 copied, 0 were there already"));
        Assert.That(second.Out, Does.StartWith("0 files linked, 1 copied, 2 were there already"));
    }

    [Test]
    public async Task A_file_that_is_missing_is_told_and_all_else_is_copied()
    {
        await using var host = await HostRig.StartAsync(Data, new ManualTimeProvider());
        await host.SendAsync(Images(Before, 2));
        var instances = await InstancesAsync(host, Before);
        File.Delete(Path.Combine(Data, instances[0].RelativePath));
        var target = Path.Combine(_folder.Path, "backup");

        var run = await CommandRun.OfAsync("backup", "--data", Data, "--to", target);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(instances[0].RelativePath));
        Assert.That(File.Exists(Path.Combine(target, instances[1].RelativePath)));
    }

    [TestCase("no-data", "backup", "no data folder")]
    [TestCase("data", "data/backup", "inside")]
    [TestCase("data", "data", "inside")]
    public async Task What_cannot_be_a_backup_is_refused(string data, string target, string cause)
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "hipai.db"), "");

        var run = await CommandRun.OfAsync("backup", "--data", Path.Combine(_folder.Path, data), "--to", Path.Combine(_folder.Path, target));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(cause));
    }

    private static HipAi.Dicom.Files.DicomFile[] Images(string study, int count) =>
        [.. Enumerable.Range(1, count).Select(i => HostRig.Image(study, $"{study}.{i}"))];

    private static async Task<int> SendUntilAsync(HostRig host, Func<bool> enough)
    {
        await using var client = await host.ConnectAsync();
        var sent = 0;
        do
        {
            sent++;
            Assert.That(await client.CStoreAsync(HostRig.Image(During, $"{During}.{sent}"), CancellationToken.None), Is.EqualTo(DicomStatus.Success));
        }
        while (!enough());
        await client.ReleaseAsync(CancellationToken.None);
        return sent;
    }

    private static async Task<IReadOnlyList<StoredInstance>> InstancesAsync(HostRig host, string study) =>
        (await host.Queries.FindAsync(study, CancellationToken.None))?.Instances ?? [];

    private static string HashOnDisk(string path)
    {
        using var file = File.OpenRead(path);
        file.Position = new DicomObjectFormat().DataSetOffset(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }
}
