using System.Net;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Review;

/// <summary>The pages as a browser gets them.</summary>
[Category("F1")]
internal sealed class PagesTests
{
    private ReviewHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await ReviewHost.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [Test]
    public async Task The_work_list_of_an_empty_service_says_so()
    {
        Assert.That(await TextAsync("/"), Does.Contain("No study has arrived yet"));
    }

    [Test]
    public async Task The_work_list_shows_what_needs_a_decision_first()
    {
        await _host.AddAllAsync();

        var page = await TextAsync("/");

        string[] names = ["SØRENSEN, NIELS", "MOREAU, PAUL", "OKAFOR, GRACE", "LINDGREN, EVA"];
        Assert.That(names.Select(name => page.IndexOf(name, StringComparison.Ordinal)), Is.Ordered.And.All.GreaterThan(0));
        Assert.That(page, Does.Contain("Indeterminate").And.Contain("Images of two patients in one study."));
        Assert.That(page, Does.Contain("(4) Work list"));
    }

    [TestCase("/?show=held", "SIM-0004", "SIM-0001")]
    [TestCase("/?class=hemiarthroplasty", "SIM-0002", "SIM-0001")]
    [TestCase("/?view=frog_leg_lateral", "SIM-0001", "SIM-0002")]
    [TestCase("/?show=nonsense&days=x&p=-1", "SIM-0001", "SIM-0009")]
    public async Task The_work_list_can_be_filtered(string address, string shown, string hidden)
    {
        await _host.AddAllAsync();

        Assert.That(await TextAsync(address), Does.Contain(shown).And.Not.Contain(hidden));
    }

    [Test]
    [Category("B5")]
    public async Task The_reading_page_tells_report_findings_votes_sources_and_provenance()
    {
        await _host.AddAllAsync();

        var page = await TextAsync($"/studies/{SampleStudies.Open}");

        Assert.That(page, Does.Contain("PRELIMINARY – NOT REVIEWED"));
        Assert.That(page, Does.Contain("IMPRESSION").And.Contain("hardware indeterminate, please specify"));
        Assert.That(page, Does.Contain("The models disagree: Hemiarthroplasty against Total hip arthroplasty."));
        Assert.That(page, Does.Contain("ViewPosition says LL, the series description says PELVIS AP."));
        Assert.That(page, Does.Contain("ViewPosition \"AP\" (confidence high)").And.Contain("ImageLaterality (confidence low)"));
        Assert.That(page, Does.Contain("The body part is CHEST: not a hip or pelvis radiograph."));
        Assert.That(page, Does.Contain("hardware-nfnet").And.Contain("EfficientNet"));
        Assert.That(page, Does.Contain("Not for diagnosis").And.Contain("simulated images"));
        Assert.That(page, Does.Contain("First image received from XRAY1"));
        Assert.That(page, Does.Contain("no image arrived during the quiet period"));
        Assert.That(page, Does.Contain($"/api/studies/{SampleStudies.Open}/heatmaps/"));
    }

    [Test]
    [Category("C8")]
    public async Task The_reading_page_tells_what_is_seen_of_the_cause_of_failure_or_why_nothing()
    {
        await _host.AddAllAsync();

        var (certain, open) = (await TextAsync($"/studies/{SampleStudies.Certain}"), await TextAsync($"/studies/{SampleStudies.Open}"));

        Assert.That(certain, Does.Contain("Possible sign of aseptic loosening").And.Contain("Infection score 2 of 100"));
        Assert.That(certain, Does.Contain("Where signs of aseptic loosening are seen").And.Contain("/heatmaps/image-2-right-aseptic-loosening.png"));
        Assert.That(open, Does.Contain("Not assessed: no pixel spacing in the lateral view."));
    }

    [Test]
    [Category("A10")]
    public async Task A_held_study_says_on_its_page_that_it_is_held_and_why()
    {
        await _host.AddAllAsync();

        var page = await TextAsync($"/studies/{SampleStudies.Held}");

        Assert.That(page, Does.Contain("HELD").And.Contain("Images of two patients in one study."));
        Assert.That(page, Does.Not.Contain("PRELIMINARY").And.Not.Contain("Not judged yet"));
        Assert.That(page, Does.Contain("Not judged: there is no finding, and no image is shown."));
    }

    [Test]
    [Category("B3")]
    public async Task A_discontinued_study_and_one_discontinued_after_its_report_say_so_and_ask_for_attention()
    {
        const string dropped = "Every procedure step of the study was discontinued.";
        await _host.AddAsync(
            "1.2.9.1", StudyState.Discontinued, SampleStudies.Facts("MOREAU^PAUL"), [SampleStudies.Instance("1.2.9.1", 1)], reason: dropped);
        await _host.AddAsync(
            "1.2.9.2", StudyState.Delivered, SampleStudies.Facts("LINDGREN^EVA"), [SampleStudies.Instance("1.2.9.2", 1)], reason: $"{dropped} A report was delivered before.");

        Assert.That(await TextAsync("/studies/1.2.9.1"), Does.Contain("DISCONTINUED").And.Contain(dropped));
        Assert.That(await TextAsync("/studies/1.2.9.2"), Does.Contain("ATTENTION").And.Contain(dropped));
        Assert.That(await TextAsync("/?show=held"), Does.Contain("1.2.9.1").And.Contain("1.2.9.2").And.Contain("Discontinued: no report"));
    }

    [Test]
    [Category("E4")]
    public async Task Values_from_the_header_cannot_become_markup()
    {
        const string canary = "<script>alert(1)</script>\"'><img src=x>";
        await _host.AddCertainAsync(canary);

        foreach (var address in new[] { "/", $"/studies/{SampleStudies.Certain}", $"/studies/{SampleStudies.Certain}/timeline" })
        {
            var page = await TextAsync(address, decoded: false);
            Assert.That(page, Does.Not.Contain("<script>alert").IgnoreCase.And.Not.Contain("<img src=x").IgnoreCase, address);
            Assert.That(page, Does.Contain("&lt;script&gt;alert"), address);
        }
    }

    [TestCase("/studies/2.25.999", HttpStatusCode.NotFound)]
    [TestCase("/studies/no-uid", HttpStatusCode.BadRequest)]
    public async Task A_study_that_is_not_held_is_said_not_to_be(string address, HttpStatusCode status)
    {
        using var answer = await _host.Client.GetAsync(address);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("This study is not held here"));
    }

    [Test]
    [Category("H1")]
    public async Task Refused_associations_are_shown_with_the_reason()
    {
        await _host.AddRefusalAsync(new Refusal(SampleStudies.Start, "192.0.2.7", "INTRUDER", "HIPAI", "192.0.2.7 is not in AllowedSources"));

        Assert.That(await TextAsync("/sources"), Does.Contain("INTRUDER").And.Contain("192.0.2.7 is not in AllowedSources"));
    }

    [TestCase("/")]
    [TestCase("/api/studies")]
    [TestCase("/studies/2.25.999")]
    [TestCase("/css/site.css")]
    [TestCase("/no/such/page")]
    public async Task Every_answer_carries_the_security_headers(string address)
    {
        using var answer = await _host.Client.GetAsync(address);

        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(answer.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"));
    }

    [Test]
    public async Task Patient_data_is_not_kept_by_caches()
    {
        using var answer = await _host.Client.GetAsync("/");

        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
    }

    [TestCase("/css/site.css", "text/css")]
    [TestCase("/app/site.js", "text/javascript")]
    [TestCase("/app/worklist.js", "text/javascript")]
    [TestCase("/css/worklist.css", "text/css")]
    [TestCase("/favicon.svg", "image/svg+xml")]
    public async Task Style_and_script_come_from_the_service_itself(string address, string type)
    {
        using var answer = await _host.Client.GetAsync(address);

        Assert.That(answer.IsSuccessStatusCode, Is.True);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
    }

    [Test]
    public async Task No_page_needs_another_host_or_an_inline_script()
    {
        await _host.AddAllAsync();

        foreach (var address in new[] { "/", $"/studies/{SampleStudies.Open}", "/sources", $"/studies/{SampleStudies.Held}/timeline", $"/studies/{SampleStudies.Held}/resolve", "/launch?accession=none" })
        {
            var page = await TextAsync(address, decoded: false);
            Assert.That(page, Does.Not.Contain("://").And.Not.Contain(" style=").And.Not.Match("<script(?![^>]* src=\"/)").And.Not.Match(" on[a-z]+="), address);
        }
    }

    private async Task<string> TextAsync(string address, bool decoded = true)
    {
        using var answer = await _host.Client.GetAsync(address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        var text = await answer.Content.ReadAsStringAsync();
        return decoded ? WebUtility.HtmlDecode(text) : text;
    }
}
