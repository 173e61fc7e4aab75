using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Storage;

/// <summary>A study whose images do not name one patient gets no report, whatever comes after (requirement A10).</summary>
[Category("A10")]
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
internal sealed class PatientHoldTests(RigDatabase database)
{
    private const string Study = "1.2.3";

    private static readonly PatientIdentity Jane = new("DOE^JANE", "ID1", "", "19500101", "F");
    private static readonly PatientIdentity John = Jane with { PatientName = "ROE^JOHN", PatientId = "ID2" };

    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ScpRig(database);

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task An_image_of_another_patient_is_kept_and_the_study_held_without_a_report()
    {
        await _rig.SendAsync(Study, "1", FakeFormat.Of(Jane));
        var outcome = await _rig.SendAsync(Study, "2", FakeFormat.Of(John));
        await WorkAsync();

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.Stored));
        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Held));
        Assert.That(study.Summary.Reason, Is.EqualTo(
            "The images do not name one patient: they differ in Patient ID (0010,0020), Patient's Name (0010,0010). No report is made until a person resolves it."));
        Assert.That(outcome.HeldBecause, Is.EqualTo(study.Summary.Reason));
        Assert.That(study.Instances, Has.Count.EqualTo(2), "nothing is lost");
        Assert.That(study.Summary.ImageCount, Is.EqualTo(2));
        Assert.That((study.Snapshot, study.Report), Is.EqualTo(((StudySnapshot?)null, (PreliminaryReport?)null)));
        Assert.That(ScpRig.FilesIn(_rig.Folder.Reports), Is.Empty);
    }

    [Test]
    public async Task A_later_image_of_the_right_patient_is_kept_and_releases_nothing()
    {
        await _rig.SendAsync(Study, "1", FakeFormat.Of(Jane));
        await _rig.SendAsync(Study, "2", FakeFormat.Of(John));
        using var restarted = _rig.Restart();
        var outcome = await restarted.SendAsync(Study, "3", FakeFormat.Of(Jane));
        await WorkAsync();

        Assert.That((outcome.Result, outcome.HeldBecause), Is.EqualTo((StoreResult.Stored, (string?)null)), "held before, said once");
        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Held));
        Assert.That(study.Summary.ImageCount, Is.EqualTo(3));
        Assert.That(study.Summary.LastReceivedAt, Is.EqualTo(outcome.Instance!.ReceivedAt));
        Assert.That(study.Report, Is.Null);
    }

    [Test]
    public async Task What_was_delivered_before_stays_and_is_said_to_be_in_doubt()
    {
        await _rig.SendAsync(Study, "1", FakeFormat.Of(Jane));
        await WorkAsync();
        await _rig.SendAsync(Study, "2", FakeFormat.Of(John));
        await WorkAsync();

        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Held));
        Assert.That(study.Summary.Reason, Does.EndWith("A report of this study was delivered before: it may be of the wrong patient."));
        Assert.That(await _rig.Queries.ReportsAsync(Study, CancellationToken.None), Has.Count.EqualTo(1), "no second version");
        var timeline = await _rig.Queries.TimelineAsync(Study, CancellationToken.None);
        Assert.That(timeline.Select(e => e.What), Has.Some.EqualTo("A report of this study was delivered before: it may be of the wrong patient."));
        Assert.That(timeline.Select(e => e.What), Has.Some.EqualTo(
            "Image 2 differs from the study's patient in Patient ID (0010,0020), Patient's Name (0010,0010): held"));
    }

    [TestCase(StudyState.Settled)]
    [TestCase(StudyState.Inferred)]
    public async Task A_study_held_while_it_is_worked_on_gets_no_report(StudyState during)
    {
        await _rig.SettleAsync(Study, "1", FakeFormat.Of(Jane));
        void Arrive(StudyState state)
        {
            if (state == during) _rig.SendAsync(Study, "2", FakeFormat.Of(John)).GetAwaiter().GetResult();
        }

        _rig.Fakes.BeforeJudge = _ => Arrive(StudyState.Settled);
        _rig.Fakes.BeforeCompose = _ => Arrive(StudyState.Inferred);
        await WorkAsync();

        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Held));
        Assert.That(study.Report, Is.Null);
        Assert.That(ScpRig.FilesIn(_rig.Folder.Reports), Is.Empty);
    }

    [Test]
    public async Task The_same_uid_of_another_patient_holds_the_study()
    {
        await _rig.SendAsync(Study, "1", FakeFormat.Of(Jane));
        var outcome = await _rig.SendAsync(Study, "1", FakeFormat.Of(John));

        Assert.That(outcome.Result, Is.EqualTo(StoreResult.ChangedDuplicate));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Held));
    }

    [Test]
    public async Task A_missing_value_holds_nothing_but_the_timeline_says_that_it_was_not_compared()
    {
        await _rig.SendAsync(Study, "1", FakeFormat.Of(Jane with { PatientId = "" }));
        await _rig.SendAsync(Study, "2", FakeFormat.Of(Jane with { PatientName = "Doe^Jane" }));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Receiving));
        var timeline = await _rig.Queries.TimelineAsync(Study, CancellationToken.None);
        Assert.That(timeline[^1].What, Is.EqualTo("Image 2: not compared, since only one side has it: Patient ID (0010,0020)"));

        await _rig.SendAsync(Study, "3", FakeFormat.Of(Jane with { PatientId = "ID2" }));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Held), "compared with what the second image told");
    }

    [Test]
    public async Task Another_study_of_another_patient_is_nobodys_mismatch()
    {
        await _rig.SendAsync(Study, "1", FakeFormat.Of(Jane));
        await _rig.SendAsync("4.5.6", "2", FakeFormat.Of(John));
        await WorkAsync();

        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Delivered));
    }

    [Test]
    public async Task An_image_found_at_start_holds_its_study_like_any_other()
    {
        await _rig.SendAsync(Study, "1", FakeFormat.Of(Jane));
        _rig.Disk.AfterPublish = _ => throw new IOException("the power fails");
        Assert.That((await _rig.SendAsync(Study, "2", FakeFormat.Of(John))).IsSafe, Is.False);
        using var restarted = _rig.Restart();
        await restarted.Recovery.RunAsync(CancellationToken.None);

        Assert.That((await restarted.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Held));
    }

    /// <summary>Lets the quiet period pass and takes the study as far as it goes.</summary>
    private async Task WorkAsync()
    {
        _rig.Time.Advance(_rig.Assembly.QuietPeriod);
        await _rig.Pipeline.AssembleAsync(CancellationToken.None);
        await _rig.AdvanceAsync(Study);
    }
}
