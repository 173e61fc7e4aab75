using System.Net;
using HipAi.Studies;
using static HipAi.Scp.Tests.Review.Signing.ReviewApiTests;

namespace HipAi.Scp.Tests.Review.Signing;

/// <summary>Everything works by the page and its forms, without a script.</summary>
[Category("F2")]
internal sealed class ReviewPageTests
{
    private const string Canary = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{patient.id}}";

    private ReviewRig _rig = null!;
    private ReviewPerson _rae = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _rig = await ReviewRig.StartAsync();
        _rae = _rig.Person();
    }

    [TearDown]
    public ValueTask StopAsync() => _rig.DisposeAsync();

    [Test]
    public async Task A_hip_is_decided_on_by_its_buttons_and_the_page_says_by_whom()
    {
        Assert.That((await _rae.PostAsync(ReviewRig.Sure, "Decide", ("Side", "right"), ("Verdict", "accept"))).Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await _rae.PostAsync(ReviewRig.Sure, "Decide", ("Side", "left"), ("Verdict", "reject"), ("Usual", "Image inadequate"), ("Reason", "rotated"))).Status, Is.EqualTo(HttpStatusCode.Redirect));

        var page = WebUtility.HtmlDecode(await _rae.PageAsync(ReviewRig.Sure));
        Assert.That(page, Does.Contain("Accepted: Total hip arthroplasty").And.Contain("Rejected").And.Contain("“Image inadequate: rotated”").And.Contain("by Example, Rae Dr."));
    }

    [Test]
    public async Task All_open_hips_are_accepted_at_once()
    {
        await _rae.PostAsync(ReviewRig.Sure, "Accept");
        Assert.That((await _rig.RowsAsync(db => db.HipDecisions)).Select(row => row.Side), Is.EquivalentTo(new[] { "right", "left" }));
    }

    [Test]
    public async Task Signing_says_first_what_it_does()
    {
        var (asked, page) = await _rae.PostAsync(ReviewRig.Sure, "Sign");
        Assert.That(asked, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(WebUtility.HtmlDecode(page), Does.Contain("Sign the report?").And.Contain("FINAL").And.Contain("Example, Rae Dr., Simulated Hospital").And.Contain("Delivered to"));
        Assert.That(await _rig.VersionsAsync(ReviewRig.Sure), Has.Count.EqualTo(1), "nothing is signed by asking");

        Assert.That((await _rae.PostAsync(ReviewRig.Sure, "Sign", ("Sure", "true"))).Status, Is.EqualTo(HttpStatusCode.Redirect));
        var signed = WebUtility.HtmlDecode(await _rae.PageAsync(ReviewRig.Sure));
        Assert.That(signed, Does.Contain("<strong>FINAL</strong>").And.Contain("Signed by Example, Rae Dr., Simulated Hospital.").And.Not.Contain("NOT REVIEWED"));
        Assert.That(signed, Does.Contain("Addendum").And.Not.Contain("data-save"));
    }

    [Test]
    public async Task What_was_written_and_not_saved_is_signed_with_it()
    {
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        var texts = review["sections"]!.AsArray().Select((section, i) => ("Texts", i == Section(review, "IMPRESSION") ? "My words." : (string?)section!["text"] ?? "")).ToArray();
        Assert.That((await _rae.PostAsync(ReviewRig.Sure, "Sign", texts)).Page, Does.Contain("My words."));
        await _rae.PostAsync(ReviewRig.Sure, "Sign", [.. texts, ("Sure", "true")]);
        Assert.That((await _rig.VersionsAsync(ReviewRig.Sure))[^1].Section(SectionCode.Impression)!.Text, Is.EqualTo("My words."));
    }

    [Test]
    public async Task An_open_hip_is_named_where_signing_asks_and_cannot_be_signed_away()
    {
        var (_, page) = await _rae.PostAsync(ReviewRig.Unsure, "Sign");
        Assert.That(page, Does.Contain("The left hip is still open").And.Not.Contain("data-first"));
        Assert.That((await _rae.PostAsync(ReviewRig.Unsure, "Sign", ("Sure", "true"), ("Confirmed", "left"))).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task What_a_person_wrote_is_kept_when_somebody_else_was_faster()
    {
        var kim = _rig.Person("kim", "Sample^Kim^^Dr.");
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        await kim.DoAsync(ReviewRig.Sure, "text", new { texts = Texts(review, Section(review, "FINDINGS"), "Kim's words.") });
        var mine = review["sections"]!.AsArray().Select((section, i) => ("Texts", i == Section(review, "IMPRESSION") ? "My words." : (string?)section!["text"] ?? ""));

        var (status, page) = await _rae.PostAsync(ReviewRig.Sure, "Save", [.. mine, ("Version", "1"), ("Revision", "1"), ("Decision", "0")]);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(WebUtility.HtmlDecode(page), Does.Contain("Sample, Kim Dr. wrote version 2 at 08:00.").And.Contain("+ Kim's words.").And.Contain("My words.").And.Contain("Apply mine on top"));
        Assert.That(page, Does.Contain("name=\"Version\" value=\"2\""), "and goes on from what stands");
    }

    [Test]
    public async Task An_addendum_and_a_correction_are_signed_by_their_forms()
    {
        await _rae.PostAsync(ReviewRig.Sure, "Sign", ("Sure", "true"));
        Assert.That((await _rae.PostAsync(ReviewRig.Sure, "Addendum", ("Text", "One thing more."))).Status, Is.EqualTo(HttpStatusCode.Redirect));
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        var texts = review["sections"]!.AsArray().Select((section, i) => ("Texts", i == Section(review, "IMPRESSION") ? "Corrected." : (string?)section!["text"] ?? "")).ToArray();
        Assert.That((await _rae.PostAsync(ReviewRig.Sure, "Correct", texts)).Page, Does.Contain("Sign the correction?"));
        Assert.That((await _rae.PostAsync(ReviewRig.Sure, "Correct", [.. texts, ("Sure", "true")])).Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await _rae.PageAsync(ReviewRig.Sure), Does.Contain("<strong>CORRECTED</strong>").And.Contain("One thing more."));
    }

    [Test, Category("E4")]
    public async Task Nothing_that_a_person_writes_becomes_markup()
    {
        await _rae.PostAsync(ReviewRig.Sure, "Decide", ("Side", "left"), ("Verdict", "reject"), ("Reason", Canary));
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        var texts = review["sections"]!.AsArray().Select((section, i) => ("Texts", i == Section(review, "FINDINGS") ? Canary : (string?)section!["text"] ?? "")).ToArray();
        await _rae.PostAsync(ReviewRig.Sure, "Save", texts);
        var kim = _rig.Person("kim", Canary);
        var (_, conflict) = await kim.PostAsync(ReviewRig.Sure, "Save", [.. texts, ("Version", "1"), ("Revision", "1"), ("Decision", "0")]);

        foreach (var page in new[] { await _rae.PageAsync(ReviewRig.Sure), conflict })
        {
            Assert.That(page, Does.Not.Contain("<script>alert").IgnoreCase.And.Not.Contain("<img src=x").IgnoreCase);
            Assert.That(page, Does.Contain("&lt;script&gt;alert(1)").And.Contain("{{patient.id}}"));
        }
    }

    [Test]
    public async Task Whoever_may_not_review_sees_no_buttons()
    {
        var admin = _rig.Person("ada", "Admin^Ada", roles: HipAi.Scp.Security.Role.Admin);
        Assert.That(await admin.PageAsync(ReviewRig.Sure), Does.Contain("IMPRESSION").And.Not.Contain("data-verdict").And.Not.Contain("data-sign").And.Not.Contain("<textarea"));
    }
}
