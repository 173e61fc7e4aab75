using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Retention;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Storage;

/// <summary>What comes again after its removal is here again, whatever it meets (requirements H7, B4).</summary>
[Category("H7")]
internal sealed class RetentionReturnTests
{
    private const string Study = RetentionDriver.Study;
    private const string Image = RetentionDriver.Image;
    private static readonly TimeSpan Day = RetentionDriver.Day;

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

    [Test, Category("B4")]
    public async Task The_same_object_sent_again_is_stored_again_as_the_same_version_and_judged()
    {
        var stored = await _retention.DeliverAsync();
        await _retention.RemoveAsync();

        var again = await _rig.SendAsync(Study, Image);

        Assert.That(again.Result, Is.EqualTo(StoreResult.Stored));
        Assert.That(File.Exists(_rig.Folder.Absolute(stored.RelativePath)));
        await _retention.SettleAndAdvanceAsync();
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
        var stored = await _retention.DeliverAsync();
        _rig.Time.Advance(Day);
        Task<StoreOutcome>? sending = null;
        _rig.Disk.BeforeDelete = _ => sending ??= _rig.SendAsync(Study, Image);

        await _retention.SweepAsync();
        var outcome = await sending!;

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.Stored));
        Assert.That(File.Exists(_rig.Folder.Absolute(stored.RelativePath)));
        Assert.That((await _rig.FindAsync(Study)).Removals.ImagesAt, Is.Null);
    }

    [Test]
    public async Task An_object_that_comes_again_between_mark_and_delete_is_not_deleted()
    {
        var stored = await _retention.DeliverAsync();
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
        var stored = await _retention.DeliverAsync();
        await _retention.RemoveAsync();
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
        await _retention.DeliverAsync();
        await _retention.RemoveAsync();

        await _rig.SettleAsync(Study, "1.2.3.2");
        await _rig.AdvanceAsync(Study);

        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That(study.Snapshot!.Images[0].ExcludedBecause, Is.EqualTo("Removed by retention on 2026-11-22: the image is not here any more."));
        Assert.That(study.Snapshot.Images[1].ExcludedBecause, Is.Null);
        _rig.Time.Advance(Day);
        Assert.That((await _retention.SweepAsync())[RetentionKind.Images].Count, Is.EqualTo(1), "the late one has its own time");
    }

    [Test]
    public async Task A_record_goes_last_and_the_study_begins_anew_when_it_comes_again()
    {
        (_rig.Retention.Pictures, _rig.Retention.Reports, _rig.Retention.Records) = (Day, Day, Day * 2);
        await _retention.DeliverAsync();

        Assert.That((await _retention.RemoveAsync())[RetentionKind.Records].Count, Is.Zero);
        Assert.That((await _retention.RemoveAsync())[RetentionKind.Records].Count, Is.EqualTo(1));

        Assert.That(await _rig.Queries.FindAsync(Study, CancellationToken.None), Is.Null);
        Assert.That(await _retention.TimelineAsync(), Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(_rig.Folder.Results).Concat(Directory.EnumerateFileSystemEntries(_rig.Folder.Reports)), Is.Empty);
        await _retention.DeliverAsync();
        Assert.That((await _rig.FindAsync(Study)).Report!.Version, Is.EqualTo(1));
    }
}
