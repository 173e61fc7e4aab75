using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Release;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Storage;

/// <summary>A study that is set aside goes on as a person decides, and only then (requirements A10, B3).</summary>
[Category("A10")]
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
internal sealed class StudyReleaseTests(RigDatabase database)
{
    private const string Study = "1.2.3";

    private static readonly PatientIdentity Jane = new("DOE^JANE", "ID1", "", "19500101", "F");
    private static readonly PatientIdentity John = Jane with { PatientName = "ROE^JOHN", PatientId = "ID2" };
    private static readonly PatientIdentity Jim = Jane with { PatientName = "POE^JIM", PatientId = "ID3" };

    private ScpRig _rig = null!;
    private StudyRelease _release = null!;

    [SetUp]
    public void SetUp()
    {
        _rig = new ScpRig(database);
        _release = new StudyRelease(_rig.Database, _rig.Folder, _rig.Format, _rig.Time);
    }

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task The_images_of_the_other_patient_are_kept_out_and_the_others_are_judged()
    {
        await HoldAsync();

        Assert.That(await ExcludeAsync("2"), Is.EqualTo(ReleaseResult.Done));
        await WorkAsync();

        var study = await _rig.FindAsync(Study);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That((study.Summary.Reason, study.Summary.ClosedBecause), Is.EqualTo(((string?)null, ClosedBecause.Person)));
        Assert.That(study.Instances, Has.Count.EqualTo(2), "nothing is removed");
        Assert.That(study.Snapshot!.Images.Select(image => image.ExcludedBecause), Is.EqualTo(new[] { null, ReleaseRules.ExcludedBecause }));
        var timeline = await _rig.Queries.TimelineAsync(Study, CancellationToken.None);
        Assert.That(timeline.Select(entry => entry.What), Has.Some.EqualTo("olga decided: 1 image of another patient kept out of judging. Reason: wrong plate"));
        Assert.That(await AuditAsync(), Is.EqualTo(new[] { $"olga StudyReleased {Study} exclude: wrong plate" }));
    }

    [Test]
    public async Task The_patient_of_the_study_is_then_the_one_of_the_images_that_are_left()
    {
        await _rig.SendAsync(Study, "1", FakeFormat.Of(John));
        await _rig.SendAsync(Study, "2", FakeFormat.Of(Jane));
        await ExcludeAsync("1");
        await WorkAsync();

        Assert.That((await _rig.SendAsync(Study, "3", FakeFormat.Of(Jane, "another"))).HeldBecause, Is.Null, "Jane's is welcome");
        Assert.That((await _rig.SendAsync(Study, "4", FakeFormat.Of(John, "another"))).HeldBecause, Is.Not.Null, "John's holds it again");
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Held));
    }

    [Test]
    public async Task Images_that_a_person_confirms_to_be_of_one_patient_are_all_judged_and_later_ones_of_them_too()
    {
        await HoldAsync();

        Assert.That(await DecideAsync(ReleaseAction.SamePatient), Is.EqualTo(ReleaseResult.Done));
        await WorkAsync();
        var late = await _rig.SendAsync(Study, "3", FakeFormat.Of(John, "another"));
        await WorkAsync();

        Assert.That(late.HeldBecause, Is.Null);
        var study = await _rig.FindAsync(Study);
        Assert.That((study.Summary.State, study.Snapshot!.Images.Count), Is.EqualTo((StudyState.Delivered, 3)));
        Assert.That(study.Snapshot.Images.Select(image => image.ExcludedBecause), Is.All.Null);
        Assert.That((await _rig.SendAsync(Study, "4", FakeFormat.Of(Jim))).HeldBecause, Is.Not.Null, "nobody confirmed Jim");
        Assert.That((await _rig.SendAsync("9.9", "5", FakeFormat.Of(John))).HeldBecause, Is.Null);
    }

    [Test]
    public async Task A_confirmed_identity_does_not_vouch_for_one_that_says_less()
    {
        await HoldAsync();
        await DecideAsync(ReleaseAction.SamePatient);

        Assert.That((await _rig.SendAsync(Study, "3", FakeFormat.Of(John with { PatientId = "" }))).HeldBecause, Is.Not.Null);
    }

    [Test]
    public async Task What_would_still_be_of_two_patients_is_not_released()
    {
        await HoldAsync();
        await _rig.SendAsync(Study, "3", FakeFormat.Of(Jim));

        Assert.That(await ExcludeAsync("2"), Is.EqualTo(ReleaseResult.StillMixed));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Held));
        Assert.That(await ExcludeAsync("2", "3"), Is.EqualTo(ReleaseResult.Done));
    }

    [Test]
    public async Task An_image_that_came_since_was_not_decided_on()
    {
        await HoldAsync();
        var seen = await _release.ImagesAsync(Study, CancellationToken.None);
        await _rig.SendAsync(Study, "3", FakeFormat.Of(Jane));

        Assert.That(await DecideAsync(ReleaseAction.SamePatient, images: seen.Count), Is.EqualTo(ReleaseResult.ImagesCame));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Held));
        Assert.That(await AuditAsync(), Is.Empty, "what was not done is in no audit");
    }

    [Test]
    public async Task All_images_none_or_foreign_ones_cannot_be_kept_out()
    {
        await HoldAsync();

        Assert.That(await ExcludeAsync("1", "2"), Is.EqualTo(ReleaseResult.WrongImages));
        Assert.That(await ExcludeAsync(), Is.EqualTo(ReleaseResult.WrongImages));
        Assert.That(await DecideAsync(ReleaseAction.Exclude, excluded: ["no such hash"]), Is.EqualTo(ReleaseResult.WrongImages));
    }

    [Test]
    public async Task Other_bytes_of_the_same_uid_can_be_kept_out_and_the_first_are_judged()
    {
        await _rig.SendAsync(Study, "1", FakeFormat.Of(Jane));
        await _rig.SendAsync(Study, "1", FakeFormat.Of(John));
        var second = (await _release.ImagesAsync(Study, CancellationToken.None))[1];

        Assert.That(await DecideAsync(ReleaseAction.Exclude, excluded: [second.Instance.Sha256]), Is.EqualTo(ReleaseResult.Done));
        await WorkAsync();

        var images = (await _rig.FindAsync(Study)).Snapshot!.Images;
        Assert.That(images.Select(image => image.ExcludedBecause), Is.EqualTo(new[] { null, ReleaseRules.ExcludedBecause }));
        Assert.That(images[0].Conflicts, Is.Empty);
    }

    [Test, Category("H6")]
    public async Task Two_people_who_decide_at_once_do_not_both()
    {
        await HoldAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DecideAsync(ReleaseAction.SamePatient))));

        Assert.That(results.Count(result => result == ReleaseResult.Done), Is.EqualTo(1));
        Assert.That(results.Count(result => result == ReleaseResult.NotPossible), Is.EqualTo(3));
    }

    [Test, Category("H6")]
    public async Task A_node_that_still_works_on_the_study_records_nothing_any_more()
    {
        await _rig.SettleAsync(Study, "1", FakeFormat.Of(Jane));
        _rig.Fakes.BeforeJudge = _ =>
        {
            _rig.Fakes.BeforeJudge = _ => { };
            _rig.SendAsync(Study, "2", FakeFormat.Of(John)).GetAwaiter().GetResult();
            Assert.That(DecideAsync(ReleaseAction.SamePatient).GetAwaiter().GetResult(), Is.EqualTo(ReleaseResult.Done));
            _rig.Pipeline.AssembleAsync(CancellationToken.None).GetAwaiter().GetResult();
        };
        await _rig.AdvanceAsync(Study);
        await _rig.AdvanceAsync(Study);

        var study = await _rig.FindAsync(Study);
        Assert.That((study.Summary.State, study.Prediction!.SnapshotRevision), Is.EqualTo((StudyState.Delivered, 2)));
        Assert.That(await _rig.Queries.ReportsAsync(Study, CancellationToken.None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_quarantined_study_is_tried_again()
    {
        _rig.Fakes.BeforeJudge = _ => throw new InvalidOperationException("the model is ill");
        await _rig.SettleAsync(Study);
        for (var i = 0; i < _rig.PipelineOptions.MaximumAttempts; i++)
        {
            await _rig.AdvanceAsync(Study);
            _rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Quarantined));
        _rig.Fakes.BeforeJudge = _ => { };
        Assert.That(await DecideAsync(ReleaseAction.SamePatient, images: 1), Is.EqualTo(ReleaseResult.NotPossible));
        Assert.That(await DecideAsync(ReleaseAction.Retry, images: 1), Is.EqualTo(ReleaseResult.Done));
        await WorkAsync();

        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Delivered));
    }

    [Test]
    public async Task What_must_be_known_of_a_delivered_study_can_be_acknowledged_and_changes_nothing_else()
    {
        await _rig.SendAsync(Study, "1");
        await WorkAsync();
        await _rig.Database.WriteAsync(
            WriteKey.Study(Study), async db => (await db.Studies.SingleAsync(s => s.StudyInstanceUid == Study)).Reason = "discontinued afterwards", CancellationToken.None);

        Assert.That(await DecideAsync(ReleaseAction.Acknowledge, images: 1), Is.EqualTo(ReleaseResult.Done));

        var study = await _rig.FindAsync(Study);
        Assert.That((study.Summary.State, study.Summary.Reason, study.Snapshot!.Revision), Is.EqualTo((StudyState.Delivered, (string?)null, 1)));
    }

    [Test]
    public async Task A_study_that_is_not_set_aside_or_not_known_cannot_be_released()
    {
        await _rig.SendAsync(Study, "1");

        foreach (var action in Enum.GetValues<ReleaseAction>())
            Assert.That(await DecideAsync(action, images: 1), Is.EqualTo(ReleaseResult.NotPossible), $"{action}");
        Assert.That(await DecideAsync(ReleaseAction.Retry, study: "9.9"), Is.EqualTo(ReleaseResult.NotFound));
    }

    private async Task HoldAsync()
    {
        await _rig.SendAsync(Study, "1", FakeFormat.Of(Jane));
        await _rig.SendAsync(Study, "2", FakeFormat.Of(John));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Held));
    }

    private async Task<ReleaseResult> ExcludeAsync(params string[] instances) => await DecideAsync(
        ReleaseAction.Exclude,
        excluded: [.. (await _release.ImagesAsync(Study, CancellationToken.None))
            .Where(image => instances.Contains(image.Instance.SopInstanceUid)).Select(image => image.Instance.Sha256)]);

    private async Task<ReleaseResult> DecideAsync(ReleaseAction action, int? images = null, IReadOnlyList<string>? excluded = null, string study = Study) =>
        await _release.ReleaseAsync(
            study,
            new ReleaseRequest(action, "wrong plate", "olga", images ?? (await _release.ImagesAsync(study, CancellationToken.None)).Count, excluded ?? []),
            new AuditEntry("olga", AuditAction.StudyReleased, study, Detail: $"{action.Code()}: wrong plate"),
            CancellationToken.None);

    private async Task<IReadOnlyList<string>> AuditAsync() => await _rig.Database.ReadAsync(
        async db => (await db.Audit.ToListAsync()).ConvertAll(row => $"{row.Actor} {row.Action} {row.StudyInstanceUid} {row.Detail}"), CancellationToken.None);

    /// <summary>Lets the quiet period pass and takes the study as far as it goes.</summary>
    private async Task WorkAsync()
    {
        _rig.Time.Advance(_rig.Assembly.QuietPeriod);
        await _rig.Pipeline.AssembleAsync(CancellationToken.None);
        await _rig.AdvanceAsync(Study);
    }
}
