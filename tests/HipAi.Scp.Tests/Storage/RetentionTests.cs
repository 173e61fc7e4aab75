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
    private const string Study = "1.2.3";
    private const string Image = "1.2.3.1";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly StorageCommitmentRequest Request = new("1.9.1", [new DicomSopReference(ScpRig.SopClass, Image)]);

    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp()
    {
        _rig = new ScpRig();
        _rig.Retention.Images = Day;
    }

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task An_image_goes_when_its_time_is_over_and_the_study_says_so()
    {
        await DeliverAsync();
        _rig.Time.Advance(Day);

        var tally = await SweepAsync();

        var study = await _rig.FindAsync(Study);
        Assert.That(tally[RetentionKind.Images].Count, Is.EqualTo(1));
        Assert.That(tally[RetentionKind.Images].Bytes, Is.Positive);
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Is.Empty);
        Assert.That(study.Removals.ImagesAt, Is.EqualTo(_rig.Time.GetUtcNow()));
        Assert.That(study.Report, Is.Not.Null);
        Assert.That(_rig.Results.ReadHeatmap(Study, 1, "right-1"), Is.Not.Null, "pictures have a time of their own");
        Assert.That(await TimelineAsync(), Has.One.EqualTo("Images removed by retention (1)"));
    }

    [Test]
    public async Task A_moment_before_nothing_goes()
    {
        await DeliverAsync();
        _rig.Time.Advance(Day - TimeSpan.FromTicks(1));

        Assert.That((await SweepAsync()).IsEmpty);
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Undelivered_is_never_removed()
    {
        await _rig.SettleAsync(Study);
        _rig.Time.Advance(1000 * Day);

        Assert.That((await SweepAsync()).IsEmpty);
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(1));
    }

    [Test, Category("A7")]
    public async Task A_process_that_dies_between_mark_and_delete_leaves_nothing_that_lies()
    {
        await DeliverAsync();
        _rig.Time.Advance(Day);
        _rig.Disk.BeforeDelete = _ => throw new OperationCanceledException("the process died here");
        Assert.That(async () => await SweepAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(1));
        Assert.That((await _rig.FindAsync(Study)).Removals.ImagesAt, Is.Not.Null, "removed is what is said");
        using var restarted = _rig.Restart();

        var recovered = await restarted.Recovery.RunAsync(CancellationToken.None);
        await restarted.Sweep.RunAsync(CancellationToken.None);

        Assert.That(recovered, Is.EqualTo(new RecoveryReport(0, 0, 0)));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Is.Empty);
        Assert.That(await TimelineAsync(), Has.One.EqualTo("Images removed by retention (1)"));
    }

    [Test]
    public async Task A_disk_that_fails_stops_no_other_study_and_is_tried_again()
    {
        await DeliverAsync();
        await DeliverAsync("4.5.6", "4.5.6.1");
        _rig.Time.Advance(Day);
        var first = (await _rig.FindAsync(Study)).Instances.Single().Sha256;
        _rig.Disk.BeforeDelete = path =>
        {
            if (path.Contains(first, StringComparison.Ordinal)) throw new IOException("no");
        };

        var failed = await SweepAsync();
        _rig.Disk.BeforeDelete = _ => { };
        var again = await SweepAsync();

        Assert.That((failed.Failed, failed[RetentionKind.Images].Count), Is.EqualTo((1, 1)));
        Assert.That((again.Failed, again[RetentionKind.Images].Count), Is.EqualTo((0, 1)));
    }

    [Test, Category("A7")]
    public async Task A_file_of_a_removed_image_that_is_there_nevertheless_is_not_adopted_but_deleted()
    {
        var path = _rig.Folder.Absolute((await DeliverAsync()).RelativePath);
        var bytes = await File.ReadAllBytesAsync(path);
        await RemoveAsync();
        await File.WriteAllBytesAsync(path, bytes);

        var recovered = await _rig.Recovery.RunAsync(CancellationToken.None);
        var tally = await SweepAsync();

        Assert.That(recovered, Is.EqualTo(new RecoveryReport(0, 0, 0)));
        Assert.That(tally[RetentionKind.Images].Count, Is.EqualTo(1));
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public async Task A_file_that_a_kept_row_names_too_stays()
    {
        var stored = await DeliverAsync();
        var other = stored with { StudyInstanceUid = "4.5.6", SopInstanceUid = "4.5.6.1" };
        await _rig.Database.WriteAsync(
            WriteKey.None,
            db =>
            {
                db.Instances.Add(InstanceRows.ToRow(other, new ImageDescription(), 1));
                return Task.FromResult(true);
            },
            CancellationToken.None);

        var tally = await RemoveAsync();

        Assert.That(tally.IsEmpty);
        Assert.That(File.Exists(_rig.Folder.Absolute(stored.RelativePath)));
        Assert.That((await _rig.FindAsync(Study)).Removals.ImagesAt, Is.Not.Null);
    }

    [Test, Category("B4")]
    public async Task The_same_object_sent_again_is_stored_again_as_the_same_version_and_judged()
    {
        var stored = await DeliverAsync();
        await RemoveAsync();

        var again = await _rig.SendAsync(Study, Image);

        Assert.That(again.Result, Is.EqualTo(StoreResult.Stored));
        Assert.That(File.Exists(_rig.Folder.Absolute(stored.RelativePath)));
        await SettleAndAdvanceAsync();
        var study = await _rig.FindAsync(Study);
        Assert.That((study.Instances.Count, study.Summary.ImageCount, study.Removals.ImagesAt), Is.EqualTo((1, 1, (DateTimeOffset?)null)));
        Assert.That(study.Snapshot!.Images.Single().ExcludedBecause, Is.Null);
        Assert.That((study.Report!.Version, study.Report.Predecessor), Is.EqualTo((2, (int?)1)));
        var row = await _rig.Database.ReadAsync(db => db.Instances.SingleAsync(), CancellationToken.None);
        Assert.That((row.Version, row.RemovedAt), Is.EqualTo((1, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task An_object_that_comes_again_while_its_file_is_deleted_is_there_afterwards()
    {
        var stored = await DeliverAsync();
        _rig.Time.Advance(Day);
        Task<StoreOutcome>? sending = null;
        _rig.Disk.BeforeDelete = _ => sending ??= _rig.SendAsync(Study, Image);

        await SweepAsync();
        var outcome = await sending!;

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.Stored));
        Assert.That(File.Exists(_rig.Folder.Absolute(stored.RelativePath)));
        Assert.That((await _rig.FindAsync(Study)).Removals.ImagesAt, Is.Null);
    }

    [Test]
    public async Task An_object_that_comes_again_between_mark_and_delete_is_not_deleted()
    {
        var stored = await DeliverAsync();
        _rig.Time.Advance(Day);
        await _rig.Removals.MarkAsync(Study, CancellationToken.None);

        var outcome = await _rig.SendAsync(Study, Image);
        var deleted = await _rig.Removals.DeleteAsync(Study, CancellationToken.None);

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.Stored));
        Assert.That(deleted.IsEmpty);
        Assert.That(File.Exists(_rig.Folder.Absolute(stored.RelativePath)));
    }

    [Test]
    public async Task A_removal_whose_return_could_not_be_written_down_stays_a_removal()
    {
        var stored = await DeliverAsync();
        await RemoveAsync();
        _rig.Disk.AfterPublish = _ => throw new IOException("the process died here");
        Assert.That((await _rig.SendAsync(Study, Image)).IsSafe, Is.False);
        _rig.Disk.AfterPublish = _ => { };
        using var restarted = _rig.Restart();

        await restarted.Recovery.RunAsync(CancellationToken.None);
        Assert.That((await restarted.FindAsync(Study)).Removals.ImagesAt, Is.Not.Null);
        Assert.That((await restarted.SendAsync(Study, Image)).Result, Is.EqualTo(StoreResult.Stored));
        Assert.That(File.Exists(_rig.Folder.Absolute(stored.RelativePath)));
    }

    [Test, Category("B4")]
    public async Task A_late_image_is_judged_without_those_that_are_gone()
    {
        await DeliverAsync();
        await RemoveAsync();

        await _rig.SettleAsync(Study, "1.2.3.2");
        await _rig.AdvanceAsync(Study);

        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That(study.Snapshot!.Images[0].ExcludedBecause, Is.EqualTo("Removed by retention on 2026-11-22: the image is not here any more."));
        Assert.That(study.Snapshot.Images[1].ExcludedBecause, Is.Null);
        _rig.Time.Advance(Day);
        Assert.That((await SweepAsync())[RetentionKind.Images].Count, Is.EqualTo(1), "the late one has its own time");
    }

    [Test, Category("A11")]
    public async Task What_was_committed_to_stays_unless_it_is_set_otherwise()
    {
        await DeliverAsync();
        var (_, told) = await CommitAsync(await new CommitmentJudge(_rig.Database, _rig.Folder).JudgeAsync(Request, CancellationToken.None));
        Assert.That(told.Committed, Has.Count.EqualTo(1));

        Assert.That((await RemoveAsync()).IsEmpty);
        _rig.Retention.RemoveCommitted = true;
        Assert.That((await SweepAsync())[RetentionKind.Images].Count, Is.EqualTo(1));
    }

    [Test, Category("A11")]
    public async Task What_was_removed_is_answered_no_such_object()
    {
        await DeliverAsync();
        var judge = new CommitmentJudge(_rig.Database, _rig.Folder);
        var before = await judge.JudgeAsync(Request, CancellationToken.None);
        await RemoveAsync();

        var after = await judge.JudgeAsync(Request, CancellationToken.None);
        var (_, meanwhile) = await CommitAsync(before);

        Assert.That(after.Failed.Single().Reason, Is.EqualTo(StorageCommitmentFailureReason.NoSuchObjectInstance));
        Assert.That(before.Committed, Has.Count.EqualTo(1));
        Assert.That(meanwhile.Committed, Is.Empty, "removed between judging and telling");
        Assert.That(meanwhile.Failed.Single().Reason, Is.EqualTo(StorageCommitmentFailureReason.NoSuchObjectInstance));
    }

    [Test]
    public async Task Pictures_go_and_those_of_a_later_snapshot_stay()
    {
        (_rig.Retention.Images, _rig.Retention.Pictures) = (TimeSpan.Zero, Day);
        await DeliverAsync();

        Assert.That((await RemoveAsync())[RetentionKind.Pictures], Is.EqualTo((1L, 3L)));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Results), Is.Empty);
        await _rig.SettleAsync(Study, "1.2.3.2");
        await _rig.AdvanceAsync(Study);
        await _rig.Removals.DeleteAgainAsync(Study, CancellationToken.None);
        await SweepAsync();

        var study = await _rig.FindAsync(Study);
        Assert.That((study.Removals.PicturesOf(1) is null, study.Removals.PicturesOf(2) is null), Is.EqualTo((false, true)));
        Assert.That(_rig.Results.ReadHeatmap(Study, 2, "right-1"), Is.Not.Null);
    }

    [TestCase(true, 0), TestCase(false, 2)]
    public async Task Report_files_go_from_our_own_folder_only(bool own, int left)
    {
        (_rig.Retention.Images, _rig.Retention.Reports) = (TimeSpan.Zero, Day);
        await DeliverAsync();
        _rig.Time.Advance(Day);
        var files = new RetentionFiles(_rig.Folder, _rig.Disk);
        var ledger = new RetentionLedger(_rig.Database, files, _rig.Retention, own, _rig.Time);

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

        Assert.That((await SweepAsync())[RetentionKind.Quarantine].Count, Is.EqualTo(1));

        var row = await _rig.Database.ReadAsync(db => db.QuarantinedObjects.SingleAsync(), CancellationToken.None);
        Assert.That((row.RemovedAt is null, row.DeletedAt is null, row.Reason.Length > 0), Is.EqualTo((false, false, true)));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Quarantine), Is.Empty);
        Assert.That(await _rig.Quarantine.CountAsync(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task A_record_goes_last_and_the_study_begins_anew_when_it_comes_again()
    {
        (_rig.Retention.Pictures, _rig.Retention.Reports, _rig.Retention.Records) = (Day, Day, Day * 2);
        await DeliverAsync();

        Assert.That((await RemoveAsync())[RetentionKind.Records].Count, Is.Zero);
        Assert.That((await RemoveAsync())[RetentionKind.Records].Count, Is.EqualTo(1));

        Assert.That(await _rig.Queries.FindAsync(Study, CancellationToken.None), Is.Null);
        Assert.That(await TimelineAsync(), Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(_rig.Folder.Results).Concat(Directory.EnumerateFileSystemEntries(_rig.Folder.Reports)), Is.Empty);
        await DeliverAsync();
        Assert.That((await _rig.FindAsync(Study)).Report!.Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Two_services_that_sweep_at_once_remove_once()
    {
        await DeliverAsync();
        _rig.Time.Advance(Day);
        using var other = _rig.Restart();
        other.Retention.Images = Day;

        var tallies = await Task.WhenAll(SweepAsync(), other.Sweep.RunAsync(CancellationToken.None));

        Assert.That(tallies.Sum(tally => tally[RetentionKind.Images].Count), Is.EqualTo(1));
        Assert.That(tallies.Sum(tally => tally.Failed), Is.Zero);
        Assert.That(await TimelineAsync(), Has.One.EqualTo("Images removed by retention (1)"));
    }

    [Test]
    public async Task A_plan_says_what_would_go_and_changes_nothing()
    {
        (_rig.Retention.Pictures, _rig.Retention.Reports, _rig.Retention.Records) = (Day, Day, Day);
        await DeliverAsync();
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
        await DeliverAsync();
        _rig.Disk.Free = 0;

        Assert.That((await SweepAsync()).IsEmpty);
        Assert.That((await _rig.SendAsync(Study, "1.2.3.2")).Result, Is.EqualTo(StoreResult.NoResources));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Instances), Has.Length.EqualTo(1));
    }

    private Task<RetentionTally> SweepAsync() => _rig.Sweep.RunAsync(CancellationToken.None);

    private Task<RetentionTally> RemoveAsync()
    {
        _rig.Time.Advance(Day);
        return SweepAsync();
    }

    private async Task<StoredInstance> DeliverAsync(string study = Study, string image = Image)
    {
        await _rig.SettleAsync(study, image);
        await _rig.AdvanceAsync(study);
        return (await _rig.FindAsync(study)).Instances.Single();
    }

    private async Task SettleAndAdvanceAsync()
    {
        _rig.Time.Advance(_rig.Assembly.QuietPeriod);
        await _rig.Pipeline.AssembleAsync(CancellationToken.None);
        await _rig.AdvanceAsync(Study);
    }

    private async Task<IEnumerable<string>> TimelineAsync() =>
        (await _rig.Queries.TimelineAsync(Study, CancellationToken.None)).Select(entry => entry.What);

    private Task<(long Id, StorageCommitmentResult Result)> CommitAsync(StorageCommitmentResult judged) =>
        new CommitmentLedger(_rig.Database, _rig.Folder, _rig.Time).AddAsync(
            new CommitmentRow
            {
                TransactionUid = judged.TransactionUid, CallingAeTitle = "MODALITY", CalledAeTitle = "HIPAI", Source = "", Node = "node", ResultJson = "",
                ReceivedAt = _rig.Time.GetUtcNow(),
            },
            judged);
}
