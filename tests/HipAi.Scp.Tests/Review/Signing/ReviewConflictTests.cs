using System.Net;
using HipAi.Scp.Security;
using HipAi.Studies;
using static HipAi.Scp.Tests.Review.Signing.ReviewApiTests;

namespace HipAi.Scp.Tests.Review.Signing;

/// <summary>Two people at one study: the second sees what changed, and nobody overwrites anybody.</summary>
[Category("F2")]
internal sealed class ReviewConflictTests
{
    private ReviewRig _rig = null!;
    private ReviewPerson _rae = null!;
    private ReviewPerson _kim = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _rig = await ReviewRig.StartAsync();
        (_rae, _kim) = (_rig.Person(), _rig.Person("kim", "Sample^Kim^^Dr."));
    }

    [TearDown]
    public ValueTask StopAsync() => _rig.DisposeAsync();

    [Test]
    public async Task The_second_signer_is_told_who_signed_and_what_is_different_and_can_go_on_from_there()
    {
        var (mine, theirs) = (await _rae.ReviewAsync(ReviewRig.Sure), await _kim.ReviewAsync(ReviewRig.Sure));
        await _rae.DoAsync(ReviewRig.Sure, "sign", mine["seen"], new { texts = Texts(mine, Section(mine, "FINDINGS"), "Right hip: THA, cemented.") });

        var (status, problem) = await _kim.DoAsync(ReviewRig.Sure, "sign", theirs["seen"], new { });

        Assert.That((status, (string?)problem["title"], (string?)problem["detail"]), Is.EqualTo((HttpStatusCode.Conflict, "Changed meanwhile", "Example, Rae Dr. signed this report at 08:00.")));
        var conflict = problem["conflict"]!;
        Assert.That((string?)conflict["by"], Is.EqualTo("Example, Rae Dr."));
        Assert.That(conflict["difference"]!.AsArray().Select(line => (string?)line), Does.Contain("+ Right hip: THA, cemented.").And.Contain("- Right hip: Total hip arthroplasty."));
        Assert.That((await _kim.DoAsync(ReviewRig.Sure, "addendum", conflict["seen"], new { text = "I agree." })).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_decision_that_was_not_seen_is_told_too()
    {
        var seen = (await _kim.ReviewAsync(ReviewRig.Unsure))["seen"];
        await _rae.DoAsync(ReviewRig.Unsure, "decisions", new { decisions = new[] { new { side = "left", verdict = "accept" } } });

        var (status, problem) = await _kim.DoAsync(ReviewRig.Unsure, "decisions", seen, new { decisions = new[] { new { side = "left", verdict = "reject", reason = "Wrong side" } } });

        Assert.That((status, (string?)problem["detail"]), Is.EqualTo((HttpStatusCode.Conflict, "Example, Rae Dr. decided on the left hip (accepted) at 08:00.")));
        Assert.That(await _rig.RowsAsync(db => db.HipDecisions), Has.Count.EqualTo(1));
    }

    [Test, Category("B4")]
    public async Task A_late_image_that_was_judged_meanwhile_is_told_and_asks_again()
    {
        await _rae.DoAsync(ReviewRig.Unsure, "decisions", new { decisions = new[] { new { side = "left", verdict = "accept" } } });
        var seen = (await _rae.ReviewAsync(ReviewRig.Unsure))["seen"];
        await _rig.JudgeAgainAsync(ReviewRig.Unsure, 2, ReviewRig.Finding(HipSide.Left, HardwareClass.TotalHipArthroplasty, .6, HardwareClass.Hemiarthroplasty));

        var (status, problem) = await _rae.DoAsync(ReviewRig.Unsure, "sign", seen, new { });

        Assert.That((status, (string?)problem["conflict"]!["by"]), Is.EqualTo((HttpStatusCode.Conflict, "The software")));
        Assert.That((await _rae.ReviewAsync(ReviewRig.Unsure))["hips"]!.AsArray().Single()!["decision"], Is.Null, "the decision was on other findings");
    }

    [Test]
    public async Task The_small_endpoint_tells_that_something_changed()
    {
        var seen = (await _kim.ReviewAsync(ReviewRig.Sure))["seen"]!.ToJsonString();
        await _rae.DoAsync(ReviewRig.Sure, "sign", new { });
        var now = System.Text.Json.Nodes.JsonNode.Parse(await _kim.Http.GetStringAsync(new Uri($"/api/studies/{ReviewRig.Sure}/review/seen", UriKind.Relative)))!;
        Assert.That(now["seen"]!.ToJsonString(), Is.Not.EqualTo(seen));
        Assert.That((string?)now["words"], Is.EqualTo("Example, Rae Dr. signed this report at 08:00."));
    }

    [TestCase(Role.Admin)]
    [TestCase(Role.Operator)]
    public async Task Whoever_may_not_review_changes_nothing(Role role)
    {
        var admin = _rig.Person("admin", "Admin^Ada", roles: role);
        foreach (var what in new[] { "decisions", "text", "sign", "correct", "addendum", "offered/take", "offered/dismiss", "first-reading" })
            Assert.That(await StatusAsync(admin.Http, what), Is.EqualTo(HttpStatusCode.Forbidden), what);
    }

    [Test, Category("H5")]
    public async Task A_machine_never_signs()
    {
        foreach (var what in new[] { "decisions", "text", "sign", "correct", "addendum", "offered/take", "offered/dismiss", "first-reading" })
            Assert.That(await StatusAsync(_rig.Host.Client, what), Is.EqualTo(HttpStatusCode.Forbidden), what);
    }

    [Test, Category("H5")]
    public async Task A_change_without_the_token_of_our_pages_is_refused()
    {
        Assert.That(await StatusAsync(_rae.Http, "sign"), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await _rig.VersionsAsync(ReviewRig.Sure), Has.Count.EqualTo(1));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string what)
    {
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(what == "text" ? HttpMethod.Put : HttpMethod.Post, $"/api/studies/{ReviewRig.Sure}/review/{what}") { Content = content };
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
