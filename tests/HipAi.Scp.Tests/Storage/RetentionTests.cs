using HipAi.Dicom.Network;
using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Receiving.Commitment;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Retention;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Storage;

/// <summary>What was removed is said, and a removal that was interrupted leaves nothing that lies (requirement H7).</summary>
[Category("H7")]
internal sealed class RetentionTests
{
    private const string Study = RetentionDriver.Study;
    private const string Image = RetentionDriver.Image;
    private static readonly TimeSpan Day = RetentionDriver.Day;
    private static readonly StorageCommitmentRequest Request = new("1.9.1", [new DicomSopReference(ScpRig.SopClass, Image)]);

    private ScpRig _rig = null!;
    private RetentionDriver _retention = null!;

    [SetUp]
    public void SetUp()
    {
        _rig = new ScpRig();
        _rig.Retention.Images = Day;
        _retention = new RetentionDriver(_rig);
    }

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task An_image_goes_when_its_time_is_over_and_the_study_says_so()
    {
        await _retention.DeliverAsync();
        _rig.Time.Advance(Day);

        var tally = await _retention.SweepAsync();

        var study = await _rig.FindAsync(Study);
        Assert.That(tally[RetentionKind.Images].Count, Is.EqualTo(1));
        Assert.That(tally[RetentionKind.Images].Bytes, Is.Positive);
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Is.Empty);
        Assert.That(study.Removals.ImagesAt, Is.EqualTo(_rig.Time.GetUtcNow()));
        Assert.That(study.Report, Is.Not.Null);
        Assert.That(_rig.Results.ReadHeatmap(Study, 1, "right-1"), Is.Not.Null, "pictures have a time of their own");
        Assert.That(await _retention.TimelineAsync(), Has.One.EqualTo("Images removed by retention (1)"));
    }

    [Test]
    public async Task A_moment_before_nothing_goes()
    {
        await _retention.DeliverAsync();
        _rig.Time.Advance(Day - TimeSpan.FromTicks(1));

        Assert.That((await _retention.SweepAsync()).IsEmpty);
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Undelivered_is_never_removed()
    {
        await _rig.SettleAsync(Study);
        _rig.Time.Advance(1000 * Day);

        Assert.That((await _retention.SweepAsync()).IsEmpty);
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(1));
    }

    [Test, Category("A7")]
    public async Task A_process_that_dies_between_mark_and_delete_leaves_nothing_that_lies()
    {
        await _retention.DeliverAsync();
        _rig.Time.Advance(Day);
        _rig.Disk.BeforeDelete = _ => throw new OperationCanceledException("the process died here");
        Assert.That(async () => await _retention.SweepAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(1));
        Assert.That((await _rig.FindAsync(Study)).Removals.ImagesAt, Is.Not.Null, "removed is what is said");
        using var restarted = _rig.Restart();

        var recovered = await restarted.Recovery.RunAsync(CancellationToken.None);
        await restarted.Sweep.RunAsync(CancellationToken.None);

        Assert.That(recovered, Is.EqualTo(new RecoveryReport(0, 0, 0)));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Is.Empty);
        Assert.That(await _retention.TimelineAsync(), Has.One.EqualTo("Images removed by retention (1)"));
    }

    [Test]
    public async Task A_disk_that_fails_stops_no_other_study_and_is_tried_again()
    {
        await _retention.DeliverAsync();
        await _retention.DeliverAsync("4.5.6", "4.5.6.1");
        _rig.Time.Advance(Day);
        var first = (await _rig.FindAsync(Study)).Instances.Single().Sha256;
        _rig.Disk.BeforeDelete = path =>
        {
            if (path.Contains(first, StringComparison.Ordinal)) throw new IOException("no");
        };

        var failed = await _retention.SweepAsync();
        _rig.Disk.BeforeDelete = _ => { };
        var again = await _retention.SweepAsync();

        Assert.That((failed.Failed, failed[RetentionKind.Images].Count), Is.EqualTo((1, 1)));
        Assert.That((again.Failed, again[RetentionKind.Images].Count), Is.EqualTo((0, 1)));
    }

    [Test, Category("A7")]
    public async Task A_file_of_a_removed_image_that_is_there_nevertheless_is_not_adopted_but_deleted()
    {
        var path = _rig.Folder.Absolute((await _retention.DeliverAsync()).RelativePath);
        var bytes = await File.ReadAllBytesAsync(path);
        await _retention.RemoveAsync();
        await File.WriteAllBytesAsync(path, bytes);

        var recovered = await _rig.Recovery.RunAsync(CancellationToken.None);
        var tally = await _retention.SweepAsync();

        Assert.That(recovered, Is.EqualTo(new RecoveryReport(0, 0, 0)));
        Assert.That(tally[RetentionKind.Images].Count, Is.EqualTo(1));
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public async Task A_file_that_a_kept_row_names_too_stays()
    {
        var stored = await _retention.DeliverAsync();
        var other = stored with { StudyInstanceUid = "4.5.6", SopInstanceUid = "4.5.6.1" };
        await _rig.Database.WriteAsync(
            WriteKey.None,
            db =>
            {
                db.Instances.Add(InstanceRows.ToRow(other, new ImageDescription(), 1));
                return Task.FromResult(true);
            },
            CancellationToken.None);

        var tally = await _retention.RemoveAsync();

        Assert.That(tally.IsEmpty);
        Assert.That(File.Exists(_rig.Folder.Absolute(stored.RelativePath)));
        Assert.That((await _rig.FindAsync(Study)).Removals.ImagesAt, Is.Not.Null);
    }

    [Test, Category("A11")]
    public async Task What_was_committed_to_stays_unless_it_is_set_otherwise()
    {
        await _retention.DeliverAsync();
        var (_, told) = await _retention.CommitAsync(await new CommitmentJudge(_rig.Database, _rig.Folder).JudgeAsync(Request, CancellationToken.None));
        Assert.That(told.Committed, Has.Count.EqualTo(1));

        Assert.That((await _retention.RemoveAsync()).IsEmpty);
        _rig.Retention.RemoveCommitted = true;
        Assert.That((await _retention.SweepAsync())[RetentionKind.Images].Count, Is.EqualTo(1));
    }

    [Test, Category("A11")]
    public async Task What_was_removed_is_answered_no_such_object()
    {
        await _retention.DeliverAsync();
        var judge = new CommitmentJudge(_rig.Database, _rig.Folder);
        var before = await judge.JudgeAsync(Request, CancellationToken.None);
        await _retention.RemoveAsync();

        var after = await judge.JudgeAsync(Request, CancellationToken.None);
        var (_, meanwhile) = await _retention.CommitAsync(before);

        Assert.That(after.Failed.Single().Reason, Is.EqualTo(StorageCommitmentFailureReason.NoSuchObjectInstance));
        Assert.That(before.Committed, Has.Count.EqualTo(1));
        Assert.That(meanwhile.Committed, Is.Empty, "removed between judging and telling");
        Assert.That(meanwhile.Failed.Single().Reason, Is.EqualTo(StorageCommitmentFailureReason.NoSuchObjectInstance));
    }

    [Test]
    public async Task Pictures_go_and_those_of_a_later_snapshot_stay()
    {
        (_rig.Retention.Images, _rig.Retention.Pictures) = (TimeSpan.Zero, Day);
        await _retention.DeliverAsync();

        Assert.That((await _retention.RemoveAsync())[RetentionKind.Pictures], Is.EqualTo((1L, 3L)));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Results), Is.Empty);
        await _rig.SettleAsync(Study, "1.2.3.2");
        await _rig.AdvanceAsync(Study);
        await _rig.Removals.DeleteAgainAsync(Study, CancellationToken.None);
        await _retention.SweepAsync();

        var study = await _rig.FindAsync(Study);
        Assert.That((study.Removals.PicturesOf(1) is null, study.Removals.PicturesOf(2) is null), Is.EqualTo((false, true)));
        Assert.That(_rig.Results.ReadHeatmap(Study, 2, "right-1"), Is.Not.Null);
    }

    [TestCase(true, 0), TestCase(false, 2)]
    public async Task Report_files_go_from_our_own_folder_only(bool own, int left)
    {
        (_rig.Retention.Images, _rig.Retention.Reports) = (TimeSpan.Zero, Day);
        await _retention.DeliverAsync();
        _rig.Time.Advance(Day);
        var files = new RetentionFiles(_rig.Folder, _rig.Disk);
        var ledger = new RetentionLedger(_rig.Database, files, _rig.Retention, own ? ["folder"] : [], _rig.Time);

        foreach (var uid in await ledger.CandidatesAsync(CancellationToken.None))
        {
            await ledger.MarkAsync(uid, CancellationToken.None);
            await ledger.DeleteAsync(uid, CancellationToken.None);
        }

        Assert.That(ScpRig.FilesIn(_rig.Folder.Reports), Has.Length.EqualTo(left));
        Assert.That((await _rig.FindAsync(Study)).Report!.Text, Is.Not.Empty, "the text is kept");
    }

    [Test, Category("A8")]
    public async Task A_quarantined_object_goes_and_its_reason_stays()
    {
        _rig.Retention.Quarantine = Day;
        await _rig.SendAsync(ScpRig.Request("9.9.9"), FakeFormat.Object(Study, Image));
        _rig.Time.Advance(Day);

        Assert.That((await _retention.SweepAsync())[RetentionKind.Quarantine].Count, Is.EqualTo(1));

        var row = await _rig.Database.ReadAsync(db => db.QuarantinedObjects.SingleAsync(), CancellationToken.None);
        Assert.That((row.RemovedAt is null, row.DeletedAt is null, row.Reason.Length > 0), Is.EqualTo((false, false, true)));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Quarantine), Is.Empty);
        Assert.That(await _rig.Quarantine.CountAsync(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task Two_services_that_sweep_at_once_remove_once()
    {
        await _retention.DeliverAsync();
        _rig.Time.Advance(Day);
        using var other = _rig.Restart();
        other.Retention.Images = Day;

        var tallies = await Task.WhenAll(_retention.SweepAsync(), other.Sweep.RunAsync(CancellationToken.None));

        Assert.That(tallies.Sum(tally => tally[RetentionKind.Images].Count), Is.EqualTo(1));
        Assert.That(tallies.Sum(tally => tally.Failed), Is.Zero);
        Assert.That(await _retention.TimelineAsync(), Has.One.EqualTo("Images removed by retention (1)"));
    }

    [Test]
    public async Task A_plan_says_what_would_go_and_changes_nothing()
    {
        (_rig.Retention.Pictures, _rig.Retention.Reports, _rig.Retention.Records) = (Day, Day, Day);
        await _retention.DeliverAsync();
        _rig.Time.Advance(Day);

        var plan = await _rig.Sweep.PlanAsync(CancellationToken.None);

        Assert.That(
            (plan[RetentionKind.Images].Count, plan[RetentionKind.Pictures].Count, plan[RetentionKind.Reports].Count, plan[RetentionKind.Records].Count),
            Is.EqualTo((1L, 1L, 2L, 1L)));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(1));
        Assert.That((await _rig.FindAsync(Study)).Removals.ImagesAt, Is.Null);
    }

    [Test, Category("A7")]
    public async Task A_full_disk_removes_nothing_and_is_answered_as_before()
    {
        await _retention.DeliverAsync();
        _rig.Disk.Free = 0;

        Assert.That((await _retention.SweepAsync()).IsEmpty);
        Assert.That((await _rig.SendAsync(Study, "1.2.3.2")).Result, Is.EqualTo(StoreResult.NoResources));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(1));
    }
}
