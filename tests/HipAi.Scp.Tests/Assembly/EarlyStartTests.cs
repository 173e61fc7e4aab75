using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Assembly;

/// <summary>A study that has the views of a report does not wait for the quiet period (requirement B2).</summary>
[Category("B2")]
internal sealed class EarlyStartTests
{
    private const string Study = "1.2.3";

    private static readonly string Pelvis = FakeFormat.Radiograph("B", "PELVIS AP");
    private static readonly string Ap = FakeFormat.Radiograph("R", "HIP AP");
    private static readonly string Frog = FakeFormat.Radiograph("R", "HIP FROG LEG");

    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp()
    {
        _rig = new ScpRig();
        _rig.Assembly.EarlyStart = true;
        _rig.Assembly.SettleTime = TimeSpan.FromSeconds(5);
    }

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task A_pelvis_closes_its_study_after_the_settle_time_and_the_record_says_why()
    {
        await _rig.SendAsync(Study, "1", Pelvis);
        _rig.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.Empty);
        Assert.That(await _rig.Open.NextDueAsync(CancellationToken.None), Is.EqualTo(_rig.Time.GetUtcNow().AddSeconds(.1)));
        _rig.Time.Advance(TimeSpan.FromSeconds(.1));

        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.EqualTo(new[] { Study }));
        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.ClosedBecause, Is.EqualTo(ClosedBecause.ViewsComplete));
        Assert.That(study.Snapshot!.ClosedBecause, Is.EqualTo(ClosedBecause.ViewsComplete));
        var timeline = await _rig.Queries.TimelineAsync(Study, CancellationToken.None);
        Assert.That(timeline[^1].What, Is.EqualTo("Closed (views complete), 1 image: revision 1"));
    }

    [Test]
    public async Task The_second_view_of_a_hip_completes_it()
    {
        await _rig.SendAsync(Study, "1", Ap);
        _rig.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.Empty, "one view waits for the quiet period");
        await _rig.SendAsync(Study, "2", Frog);
        _rig.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.EqualTo(new[] { Study }));
        var views = (await _rig.FindAsync(Study)).Snapshot!.Images.Select(image => image.View.Value);
        Assert.That(views, Is.EqualTo(new[] { RadiographView.ApHip, RadiographView.FrogLegLateral }));
    }

    [Test, Category("B4")]
    public async Task A_later_image_runs_the_study_again()
    {
        await _rig.SendAsync(Study, "1", Pelvis);
        await PassSettleTimeAsync();
        await _rig.SendAsync(Study, "2", Frog);
        await PassSettleTimeAsync();

        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That((study.Snapshot!.Revision, study.Report!.Version, study.Snapshot.Images.Count), Is.EqualTo((2, 2, 2)));
    }

    [Test]
    public async Task An_image_within_the_settle_time_is_waited_for()
    {
        await _rig.SendAsync(Study, "1", Pelvis);
        _rig.Time.Advance(TimeSpan.FromSeconds(4));
        await _rig.SendAsync(Study, "2", Frog);
        _rig.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.Empty);
        await PassSettleTimeAsync();

        Assert.That((await _rig.FindAsync(Study)).Snapshot!.Images, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_restart_with_other_settings_keeps_time_and_reason()
    {
        await _rig.SendAsync(Study, "1", Pelvis);
        using var restarted = _rig.Restart();
        _rig.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(restarted.Assembly.EarlyStart, Is.False);
        Assert.That(await restarted.Pipeline.AssembleAsync(CancellationToken.None), Is.EqualTo(new[] { Study }));
        Assert.That((await restarted.FindAsync(Study)).Summary.ClosedBecause, Is.EqualTo(ClosedBecause.ViewsComplete));
    }

    [Test]
    public async Task A_replaced_image_completes_nothing()
    {
        await _rig.SendAsync(Study, "1", Ap);
        await _rig.SendAsync(Study, "2", Frog);
        await _rig.SendAsync(Study, "2", FakeFormat.Radiograph("R", "HIP AP"));
        _rig.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.Empty, "two AP images are left");
    }

    [Test]
    public async Task Without_the_setting_the_quiet_period_counts()
    {
        _rig.Assembly.EarlyStart = false;
        await _rig.SendAsync(Study, "1", Pelvis);
        _rig.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.Empty);
        _rig.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.EqualTo(new[] { Study }));
        Assert.That((await _rig.FindAsync(Study)).Summary.ClosedBecause, Is.EqualTo(ClosedBecause.QuietPeriod));
    }

    [Test]
    public async Task An_earlier_row_that_cannot_be_read_does_not_refuse_the_next_image()
    {
        await _rig.SendAsync(Study, "1", Ap);
        await _rig.Database.WriteAsync(
            WriteKey.None,
            async db =>
            {
                await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                    db.Database, "UPDATE Instances SET DescriptionJson = 'rubbish'");
                return true;
            },
            CancellationToken.None);

        Assert.That((await _rig.SendAsync(Study, "2", Frog)).IsSafe);
    }

    private async Task PassSettleTimeAsync()
    {
        _rig.Time.Advance(TimeSpan.FromSeconds(5));
        await _rig.Pipeline.AssembleAsync(CancellationToken.None);
        await _rig.AdvanceAsync(Study);
    }
}
