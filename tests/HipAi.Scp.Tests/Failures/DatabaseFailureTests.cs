using HipAi.Dicom.Network;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Failures;

/// <summary>A database that is locked or gone: a truthful status, nothing half done, and recovery by itself.</summary>
[Category("A9")]
[CancelAfter(120_000)]
internal sealed class DatabaseFailureTests
{
    private const string Study = "1.2.3";
    private const string Image = "1.2.3.4";
    private const int Delivered = 5000;

    [Test]
    public async Task An_image_that_comes_while_another_program_locks_the_database()
    {
        using var rig = new ScpRig();
        StoreOutcome locked;
        await using (await LockAsync(rig)) locked = await rig.SendAsync(Study, Image);
        var again = await rig.SendAsync(Study, Image);

        Assert.That(locked.Result, Is.EqualTo(StoreResult.NoResources));
        Assert.That(locked.Reason, Does.Contain("database").And.Contain("5"), "5 is SQLITE_BUSY");
        Assert.That(again.Result, Is.EqualTo(StoreResult.Stored));
        Assert.That(ScpRig.FilesIn(rig.Folder.Incoming), Is.Empty);
        Assert.That(ScpRig.FilesIn(rig.Folder.Instances), Has.Length.EqualTo(1));
        Assert.That((await rig.FindAsync(Study)).Summary.ImageCount, Is.EqualTo(1));
    }

    [Test]
    public async Task A_study_that_is_worked_on_while_another_program_locks_the_database()
    {
        using var rig = new ScpRig();
        await rig.SettleAsync(Study);
        var lease = (await rig.Claims.ClaimAsync(CancellationToken.None))!;
        await using (await LockAsync(rig))
            Assert.That(async () => await rig.Pipeline.AdvanceAsync(lease, CancellationToken.None), Throws.InstanceOf<SqliteException>());
        Assert.That((await rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Settled), "its last record is where it stands");

        await rig.Pipeline.AdvanceAsync(lease, CancellationToken.None);
        await rig.DeliverAsync();
        Assert.That((await rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Delivered));
    }

    [Test, Category("H2")]
    public async Task A_database_file_that_is_moved_away_and_comes_back()
    {
        using var folder = new RigFolder();
        await using var host = await HostRig.StartAsync(folder.Path, new ManualTimeProvider());
        await host.SendAsync(HostRig.Image(Study, Image));
        var (file, aside) = (Path.Combine(folder.Path, "hipai.db"), Path.Combine(folder.Path, "aside.db"));

        File.Move(file, aside);
        var refused = await host.SendAsync(HostRig.Image(Study, "1.2.3.5"));
        var (isReady, troubles) = await host.ReadyAsync();
        Assert.That(refused.Single().Code, Is.EqualTo(0xA700));
        Assert.That((isReady, troubles.Keys), Is.EqualTo((false, new[] { "database" })).UsingPropertiesComparer());
        Assert.That(File.Exists(file), Is.False, "no empty database takes its place");

        File.Move(aside, file);
        Assert.That(await host.SendAsync(HostRig.Image(Study, "1.2.3.5")), Is.All.EqualTo(DicomStatus.Success));
        Assert.That((await host.ReadyAsync()).IsReady, Is.True);
        Assert.That((await host.Queries.FindAsync(Study, CancellationToken.None))!.Summary.ImageCount, Is.EqualTo(2));
    }

    /// <summary>What SQLite would do by itself: go on writing to the deleted file, and lose all of it with the process.</summary>
    [Test, Category("A7")]
    public async Task A_database_file_that_is_deleted_takes_no_acknowledged_image_with_it()
    {
        using var folder = new RigFolder();
        var time = new ManualTimeProvider();
        await using (var host = await HostRig.StartAsync(folder.Path, time))
        {
            await host.SendAsync(HostRig.Image(Study, Image));
            foreach (var file in Directory.GetFiles(folder.Path, "hipai.db*")) File.Delete(file);
            Assert.That((await host.SendAsync(HostRig.Image(Study, "1.2.3.5"))).Single().Code, Is.EqualTo(0xA700));
            Assert.That((await host.ReadyAsync()).Troubles.Keys, Is.EqualTo(new[] { "database" }));
        }

        // The index is made anew from the objects; what was only in the database, versions and receipts, is gone.
        await using var after = await HostRig.StartAsync(folder.Path, time);
        after.PassQuietPeriod();
        await after.Logs.WaitForAsync(Delivered, Study);
        var study = (await after.Queries.FindAsync(Study, CancellationToken.None))!;
        Assert.That(study.Instances.Select(instance => instance.SopInstanceUid), Does.Contain(Image).And.Unique);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Delivered));
    }

    /// <summary>Another program's write lock, until disposed.</summary>
    private static async Task<SqliteConnection> LockAsync(ScpRig rig)
    {
        var other = new SqliteConnection($"Data Source={rig.Folder.DatabaseFile};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return other;
    }
}
