using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Receiving.Commitment;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Storage;

/// <summary>What only a shared database can do, or can do wrong (requirement H6).</summary>
[Category("H6")]
internal sealed class PostgresTests
{
    private const string Study = "1.2.3";

    [Test]
    public async Task Nodes_that_start_together_on_an_empty_database_make_its_tables_once()
    {
        var connection = await PostgresForAll.DatabaseAsync();
        var nodes = Enumerable.Range(0, 4).Select(_ => new HipAiDatabase(new PostgresEngine(connection))).ToList();
        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.PrepareAsync(CancellationToken.None))));

        Assert.That(await nodes[0].ReadAsync(db => db.Schema.CountAsync(), CancellationToken.None), Is.EqualTo(1));
        nodes.ForEach(node => node.Dispose());
    }

    [Test, Category("A7")]
    public async Task Images_of_one_study_that_come_to_several_nodes_at_once_are_all_counted()
    {
        using var first = new ScpRig(RigDatabase.Postgres);
        using var second = first.Beside("second");
        using var third = first.Beside("third");
        ScpRig[] nodes = [first, second, third];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => nodes[i % 3].SendAsync(Study, $"1.2.3.{i}", $"pixels {i}"))));

        Assert.That(outcomes.Select(outcome => outcome.Result), Is.All.EqualTo(StoreResult.Stored));
        var study = await first.FindAsync(Study);
        Assert.That(study.Summary.ImageCount, Is.EqualTo(60));
        Assert.That(study.Instances.Select(instance => instance.SopInstanceUid), Is.Unique.And.Exactly(60).Items);
    }

    [Test, Category("A10")]
    public async Task The_same_image_sent_to_several_nodes_at_once_is_stored_once()
    {
        using var first = new ScpRig(RigDatabase.Postgres);
        using var second = first.Beside("second");
        ScpRig[] nodes = [first, second];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => nodes[i % 2].SendAsync(Study, "1.2.3.1"))));

        Assert.That(outcomes.Select(outcome => outcome.IsSafe), Is.All.True);
        Assert.That(outcomes.Count(outcome => outcome.Result == StoreResult.Stored), Is.EqualTo(1));
        Assert.That((await first.FindAsync(Study)).Instances, Has.Count.EqualTo(1));
    }

    [Test, Category("B1")]
    public async Task A_study_that_several_nodes_find_due_is_closed_once()
    {
        using var first = new ScpRig(RigDatabase.Postgres);
        using var second = first.Beside("second");
        for (var i = 0; i < 20; i++) await first.SendAsync($"9.{i}", $"9.{i}.1");
        first.Time.Advance(first.Assembly.QuietPeriod);
        var closed = await Task.WhenAll(new[] { first, second }.Select(node => Task.Run(() => node.Pipeline.AssembleAsync(CancellationToken.None))));

        Assert.That(closed.SelectMany(uids => uids), Is.Unique.And.Exactly(20).Items);
    }

    [Test, Category("A8")]
    public async Task Text_that_the_database_cannot_hold_is_stored_with_a_mark_in_its_place()
    {
        using var rig = new ScpRig(RigDatabase.Postgres);
        await rig.Database.WriteAsync(
            WriteKey.None,
            db => Task.FromResult(db.Events.Add(new EventRow { StudyInstanceUid = Study, At = rig.Time.GetUtcNow(), What = "a\0b\ud800c \U0001F9B4" })),
            CancellationToken.None);

        Assert.That((await rig.Queries.TimelineAsync(Study, CancellationToken.None)).Single().What, Is.EqualTo("a\ufffdb\ufffdc \U0001F9B4"));
        Assert.That(await rig.Queries.SearchAsync("a\0b", 10, CancellationToken.None), Is.Empty);
    }

    [Test, Category("A7")]
    public async Task While_the_server_is_gone_images_are_answered_with_A700_and_afterwards_taken_again()
    {
        await using var server = await PostgresServer.StartAsync();
        var connection = await server.CreateDatabaseAsync();
        using var rig = new ScpRig(_ => new PostgresEngine(connection));
        Assert.That((await rig.SendAsync(Study, "1.2.3.1")).Result, Is.EqualTo(StoreResult.Stored));
        await server.StopAsync();
        var refused = await rig.SendAsync(Study, "1.2.3.2");
        Assert.That(refused.Result, Is.EqualTo(StoreResult.NoResources));
        Assert.That(refused.Reason, Does.StartWith("Storing failed: the database"));
        await server.StartAgainAsync();

        Assert.That((await rig.SendAsync(Study, "1.2.3.2")).IsSafe);
        Assert.That((await rig.FindAsync(Study)).Instances, Has.Count.EqualTo(2));
        Assert.That(ScpRig.FilesIn(rig.Folder.Incoming), Is.Empty);
    }

    [Test, Category("A7")]
    public async Task A_server_that_does_not_wait_for_its_disk_is_refused()
    {
        await using var server = await PostgresServer.StartAsync();
        using var database = new HipAiDatabase(new PostgresEngine(await server.CreateDatabaseAsync()));
        await server.StopAsync();
        await server.StartAgainAsync(flushes: false);

        Assert.That(
            async () => await database.PrepareAsync(CancellationToken.None),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("fsync = off"));
    }

    [Test, Category("A11")]
    public async Task A_report_on_commitment_is_given_by_one_node_and_by_another_when_that_one_is_gone()
    {
        using var first = new ScpRig(RigDatabase.Postgres);
        using var second = first.Beside("second");
        var (one, two) = (new CommitmentLedger(first.Database, first.Folder, first.Time), new CommitmentLedger(second.Database, second.Folder, first.Time));
        var (id, _) = await one.AddAsync(Commitment(first), new StorageCommitmentResult("1.2.3.9", [], []));
        Assert.That(await two.TakeDueAsync(10, CancellationToken.None), Is.Empty, "the association has it");
        await one.PostponeAsync(id, 0, first.Time.GetUtcNow(), CancellationToken.None);
        Assert.That(await one.TakeDueAsync(10, CancellationToken.None), Has.Count.EqualTo(1));
        Assert.That(await two.TakeDueAsync(10, CancellationToken.None), Is.Empty, "the first node reports it");
        first.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.That(await two.TakeDueAsync(10, CancellationToken.None), Has.Count.EqualTo(1), "the first node is gone");
        await two.ReclaimAsync(CancellationToken.None);
        Assert.That(await one.TakeDueAsync(10, CancellationToken.None), Has.Count.EqualTo(1), "the second has started again");
    }

    [Test]
    public async Task A_dump_and_the_folder_after_it_are_a_backup()
    {
        var connection = await PostgresForAll.DatabaseAsync();
        using var rig = new ScpRig(_ => new PostgresEngine(connection));
        await rig.SettleAsync(Study);
        await rig.AdvanceAsync(Study);
        await rig.SendAsync("4.5.6", "4.5.6.1");
        var copy = await PostgresForAll.RestoreCopyAsync(connection);
        using var restored = new ScpRig(_ => new PostgresEngine(copy));
        foreach (var file in ScpRig.FilesIn(rig.Folder.Instances))
        {
            var target = restored.Folder.Absolute(Path.GetRelativePath(rig.Folder.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Assert.That((await restored.Recovery.RunAsync(CancellationToken.None)).Indexed, Is.Zero, "every file has its row");
        Assert.That((await restored.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Delivered));
        restored.Time.Advance(TimeSpan.FromDays(1));
        Assert.That(await restored.Pipeline.AssembleAsync(CancellationToken.None), Is.EqualTo(new[] { "4.5.6" }), "what was open goes on");
        Assert.That((await restored.SendAsync(Study, "1.2.3.1")).Result, Is.EqualTo(StoreResult.Duplicate));
    }

    private static CommitmentRow Commitment(ScpRig rig) => new()
    {
        TransactionUid = "1.2.3.9",
        CallingAeTitle = "MODALITY",
        CalledAeTitle = "HIPAI",
        Source = "",
        Node = rig.Folder.Node,
        ResultJson = "",
        ReceivedAt = rig.Time.GetUtcNow(),
    };
}
