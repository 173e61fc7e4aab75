using HipAi.Scp.Tests.Support;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Pipeline;

/// <summary>A person's text stands; what the machine writes later is offered and never delivered over it (requirement B4).</summary>
[Category("B4")]
internal sealed class PersonsTextTests
{
    private const string Study = "1.2.3";
    private static readonly ReportSection[] Mine = [new("FINDINGS", "Mine.")];

    private ScpRig _rig = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _rig = new ScpRig();
        await RunAsync("1.2.3.1");
    }

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task A_late_image_makes_a_version_that_names_its_predecessor()
    {
        await RunAsync("1.2.3.2");

        var reports = await _rig.Queries.ReportsAsync(Study, CancellationToken.None);
        Assert.That(reports.Select(report => (report.Version, report.Predecessor, report.Author)), Is.EqualTo(new[]
        {
            (1, (int?)null, ReportAuthor.Machine), (2, 1, ReportAuthor.Machine),
        }));
        var json = await File.ReadAllTextAsync(Path.Combine(_rig.Folder.Reports, Study, "report-v2.json"));
        Assert.That(json, Does.Contain("\"predecessor\": 1"));
    }

    [Test]
    public async Task A_persons_text_reviews_a_delivered_study_and_stands()
    {
        var edited = await EditAsync(1);

        var study = await _rig.FindAsync(Study);
        Assert.That((edited!.Version, edited.Predecessor), Is.EqualTo((2, (int?)1)));
        Assert.That((study.Summary.State, study.Report!.Version, study.Offered), Is.EqualTo((StudyState.Reviewed, 2, (PreliminaryReport?)null)));
        Assert.That((await _rig.Queries.ReportsAsync(Study, CancellationToken.None))[0].Author, Is.EqualTo(ReportAuthor.Machine), "the draft is kept");
    }

    [Test]
    public async Task Two_people_do_not_overwrite_each_other()
    {
        Assert.That(await EditAsync(1), Is.Not.Null);
        Assert.That(await EditAsync(1), Is.Null, "version 2 stands by now");
        Assert.That((await EditAsync(2))!.Version, Is.EqualTo(3));
        Assert.That(await _rig.Queries.ReportsAsync(Study, CancellationToken.None), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_later_draft_is_offered_and_not_delivered()
    {
        await EditAsync(1);
        await RunAsync("1.2.3.2");

        var study = await _rig.FindAsync(Study);
        Assert.That((study.Report!.Version, study.Offered!.Version, study.Offered.Predecessor), Is.EqualTo((2, 3, (int?)1)));
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Reviewed));
        Assert.That(File.Exists(Path.Combine(_rig.Folder.Reports, Study, "report-v3.txt")), Is.False);
        var timeline = await _rig.Queries.TimelineAsync(Study, CancellationToken.None);
        Assert.That(timeline.Select(entry => entry.What), Does.Contain("Report version 3 offered, not delivered, since a person's text stands"));
    }

    [Test]
    public async Task A_person_who_takes_the_offer_up_has_the_text_that_stands()
    {
        await EditAsync(1);
        await RunAsync("1.2.3.2");

        await EditAsync(2);

        var study = await _rig.FindAsync(Study);
        Assert.That((study.Report!.Version, study.Offered), Is.EqualTo((4, (PreliminaryReport?)null)));
    }

    [Test]
    public async Task A_text_that_is_written_while_a_late_image_is_judged_is_not_overwritten()
    {
        _rig.Fakes.BeforeCompose = _ =>
        {
            _rig.Fakes.BeforeCompose = _ => { };
            EditAsync(1).GetAwaiter().GetResult();
        };
        await RunAsync("1.2.3.2");
        _rig.Time.Advance(_rig.PipelineOptions.RetryDelay);
        await _rig.AdvanceAsync(Study);

        var study = await _rig.FindAsync(Study);
        Assert.That((study.Report!.Version, study.Report.Author, study.Offered!.Version), Is.EqualTo((2, ReportAuthor.Person, 3)));
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Reviewed));
    }

    [Test]
    public async Task A_held_study_takes_no_text()
    {
        await _rig.SendAsync(Study, "1.2.3.2", FakeFormat.Of(new PatientIdentity("ROE^RICHARD", "ID2", "", "19400101", "M")));

        Assert.That(await EditAsync(1), Is.Null);
    }

    [Test, Category("H7")]
    public async Task A_text_that_was_not_delivered_keeps_the_images()
    {
        _rig.Retention.Images = TimeSpan.FromDays(1);
        await EditAsync(1);
        _rig.Time.Advance(TimeSpan.FromDays(1000));

        Assert.That((await _rig.Sweep.RunAsync(CancellationToken.None)).IsEmpty);
    }

    private Task<PreliminaryReport?> EditAsync(int version) =>
        _rig.Ledger.RecordEditAsync(Study, version, Mine, _rig.Time.GetUtcNow(), CancellationToken.None);

    private async Task RunAsync(string image)
    {
        await _rig.SettleAsync(Study, image);
        await _rig.AdvanceAsync(Study);
    }
}
