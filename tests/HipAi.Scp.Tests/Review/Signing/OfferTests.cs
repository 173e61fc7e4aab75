using System.Net;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using static HipAi.Scp.Tests.Review.Signing.ReviewApiTests;

namespace HipAi.Scp.Tests.Review.Signing;

/// <summary>A newer draft beside a person's text (requirement B4).</summary>
[Category("B4")]
internal sealed class OfferTests
{
    private ReviewRig _rig = null!;
    private ReviewPerson _rae = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _rig = await ReviewRig.StartAsync();
        _rae = _rig.Person();
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        await _rae.DoAsync(ReviewRig.Sure, "text", new { texts = Texts(review, Section(review, "IMPRESSION"), "Mine alone.") });
        await _rig.JudgeAgainAsync(ReviewRig.Sure, 2, ReviewRig.Finding(HipSide.Right, HardwareClass.DynamicHipScrew, .97), ReviewRig.Finding(HipSide.Left, HardwareClass.NoHardware, .99));
    }

    [TearDown]
    public ValueTask StopAsync() => _rig.DisposeAsync();

    [Test]
    public async Task It_has_to_be_taken_or_dismissed_before_the_text_goes_on()
    {
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        Assert.That((int)review["offered"]!["version"]!, Is.EqualTo(3));
        foreach (var what in new[] { "text", "sign" })
        {
            var (status, problem) = await _rae.DoAsync(ReviewRig.Sure, what, new { texts = Texts(review, 0, "x") });
            Assert.That((status, (string?)problem["field"]), Is.EqualTo((HttpStatusCode.Conflict, "offered")), what);
        }
    }

    [Test]
    public async Task Taken_whole_it_is_the_text_that_stands_and_tells_of_the_newer_findings()
    {
        var (status, review) = await _rae.DoAsync(ReviewRig.Sure, "offered/take", new { version = 3 });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), review.ToString());
        var made = (await _rig.VersionsAsync(ReviewRig.Sure))[^1];
        Assert.That((made.Version, made.Predecessor, made.SnapshotRevision, made.Author), Is.EqualTo((4, (int?)3, 2, ReportAuthor.Person)));
        Assert.That(made.Text, Does.Contain("screw").And.Not.Contain("Mine alone."));
        Assert.That(review["offered"], Is.Null);
        Assert.That((await _rig.RowsAsync(db => db.Audit.Where(a => a.Action == "DraftTaken"))).Single().Detail, Is.EqualTo("version 4 from the draft of version 3, whole"));
    }

    [Test]
    public async Task Taken_by_sections_the_others_stay_the_persons()
    {
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        var (status, _) = await _rae.DoAsync(ReviewRig.Sure, "offered/take", new { version = 3, sections = new[] { Section(review["offered"]!, "FINDINGS") } });

        var made = (await _rig.VersionsAsync(ReviewRig.Sure))[^1];
        Assert.That((status, made.Section(SectionCode.Impression)!.Text), Is.EqualTo((HttpStatusCode.OK, "Mine alone.")));
        Assert.That(made.Section(SectionCode.Findings)!.Text, Does.Contain("screw"));
    }

    [Test]
    public async Task Dismissed_it_is_not_shown_again_and_a_later_one_is()
    {
        var (status, review) = await _rae.DoAsync(ReviewRig.Sure, "offered/dismiss", new { version = 3 });
        Assert.That((status, review["offered"]), Is.EqualTo((HttpStatusCode.OK, (object?)null)));
        Assert.That((await _rig.RowsAsync(db => db.OfferDismissals)).Select(row => (row.Version, row.By)), Is.EqualTo(new[] { (3, "rae") }));
        Assert.That(await _rae.PageAsync(ReviewRig.Sure), Does.Not.Contain("A newer draft is offered").And.Contain("Mine alone."));

        await _rig.JudgeAgainAsync(ReviewRig.Sure, 3, ReviewRig.Finding(HipSide.Right, HardwareClass.DynamicHipScrew, .97));
        Assert.That((int)(await _rae.ReviewAsync(ReviewRig.Sure))["offered"]!["version"]!, Is.EqualTo(4));
    }

    [Test]
    public async Task What_is_signed_after_a_dismissal_tells_of_the_findings_that_were_looked_at()
    {
        await _rae.DoAsync(ReviewRig.Sure, "offered/dismiss", new { version = 3 });
        await _rae.DoAsync(ReviewRig.Sure, "decisions", new { decisions = new[] { new { side = "right", verdict = "change", @class = "total_hip_arthroplasty" } } });
        var (status, answer) = await _rae.DoAsync(ReviewRig.Sure, "sign", new { });
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), answer.ToString());
        var signed = (await _rig.VersionsAsync(ReviewRig.Sure))[^1];
        Assert.That((signed.SnapshotRevision, signed.Decisions!.Single().Class), Is.EqualTo((2, (HardwareClass?)HardwareClass.TotalHipArthroplasty)));
        Assert.That(RecordJson.Read<SignedReview>((await _rig.RowsAsync(db => db.Reviews)).Single().Json).Hips[0].Found, Is.EqualTo(HardwareClass.DynamicHipScrew));
    }

    [TestCase(2)]
    [TestCase(9)]
    public async Task What_is_not_offered_is_not_taken(int version) =>
        Assert.That((await _rae.DoAsync(ReviewRig.Sure, "offered/take", new { version })).Status, Is.EqualTo(HttpStatusCode.Conflict));
}
