using System.Net;
using System.Text.Json;
using HipAi.Scp.Tests.Review;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Api;

/// <summary>The contract of the API, name by name: what stands here is what machines rely on.</summary>
internal sealed class StudyApiTests
{
    private ReviewHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await ReviewHost.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [Test]
    public async Task The_list_names_every_study_with_its_state()
    {
        await _host.AddAllAsync();

        var list = await JsonAsync("/api/studies");

        var states = list.EnumerateArray().ToDictionary(study => Text(study, "studyInstanceUid")!, study => Text(study, "state"));
        Assert.That(states, Is.EquivalentTo(new Dictionary<string, string?>
        {
            [SampleStudies.Certain] = "delivered",
            [SampleStudies.Open] = "delivered",
            [SampleStudies.Arriving] = "receiving",
            [SampleStudies.Held] = "held",
        }));
        Assert.That(list[0].EnumerateObject().Select(property => property.Name), Is.EqualTo(new[]
        {
            "studyInstanceUid", "state", "stateReason", "closedBecause", "imageCount", "firstReceivedAt", "lastReceivedAt", "accessionNumber", "url",
        }));
    }

    [Test]
    public async Task The_list_can_be_limited()
    {
        await _host.AddAllAsync();

        Assert.That((await JsonAsync("/api/studies?limit=2")).GetArrayLength(), Is.EqualTo(2));
        Assert.That(await StatusAsync("/api/studies?limit=0"), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    [Category("C8")]
    public async Task An_arthroplasty_tells_its_cause_of_failure_or_why_it_was_not_assessed()
    {
        await _host.AddAllAsync();

        var certain = (await JsonAsync($"/api/studies/{SampleStudies.Certain}")).GetProperty("hips");
        var failure = certain[0].GetProperty("failure");
        Assert.That((Text(failure, "cause"), Text(failure, "status")), Is.EqualTo(("aseptic_loosening", "certain")));
        Assert.That((failure.GetProperty("probability").GetDouble(), failure.GetProperty("infectionScore").GetDouble()), Is.EqualTo((.9, 2.0)));
        Assert.That(failure.GetProperty("probabilities").EnumerateObject().Select(p => p.Name), Is.EqualTo(FailureCauses.All.Select(c => c.Code())));
        Assert.That(Text(failure.GetProperty("members")[0], "lateralSopInstanceUid"), Is.EqualTo($"{SampleStudies.Certain}.2"));
        var map = failure.GetProperty("maps")[1];
        Assert.That(Text(map, "url"), Does.EndWith("/heatmaps/image-2-right-aseptic-loosening.png"));
        Assert.That((map.GetProperty("peakX").GetDouble(), map.GetProperty("peakY").GetDouble()), Is.EqualTo((210.5, 305.5)));
        Assert.That(certain[1].GetProperty("failure").ValueKind, Is.EqualTo(JsonValueKind.Null), "a hip without arthroplasty");
        var notRun = (await JsonAsync($"/api/studies/{SampleStudies.Open}")).GetProperty("hips")[1].GetProperty("failure");
        Assert.That(Text(notRun, "notRunBecause"), Is.EqualTo("no pixel spacing in the lateral view."));
        Assert.That(notRun.GetProperty("cause").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    [Category("C4")]
    public async Task A_judged_study_tells_hips_members_and_report()
    {
        await _host.AddAllAsync();

        var study = await JsonAsync($"/api/studies/{SampleStudies.Open}");

        Assert.That(Text(study, "state"), Is.EqualTo("delivered"));
        Assert.That(Text(study, "closedBecause"), Is.EqualTo("quiet_period"));
        Assert.That(study.GetProperty("stateReason").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(Text(study, "accessionNumber"), Is.EqualTo("A0002"));
        Assert.That(Text(study.GetProperty("facts"), "patientId"), Is.EqualTo("SIM-0002"));
        var (right, left) = (study.GetProperty("hips")[0], study.GetProperty("hips")[1]);
        Assert.That((Text(right, "side"), Text(right, "class"), Text(right, "status")), Is.EqualTo(("right", "no_hardware", "certain")));
        Assert.That((Text(left, "side"), Text(left, "class"), Text(left, "status")), Is.EqualTo(("left", "hemiarthroplasty", "indeterminate")));
        Assert.That(left.GetProperty("probability").GetDouble(), Is.EqualTo(.55));
        Assert.That(left.GetProperty("reasons").GetArrayLength(), Is.EqualTo(2));
        Assert.That(left.GetProperty("probabilities").EnumerateObject().Select(p => p.Name), Is.EqualTo(HardwareClasses.All.Select(c => c.Code())));
        var member = left.GetProperty("members")[1];
        Assert.That((Text(member, "name"), Text(member, "version"), Text(member, "view")), Is.EqualTo(("hardware-nfnet", "1.0.0", "ap_pelvis")));
        Assert.That((Text(member, "class"), member.GetProperty("probability").GetDouble()), Is.EqualTo(("total_hip_arthroplasty", .55)));
        Assert.That(Text(left.GetProperty("heatmaps")[0], "url"), Does.StartWith($"/api/studies/{SampleStudies.Open}/heatmaps/").And.EndWith(".png"));
        Assert.That(Text(study.GetProperty("models")[0], "family"), Is.EqualTo("EfficientNet"));
        var report = study.GetProperty("report");
        Assert.That((Text(report, "status"), report.GetProperty("version").GetInt32()), Is.EqualTo(("preliminary", 1)));
        Assert.That(Text(report, "text"), Does.StartWith("PRELIMINARY – NOT REVIEWED"));
        Assert.That(report.GetProperty("sections")[3].GetProperty("heading").GetString(), Is.EqualTo("IMPRESSION"));
    }

    [Test]
    [Category("B5")]
    public async Task Every_image_tells_view_and_side_with_their_sources()
    {
        await _host.AddAllAsync();

        var images = (await JsonAsync($"/api/studies/{SampleStudies.Open}")).GetProperty("images");

        Assert.That(images.EnumerateArray().Select(image => Text(image, "view")), Is.EqualTo(new[] { "ap_pelvis", "cross_table_lateral", "unknown" }));
        Assert.That(images.EnumerateArray().Select(image => Text(image, "side")), Is.EqualTo(new[] { "bilateral", "left", "unknown" }));
        Assert.That(Text(images[0], "viewSource"), Is.EqualTo("ViewPosition \"AP\""));
        Assert.That(Text(images[0], "sideSource"), Is.EqualTo("ImageLaterality"));
        Assert.That((Text(images[0], "viewConfidence"), Text(images[0], "sideConfidence")), Is.EqualTo(("high", "low")));
        Assert.That(images[0].GetProperty("conflicts").GetArrayLength(), Is.EqualTo(1));
        Assert.That(images[0].GetProperty("excludedBecause").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(Text(images[2], "excludedBecause"), Does.Contain("CHEST"));
        Assert.That(Text(images[0], "sha256"), Has.Length.EqualTo(64));
        Assert.That(Text(images[0], "renderedUrl"), Is.EqualTo($"/api/studies/{SampleStudies.Open}/images/{SampleStudies.Open}.1/rendered.png"));
    }

    [Test]
    public async Task What_is_not_known_yet_is_null_or_empty_and_never_missing()
    {
        await _host.AddAllAsync();

        var study = await JsonAsync($"/api/studies/{SampleStudies.Arriving}");

        Assert.That(Text(study, "state"), Is.EqualTo("receiving"));
        Assert.That(study.GetProperty("closedBecause").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(study.GetProperty("report").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(study.GetProperty("hips").GetArrayLength(), Is.Zero);
        Assert.That(study.GetProperty("images")[0].GetProperty("view").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [TestCase("/api/studies/2.25.999", HttpStatusCode.NotFound)]
    [TestCase("/api/studies/not-a-uid", HttpStatusCode.BadRequest)]
    [TestCase("/api/studies/2.25.1001/images/2.25.999/rendered.png", HttpStatusCode.NotFound)]
    [TestCase("/api/studies/2.25.1001/images/x/rendered.png", HttpStatusCode.BadRequest)]
    [TestCase("/api/studies/2.25.1001/images/2.25.1001.1/rendered.png?max=1", HttpStatusCode.BadRequest)]
    [TestCase("/api/studies/2.25.1001/heatmaps/none.png", HttpStatusCode.NotFound)]
    [TestCase("/api/studies/2.25.1001/heatmaps/..%2F..%2Fhipai.png", HttpStatusCode.NotFound)]
    public async Task A_refusal_is_problem_details(string address, HttpStatusCode status)
    {
        await _host.AddAllAsync();

        using var answer = await _host.Client.GetAsync(address);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await _host.Client.GetAsync(address);
        return answer.StatusCode;
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var answer = await _host.Client.GetAsync(address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
