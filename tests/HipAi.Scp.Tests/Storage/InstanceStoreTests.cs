using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Storage;

/// <summary>Nothing is acknowledged before it is safe; what is not taken is kept with its reason.</summary>
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
internal sealed class InstanceStoreTests(RigDatabase database)
{
    private const string Study = "1.2.3";
    private const string Image = "1.2.3.4";

    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ScpRig(database);

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test, Category("A7")]
    public async Task Bytes_are_flushed_then_renamed_then_indexed()
    {
        var rowsAtRename = -1;
        var bytesAtRename = Array.Empty<byte>();
        _rig.Disk.BeforePublish = (from, _) =>
        {
            rowsAtRename = RowCount();
            bytesAtRename = File.ReadAllBytes(from);
        };

        var outcome = await _rig.SendAsync(Study, Image);

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.Stored));
        Assert.That(_rig.Disk.Done, Is.EqualTo(new[] { "create", "flush", "publish" }));
        Assert.That(rowsAtRename, Is.Zero, "the row comes after the file has its place");
        Assert.That(bytesAtRename, Has.Length.EqualTo(FakeFormat.Object(Study, Image).Length + 4), "all bytes are there when the file is renamed");
        Assert.That(RowCount(), Is.EqualTo(1));
    }

    [Test, Category("A8")]
    public async Task Bytes_are_kept_as_they_came_under_their_hash()
    {
        var sent = FakeFormat.Object(Study, Image);
        var instance = (await _rig.SendAsync(Study, Image)).Instance!;

        var file = await File.ReadAllBytesAsync(_rig.Folder.Absolute(instance.RelativePath));
        Assert.That(file[4..], Is.EqualTo(sent));
        Assert.That(instance.Sha256, Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(sent))));
        Assert.That(instance.DataSetLength, Is.EqualTo(sent.Length));
        Assert.That(instance.RelativePath, Is.EqualTo($"instances/{instance.Sha256[..2]}/{instance.Sha256}.dcm"));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Incoming), Is.Empty);
    }

    [Test, Category("A7")]
    public async Task Without_an_index_row_there_is_no_success()
    {
        await _rig.Database.WriteAsync(WriteKey.None, db => db.Database.ExecuteSqlRawAsync("""DROP TABLE "Instances" """), CancellationToken.None);

        var outcome = await _rig.SendAsync(Study, Image);

        Assert.That(outcome.IsSafe, Is.False);
        Assert.That(outcome.Result, Is.EqualTo(StoreResult.NoResources));
        Assert.That(outcome.Reason, Does.Contain("database"));
    }

    [Test, Category("A10")]
    public async Task The_same_bytes_again_are_acknowledged_and_make_no_work()
    {
        await _rig.SettleAsync(Study, Image);
        var before = await _rig.FindAsync(Study);

        var outcome = await _rig.SendAsync(Study, Image);

        var after = await _rig.FindAsync(Study);
        Assert.That(outcome.Result, Is.EqualTo(StoreResult.Duplicate));
        Assert.That(outcome.IsSafe);
        Assert.That(after.Summary, Is.EqualTo(before.Summary), "state, closing and count stay as they were");
        Assert.That(RowCount(), Is.EqualTo(1));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(1));
    }

    [Test, Category("A10")]
    public async Task The_same_uid_with_other_bytes_keeps_both_and_runs_the_study_again()
    {
        await _rig.SettleAsync(Study, Image);

        var outcome = await _rig.SendAsync(Study, Image, "other pixels");

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.ChangedDuplicate));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(2));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Receiving));
        _rig.Time.Advance(_rig.Assembly.QuietPeriod);
        await _rig.Pipeline.AssembleAsync(CancellationToken.None);
        var snapshot = (await _rig.FindAsync(Study)).Snapshot!;
        Assert.That(snapshot.Revision, Is.EqualTo(2));
        Assert.That(snapshot.Images[0].ExcludedBecause, Does.StartWith("Replaced"));
        Assert.That(snapshot.Images[1].Conflicts, Has.Some.Contains("different bytes"));
        Assert.That(
            (await _rig.Queries.TimelineAsync(Study, CancellationToken.None)).Select(e => e.What), Has.Some.Contains("with other bytes"));
    }

    [Test]
    public async Task An_object_that_is_not_the_announced_one_is_kept_in_quarantine()
    {
        var outcome = await _rig.SendAsync(ScpRig.Request("9.9.9"), FakeFormat.Object(Study, Image));

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.DoesNotMatch));
        Assert.That(outcome.Reason, Does.Contain(Image).And.Contain("9.9.9"));
        await AssertQuarantined(outcome.Reason);
    }

    [Test]
    public async Task Another_sop_class_than_announced_does_not_match()
    {
        var outcome = await _rig.SendAsync(ScpRig.Request(Image), FakeFormat.Object(Study, Image, sopClass: "1.2.840.1"));

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.DoesNotMatch));
        await AssertQuarantined(outcome.Reason);
    }

    [Test, Category("A8")]
    public async Task What_cannot_be_read_is_kept_in_quarantine()
    {
        var outcome = await _rig.SendAsync(ScpRig.Request(Image), "rubbish"u8.ToArray());

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.NotUnderstood));
        await AssertQuarantined(outcome.Reason);
    }

    [TestCase("")]
    [TestCase("../../etc")]
    [TestCase("1.2 3")]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_study_uid_that_could_not_be_a_key_is_not_understood(string study)
    {
        var outcome = await _rig.SendAsync(study, Image);

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.NotUnderstood));
        Assert.That(outcome.Reason, Does.Contain("(0020,000D)"));
    }

    [Test, Category("A9")]
    public async Task A_full_disk_is_answered_truthfully_and_recovers_by_itself()
    {
        _rig.Disk.BeforeFlush = _ => throw WatchedDisk.Full();
        var full = await _rig.SendAsync(Study, Image);
        _rig.Disk.BeforeFlush = _ => { };
        var again = await _rig.SendAsync(Study, Image);

        Assert.That(full.Result, Is.EqualTo(StoreResult.NoResources));
        Assert.That(full.Reason, Does.Contain("full"));
        Assert.That(again.Result, Is.EqualTo(StoreResult.Stored));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Incoming), Is.Empty);
    }

    [Test, Category("A9")]
    public async Task Below_the_watermark_nothing_is_taken()
    {
        _rig.Disk.Free = _rig.Storage.MinimumFreeBytes - 1;

        var outcome = await _rig.SendAsync(Study, Image);

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.NoResources));
        Assert.That(_rig.Disk.Done, Is.Empty);
    }

    [Test, Category("A5")]
    public async Task An_object_over_the_limit_is_refused_and_leaves_nothing()
    {
        var outcome = await _rig.SendAsync(ScpRig.Request(Image), new byte[_rig.Storage.MaximumObjectBytes + 1]);

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.NoResources));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Incoming), Is.Empty);
    }

    [Test]
    public void A_sender_that_vanishes_leaves_nothing_behind()
    {
        using var dataSet = new BrokenStream(FakeFormat.Object(Study, Image));

        Assert.That(
            async () => await _rig.Pipeline.ReceiveAsync(ScpRig.Request(Image), dataSet, CancellationToken.None),
            Throws.InstanceOf<PeerGoneException>());
        Assert.That(ScpRig.FilesIn(_rig.Folder.Root).Where(f => f.EndsWith(".dcm", StringComparison.Ordinal)), Is.Empty);
        Assert.That(RowCount(), Is.Zero);
    }

    [Test]
    public async Task Many_senders_at_once_lose_nothing()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => _rig.SendAsync($"1.2.{i % 4}", $"1.2.{i % 4}.{i}"))));

        Assert.That(outcomes.Select(o => o.Result), Is.All.EqualTo(StoreResult.Stored));
        Assert.That(RowCount(), Is.EqualTo(32));
        Assert.That((await _rig.FindAsync("1.2.3")).Summary.ImageCount, Is.EqualTo(8));
    }

    [Test, Category("A10")]
    public async Task The_same_image_on_many_associations_at_once_is_indexed_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _rig.SendAsync(Study, Image))));

        Assert.That(outcomes.Count(o => o.Result == StoreResult.Stored), Is.EqualTo(1));
        Assert.That(outcomes.Count(o => o.Result == StoreResult.Duplicate), Is.EqualTo(15));
        Assert.That((await _rig.FindAsync(Study)).Summary.ImageCount, Is.EqualTo(1));
    }

    [Test, Category("A7")]
    public async Task Every_commit_is_flushed()
    {
        var (first, second) = database == RigDatabase.Sqlite ? ("PRAGMA journal_mode", "PRAGMA synchronous") : ("SHOW fsync", "SHOW synchronous_commit");
        var settings = await _rig.Database.ReadAsync(
            async db =>
            {
                await db.Database.OpenConnectionAsync();
                return (Scalar(db, first), Scalar(db, second));
            },
            CancellationToken.None);

        Assert.That(settings, Is.EqualTo(database == RigDatabase.Sqlite ? ("wal", "2") : ("on", "on")), "2 is FULL");
    }

    private static string Scalar(HipAiDbContext db, string sql)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!.ToString()!;
    }

    private async Task AssertQuarantined(string reason)
    {
        var rows = await _rig.Database.ReadAsync(db => db.QuarantinedObjects.ToListAsync(), CancellationToken.None);
        Assert.That(rows, Has.Count.EqualTo(1));
        Assert.That(rows[0].Reason, Is.EqualTo(reason));
        Assert.That(File.Exists(_rig.Folder.Absolute(rows[0].RelativePath)));
        Assert.That(RowCount(), Is.Zero);
        Assert.That(ScpRig.FilesIn(_rig.Folder.Incoming), Is.Empty);
    }

    private int RowCount() => _rig.Database.ReadAsync(db => db.Instances.CountAsync(), CancellationToken.None).GetAwaiter().GetResult();

    private sealed class PeerGoneException() : Exception("gone");

    /// <summary>Gives half of its bytes and then fails, as the stream of an association does whose peer vanishes.</summary>
    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        private bool _half;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_half) throw new PeerGoneException();
            _half = true;
            return base.ReadAsync(buffer[..(int)(Length / 2)], cancellationToken);
        }
    }
}
