using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Review;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Api;

/// <summary>"Where is my study?" and "I sent it, and nothing happened", for machines.</summary>
[Category("H1")]
internal sealed class TimelineTests
{
    /// <summary>DeliveryLog.Delivered.</summary>
    private const int Delivered = 5000;

    [Test]
    public async Task A_timeline_goes_from_the_association_to_the_report()
    {
        using var folder = new RigFolder();
        await using var host = await HostRig.StartAsync(folder.Path, new ManualTimeProvider());
        await host.SendAsync(HostRig.Image("1.2.3", "1.2.3.4"));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, "1.2.3");

        using var http = host.Http();
        var timeline = await JsonAsync(http, "/api/studies/1.2.3/timeline");

        Assert.That(timeline.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "studyInstanceUid", "state", "stateReason", "events" }));
        Assert.That(timeline.GetProperty("state").GetString(), Is.EqualTo("delivered"));
        var events = timeline.GetProperty("events").EnumerateArray().ToList();
        Assert.That(events.Select(e => e.GetProperty("what").GetString()!.Split(' ')[0]), Is.EqualTo(new[] { "Image", "Closed", "Judged", "Report", "Report" }));
        Assert.That(events[0].GetProperty("what").GetString(), Is.EqualTo("Image 1.2.3.4 received from MODALITY"));
        Assert.That(events[^1].GetProperty("what").GetString(), Is.EqualTo("Report version 1 delivered to folder"));
        Assert.That(events[^1].GetProperty("at").GetDateTimeOffset() - events[0].GetProperty("at").GetDateTimeOffset(), Is.EqualTo(TimeSpan.FromSeconds(60)));
    }

    [TestCase("/api/studies/2.25.999/timeline", HttpStatusCode.NotFound)]
    [TestCase("/api/studies/not-a-uid/timeline", HttpStatusCode.BadRequest)]
    [TestCase("/api/refusals?limit=0", HttpStatusCode.BadRequest)]
    public async Task A_wrong_address_is_problem_details(string address, HttpStatusCode status)
    {
        await using var host = await ReviewHost.StartAsync();

        using var response = await host.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [TestCase(SampleStudies.Open, 1)]
    [TestCase("A0002", 1)]
    [TestCase("SIM-0002", 1)]
    [TestCase("SIM-000", 0)]
    [TestCase("\",\"patientSex\":\"F", 0)]
    [TestCase("%", 0)]
    public async Task A_study_is_found_by_uid_accession_number_or_patient_id_and_nothing_less(string text, int count)
    {
        await using var host = await ReviewHost.StartAsync();
        await host.AddAllAsync();

        using var response = await host.Client.PostAsJsonAsync("/api/search", new { text });
        var found = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.That(found.EnumerateArray().Select(s => s.GetProperty("studyInstanceUid").GetString()), Is.EqualTo(Enumerable.Repeat(SampleStudies.Open, count)));
    }

    [TestCase("")]
    [TestCase(null)]
    public async Task A_search_for_nothing_is_refused(string? text)
    {
        await using var host = await ReviewHost.StartAsync();

        using var response = await host.Client.PostAsJsonAsync("/api/search", new { text });

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Refusals_come_newest_first_with_their_reason()
    {
        await using var host = await ReviewHost.StartAsync();
        foreach (var title in new[] { "CT1", "CT2" })
            await host.AddRefusalAsync(new Refusal(new ManualTimeProvider().GetUtcNow(), "10.0.0.9:1", title, "HIPAI", "not in AllowedSources"));

        var all = await JsonAsync(host.Client, "/api/refusals");
        var one = await JsonAsync(host.Client, "/api/refusals?limit=1");

        Assert.That(all.EnumerateArray().Select(r => r.GetProperty("callingAeTitle").GetString()), Is.EqualTo(new[] { "CT2", "CT1" }));
        Assert.That(one.GetArrayLength(), Is.EqualTo(1));
        Assert.That(one[0].EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "at", "peer", "callingAeTitle", "calledAeTitle", "reason" }));
        Assert.That(one[0].GetProperty("reason").GetString(), Is.EqualTo("not in AllowedSources"));
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string address)
    {
        var text = await client.GetStringAsync(new Uri(address, UriKind.Relative));
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
