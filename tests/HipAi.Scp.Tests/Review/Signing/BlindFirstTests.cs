using System.Net;
using HipAi.Scp.Security;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Review.Signing;

/// <summary>Who reads first is shown nothing that was found, wherever they look (requirement F3).</summary>
[Category("F3")]
internal sealed class BlindFirstTests
{
    /// <summary>What tells what was found of the unsure study: classes, probabilities, doubts, members, text, maps.</summary>
    private static readonly string[] Canaries =
    [
        "emiarthroplasty", "hip arthroplasty", "disagree", "ndeterminate", "FINDINGS", "IMPRESSION", "hardware-nfnet", "heatmaps/", "55\u00A0%", "0.55", "No left hip",
        "No right hip", "No orthopedic", "Draft report",
    ];

    private ReviewRig _rig = null!;
    private ReviewPerson _blind = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _rig = await ReviewRig.StartAsync();
        _blind = _rig.Person("rae", blindFirst: true);
    }

    [TearDown]
    public ValueTask StopAsync() => _rig.DisposeAsync();

    [Test]
    public async Task The_page_shows_pixels_and_asks_and_holds_nothing_that_was_found()
    {
        // The offer of the nine classes to choose from is no finding.
        var page = WithoutChoices(await _blind.PageAsync(ReviewRig.Unsure));

        Assert.That(page, Does.Contain("What do you see?").And.Contain("rendered.png").And.Contain("OKAFOR, GRACE"));
        foreach (var canary in Canaries) Assert.That(page, Does.Not.Contain(canary), canary);
    }

    [TestCase("")]
    [TestCase("/timeline")]
    [TestCase("/review")]
    public async Task What_may_be_asked_of_the_API_tells_nothing_that_was_found(string path)
    {
        var other = _rig.Person("kim", "Sample^Kim");
        await other.DoAsync(ReviewRig.Unsure, "decisions", new { decisions = new[] { new { side = "left", verdict = "accept" } } });
        var answer = await _blind.Http.GetStringAsync(new Uri($"/api/studies/{ReviewRig.Unsure}{path}", UriKind.Relative));
        foreach (var canary in Canaries) Assert.That(answer, Does.Not.Contain(canary), canary);
    }

    [TestCase("/report/text")]
    [TestCase("/report/fhir")]
    [TestCase("/report/sr?version=1")]
    [TestCase("/heatmaps")]
    [TestCase("/heatmaps/2.25.1001.1-left-hardware-nfnet.png")]
    [TestCase("/images/2.25.1002.1/anything-new.json")]
    [TestCase("/something-new")]
    [TestCase("/review/seen")]
    public async Task All_else_is_refused(string path)
    {
        using var answer = await _blind.Http.GetAsync(new Uri($"/api/studies/{ReviewRig.Unsure}{path}", UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Record first what you see"));
    }

    [Test]
    public async Task Nothing_is_decided_edited_or_signed_before()
    {
        var seen = System.Text.Json.Nodes.JsonNode.Parse("""{"version":1,"revision":1,"decision":0}""");
        foreach (var (what, body) in new (string, object)[]
        {
            ("decisions", new { decisions = new[] { new { side = "left", verdict = "accept" } } }), ("text", new { texts = Array.Empty<string>() }), ("sign", new { }),
        })
            Assert.That((await _blind.DoAsync(ReviewRig.Unsure, what, seen, body)).Status, Is.EqualTo(HttpStatusCode.Conflict), what);
        Assert.That(await _rig.VersionsAsync(ReviewRig.Unsure), Has.Count.EqualTo(1));
    }

    [Test, Category("G1")]
    public async Task After_the_reading_all_is_shown_beside_it_and_it_goes_into_what_measures_are_made_from()
    {
        var (partial, problem) = await ReadAsync(new { side = "left", @class = "total_hip_arthroplasty" });
        Assert.That((partial, (string?)problem["field"]), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "readings")), "both hips are asked for");

        var (status, review) = await ReadAsync(new { side = "right", @class = "no_hardware" }, new { side = "left", @class = "cannot_tell" });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), review.ToString());
        Assert.That(review["hips"]!.AsArray().Select(hip => (string?)hip!["firstReading"]), Is.EqualTo(new[] { "no_hardware", "cannot_tell" }));
        Assert.That(await _blind.PageAsync(ReviewRig.Unsure), Does.Contain("You read first:").And.Contain("as the models found").And.Contain("IMPRESSION"));
        Assert.That((await ReadAsync(new { side = "left", @class = "hemiarthroplasty" })).Status, Is.EqualTo(HttpStatusCode.Conflict), "once");
        Assert.That((await _rig.RowsAsync(db => db.HipDecisions)).Select(row => row.Kind), Is.EqualTo(new[] { HipDecisionRow.FirstReading, HipDecisionRow.FirstReading }));

        await _blind.DoAsync(ReviewRig.Unsure, "decisions", new { decisions = new[] { new { side = "left", verdict = "accept" } } });
        Assert.That((await _blind.DoAsync(ReviewRig.Unsure, "sign", new { })).Status, Is.EqualTo(HttpStatusCode.OK));
        var row = RecordJson.Read<SignedReview>((await _rig.RowsAsync(db => db.Reviews)).Single().Json);
        Assert.That(row.Hips.Select(hip => hip.FirstReading), Is.EqualTo(new[] { new FirstReading(HipSide.Right, HardwareClass.NoHardware), new FirstReading(HipSide.Left, null) }));
    }

    [Test]
    public async Task Another_persons_reading_shows_nothing_and_what_is_signed_is_everybodys()
    {
        await ReadAsync(new { side = "right", @class = "no_hardware" }, new { side = "left", @class = "cannot_tell" });
        var other = _rig.Person("kim", "Sample^Kim", blindFirst: true);
        Assert.That(await other.PageAsync(ReviewRig.Unsure), Does.Contain("What do you see?"));

        await _blind.DoAsync(ReviewRig.Unsure, "decisions", new { decisions = new[] { new { side = "left", verdict = "accept" } } });
        await _blind.DoAsync(ReviewRig.Unsure, "sign", new { });
        Assert.That(await other.PageAsync(ReviewRig.Unsure), Does.Not.Contain("What do you see?").And.Contain("FINAL"));
    }

    [Test]
    public async Task Who_did_not_ask_for_it_and_who_does_not_sign_see_all()
    {
        var open = _rig.Person("kim", "Sample^Kim");
        var admin = _rig.Person("ada", "Admin^Ada", blindFirst: true, Role.Admin);
        foreach (var page in new[] { await open.PageAsync(ReviewRig.Unsure), await admin.PageAsync(ReviewRig.Unsure) })
            Assert.That(page, Does.Contain("Hemiarthroplasty").And.Not.Contain("What do you see?"));
    }

    [TestCase(BlindFirstMode.On, false, true)]
    [TestCase(BlindFirstMode.Off, true, false)]
    public async Task The_setting_can_ask_everybody_or_nobody(BlindFirstMode mode, bool wantsIt, bool asks)
    {
        await using var rig = await ReviewRig.StartAsync(mode);
        var person = rig.Person("rae", blindFirst: wantsIt);
        Assert.That(await person.PageAsync(ReviewRig.Unsure), asks ? Does.Contain("What do you see?") : Does.Not.Contain("What do you see?"));
    }

    [Test]
    public async Task The_form_of_the_page_records_it_too()
    {
        var (status, _) = await _blind.PostAsync(ReviewRig.Unsure, "First", ("Right", "no_hardware"), ("Left", "hemiarthroplasty"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await _blind.PageAsync(ReviewRig.Unsure), Does.Contain("You read first:"));
    }

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode Body)> ReadAsync(params object[] readings) =>
        _blind.DoAsync(ReviewRig.Unsure, "first-reading", seen: null, new { readings });

    private static string WithoutChoices(string page) => System.Text.RegularExpressions.Regex.Replace(WebUtility.HtmlDecode(page), "<option.*?</option>", "");
}
