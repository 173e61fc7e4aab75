using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Pipeline;

/// <summary>A closed study goes on from its last record, whatever happened before.</summary>
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
internal sealed class StudyPipelineTests(RigDatabase database)
{
    private const string Study = "1.2.3";

    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ScpRig(database);

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task The_whole_sentence_leaves_one_record_per_arrow()
    {
        await _rig.SettleAsync(Study);
        await _rig.AdvanceAsync(Study);

        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That(study.Snapshot!.Revision, Is.EqualTo(1));
        Assert.That(study.Prediction!.Hips.Single().Class, Is.EqualTo(HardwareClass.TotalHipArthroplasty));
        Assert.That(study.Prediction.Hips.Single().Votes.Single().Probabilities, Has.Count.EqualTo(9));
        Assert.That(study.Report!.Version, Is.EqualTo(1));
        Assert.That(_rig.Results.ReadHeatmap(Study, 1, "right-1"), Is.EqualTo(new byte[] { 1, 2, 3 }));
        var delivery = await _rig.Database.ReadAsync(db => db.Deliveries.SingleAsync(), CancellationToken.None);
        Assert.That(delivery.Version, Is.EqualTo(1));
    }

    [Test, Category("H1")]
    public async Task The_timeline_tells_the_sentence()
    {
        await _rig.SettleAsync(Study);
        await _rig.AdvanceAsync(Study);

        var timeline = await _rig.Queries.TimelineAsync(Study, CancellationToken.None);
        Assert.That(timeline.Select(e => e.What.Split(' ')[0]), Is.EqualTo(new[] { "Image", "Closed", "Judged", "Report", "Report" }));
    }

    [Test, Category("A7")]
    public async Task A_restart_goes_on_after_the_snapshot()
    {
        await _rig.SettleAsync(Study);
        await AssertFinishedAfterRestart(judged: 1, composed: 1);
    }

    [Test, Category("A7")]
    public async Task A_restart_goes_on_after_the_prediction_without_judging_again()
    {
        await _rig.SettleAsync(Study);
        await StopAt(() => _rig.Fakes.BeforeCompose = _ => throw new OperationCanceledException());
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Inferred));
        await AssertFinishedAfterRestart(judged: 0, composed: 1);
    }

    [Test, Category("A7")]
    public async Task A_restart_goes_on_after_the_report_without_composing_again()
    {
        await _rig.SettleAsync(Study);
        await StopAt(() => _rig.Disk.BeforePublish = (_, to) => StopIf(to.Contains("report-v", StringComparison.Ordinal)));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Composed));
        await AssertFinishedAfterRestart(judged: 0, composed: 0);
    }

    [Test, Category("A7")]
    public async Task A_restart_between_file_and_receipt_delivers_the_same_bytes_again()
    {
        await _rig.SettleAsync(Study);
        await StopAt(() => _rig.Disk.AfterPublish = to => StopIf(to.EndsWith("report-v1.json", StringComparison.Ordinal)));
        var before = await File.ReadAllBytesAsync(Path.Combine(_rig.Folder.Reports, Study, "report-v1.json"));
        await AssertFinishedAfterRestart(judged: 0, composed: 0);
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(_rig.Folder.Reports, Study, "report-v1.json")), Is.EqualTo(before));
    }

    [Test]
    public async Task A_study_that_fails_is_tried_again_with_growing_waits_and_then_quarantined()
    {
        _rig.Fakes.BeforeJudge = _ => throw new InvalidOperationException("no pixels");
        await _rig.SettleAsync(Study);

        Assert.That(await _rig.AdvanceAsync(Study));
        Assert.That(await NextAsync(), Is.EqualTo(_rig.Time.GetUtcNow().AddSeconds(5)));
        Assert.That(await _rig.AdvanceAsync(Study), Is.False, "not before its time");
        _rig.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(await _rig.AdvanceAsync(Study));
        Assert.That(await NextAsync(), Is.EqualTo(_rig.Time.GetUtcNow().AddSeconds(10)));
        _rig.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await _rig.AdvanceAsync(Study));
        Assert.That(await NextAsync(), Is.Null);

        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Quarantined));
        Assert.That(study.Summary.Reason, Is.EqualTo("After Settled: no pixels"));
        Assert.That(study.Instances, Has.Count.EqualTo(1), "nothing is removed");
    }

    [Test]
    public async Task A_failure_that_passes_leaves_no_trace_but_the_timeline()
    {
        _rig.Fakes.BeforeJudge = _ => throw new InvalidOperationException("not now");
        await _rig.SettleAsync(Study);
        await _rig.AdvanceAsync(Study);
        _rig.Fakes.BeforeJudge = _ => { };
        _rig.Time.Advance(TimeSpan.FromSeconds(5));
        await _rig.AdvanceAsync(Study);

        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That(study.Summary.Reason, Is.Null);
    }

    [Test]
    public async Task One_quarantined_study_does_not_hold_up_another()
    {
        _rig.Fakes.BeforeJudge = snapshot =>
        {
            if (snapshot.StudyInstanceUid == Study) throw new InvalidOperationException("no");
        };
        await _rig.SettleAsync(Study);
        await _rig.SettleAsync("4.5.6", "4.5.6.1");
        await _rig.AdvanceAsync(Study);
        await _rig.AdvanceAsync("4.5.6");

        Assert.That((await _rig.FindAsync("4.5.6")).Summary.State, Is.EqualTo(StudyState.Delivered));
    }

    [Test, Category("B4")]
    public async Task A_late_image_while_judging_makes_that_result_void()
    {
        await _rig.SettleAsync(Study);
        _rig.Fakes.BeforeJudge = _ =>
        {
            _rig.Fakes.BeforeJudge = _ => { };
            _rig.SendAsync(Study, "1.2.3.2").GetAwaiter().GetResult();
        };
        await _rig.AdvanceAsync(Study);
        var during = await _rig.FindAsync(Study);
        _rig.Time.Advance(_rig.Assembly.QuietPeriod);
        await _rig.Pipeline.AssembleAsync(CancellationToken.None);
        await _rig.AdvanceAsync(Study);

        var after = await _rig.FindAsync(Study);
        Assert.That(during.Summary.State, Is.EqualTo(StudyState.Receiving));
        Assert.That(during.Prediction, Is.Null);
        Assert.That(after.Prediction!.SnapshotRevision, Is.EqualTo(2));
        Assert.That(after.Report!.Version, Is.EqualTo(1), "one report, of all images");
    }

    [Test]
    public async Task A_late_image_takes_a_quarantined_study_up_again()
    {
        _rig.Fakes.BeforeJudge = _ => throw new InvalidOperationException("no");
        await _rig.SettleAsync(Study);
        for (var i = 0; i < 3; i++)
        {
            await _rig.AdvanceAsync(Study);
            _rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Quarantined));
        _rig.Fakes.BeforeJudge = _ => { };
        await _rig.SettleAsync(Study, "1.2.3.2");
        await _rig.AdvanceAsync(Study);
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Delivered));
    }

    private Task<DateTimeOffset?> NextAsync() => _rig.Claims.NextAsync(CancellationToken.None);

    private static void StopIf(bool here)
    {
        if (here) throw new OperationCanceledException();
    }

    /// <summary>The process stops in the middle of a stage: what was not committed is gone.</summary>
    private async Task StopAt(Action where)
    {
        where();
        Assert.That(
            async () => await _rig.AdvanceAsync(Study), Throws.InstanceOf<OperationCanceledException>());
        await Task.CompletedTask;
    }

    private async Task AssertFinishedAfterRestart(int judged, int composed)
    {
        using var restarted = _rig.Restart();
        await restarted.Claims.ReleaseOwnAsync(CancellationToken.None);
        await restarted.AdvanceAsync(Study);
        Assert.That((await restarted.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That((restarted.Fakes.Judged, restarted.Fakes.Composed), Is.EqualTo((judged, composed)));
        Assert.That(await restarted.Queries.ReportsAsync(Study, CancellationToken.None), Has.Count.EqualTo(1));
    }
}
