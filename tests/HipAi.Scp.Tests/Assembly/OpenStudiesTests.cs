using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Assembly;

/// <summary>When a study is closed, why, and what a late image does.</summary>
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
internal sealed class OpenStudiesTests(RigDatabase database)
{
    private const string Study = "1.2.3";

    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ScpRig(database);

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test, Category("B1")]
    public async Task A_study_closes_when_the_quiet_period_is_over_and_not_before()
    {
        await _rig.SendAsync(Study, "1");
        _rig.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.Empty);
        await _rig.SendAsync(Study, "2");
        _rig.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.Empty);
        Assert.That(await _rig.Open.NextDueAsync(CancellationToken.None), Is.EqualTo(_rig.Time.GetUtcNow().AddSeconds(1)));
        _rig.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.EqualTo(new[] { Study }));
        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Settled));
        Assert.That(study.Summary.ClosedBecause, Is.EqualTo(ClosedBecause.QuietPeriod));
        Assert.That(study.Snapshot!.Images.Select(i => i.Instance.SopInstanceUid), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(await _rig.Open.NextDueAsync(CancellationToken.None), Is.Null);
    }

    [Test, Category("B1")]
    public async Task Images_that_keep_coming_are_cut_off_by_the_cap()
    {
        for (var i = 1; i <= 30; i++)
        {
            await _rig.SendAsync(Study, $"{i}");
            _rig.Time.Advance(TimeSpan.FromSeconds(30));
            if (i < 30) Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.Empty);
        }

        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.EqualTo(new[] { Study }));
        Assert.That((await _rig.FindAsync(Study)).Snapshot!.ClosedBecause, Is.EqualTo(ClosedBecause.HardCap));
    }

    [Test, Category("B1")]
    public async Task A_restart_forgets_no_closing_time()
    {
        await _rig.SendAsync(Study, "1");
        using var restarted = _rig.Restart();
        _rig.Time.Advance(TimeSpan.FromHours(3));

        Assert.That(await restarted.Pipeline.AssembleAsync(CancellationToken.None), Is.EqualTo(new[] { Study }));
    }

    [Test, Category("B4")]
    public async Task A_late_image_makes_the_next_revision_and_changes_nothing_earlier()
    {
        await _rig.SettleAsync(Study, "1");
        await _rig.AdvanceAsync(Study);
        var first = await _rig.FindAsync(Study);

        await _rig.SettleAsync(Study, "2");
        await _rig.AdvanceAsync(Study);

        var second = await _rig.FindAsync(Study);
        Assert.That(first.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That(second.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That(second.Snapshot!.Revision, Is.EqualTo(2));
        Assert.That(second.Report!.Version, Is.EqualTo(2));
        Assert.That(second.Report.SnapshotRevision, Is.EqualTo(2));
        var reports = await _rig.Queries.ReportsAsync(Study, CancellationToken.None);
        Assert.That(reports[0].Text, Is.EqualTo(first.Report!.Text));
        Assert.That(reports[0].ComposedAt, Is.EqualTo(first.Report.ComposedAt));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Reports).Select(Path.GetFileName), Is.EquivalentTo(
            new[] { "report-v1.txt", "report-v1.json", "report-v2.txt", "report-v2.json" }));
    }

    [Test]
    public async Task One_study_that_cannot_be_closed_does_not_hold_up_the_others()
    {
        await _rig.SendAsync(Study, "1");
        await _rig.SendAsync("4.5.6", "2");
        await _rig.Database.WriteAsync(
            WriteKey.None,
            async db =>
            {
                await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                    db.Database, """UPDATE "Instances" SET "DescriptionJson" = 'rubbish' WHERE "StudyInstanceUid" = '1.2.3'""");
                return true;
            },
            CancellationToken.None);
        _rig.Time.Advance(_rig.Assembly.QuietPeriod);

        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.EqualTo(new[] { "4.5.6" }));
        var study = await _rig.Queries.ListAsync(10, CancellationToken.None);
        var bad = study.Single(s => s.StudyInstanceUid == Study);
        Assert.That(bad.State, Is.EqualTo(StudyState.Quarantined));
        Assert.That(bad.Reason, Does.Contain("ImageDescription"));
    }
}
