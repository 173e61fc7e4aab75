using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HipAi.Scp.Delivery;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>The running service with a folder and a RIS: how they stand is seen, and a dead letter goes again when somebody says so.</summary>
[Category("D7")]
[CancelAfter(120_000)]
internal sealed class DestinationApiTests
{
    private const string Study = "1.2.3";
    private const string First = "HipAi:Delivery:Destinations:0:";
    private const string Second = "HipAi:Delivery:Destinations:1:";
    private const int Delivered = 5000;
    private const int Dead = 5005;

    private readonly HttpClient _http = HostRig.Machine();
    private RigFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new RigFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [OneTimeTearDown]
    public void Close() => _http.Dispose();

    [Test]
    public async Task A_dead_letter_is_seen_everywhere_and_goes_again()
    {
        await using var peer = MllpPeer.Listen((number, id) => number == 1 ? MllpAnswer.Acknowledge("AE", id, "ERR|||204^Unknown key^HL70357|E\r") : MllpAnswer.Accept(id));
        await using var host = await StartAsync(peer.Port);
        await ReportAsync(host);
        await host.Logs.WaitForAsync(Dead, Study);
        await host.Logs.WaitForAsync(Delivered, "files");

        var destinations = await JsonAsync(host, "/api/destinations");
        Assert.That(destinations.EnumerateArray().Select(d => (Text(d, "name"), Text(d, "kind"), Text(d, "circuit"), d.GetProperty("backlog").GetInt32(), d.GetProperty("dead").GetInt32())), Is.EqualTo(new[]
        {
            ("files", "folder", "closed", 0, 0), ("RIS", "hl7", "closed", 0, 1),
        }));
        Assert.That(destinations[0].EnumerateObject().Select(property => property.Name), Is.EqualTo(new[]
        {
            "name", "kind", "circuit", "failures", "backlog", "dead", "oldestWaitingAt", "lastSuccessAt", "lastErrorAt", "lastError", "nextAttemptAt",
        }));
        Assert.That(Text(destinations[1], "lastError"), Is.EqualTo("AE"));
        var dead = (await JsonAsync(host, "/api/destinations/RIS/deliveries?state=dead"))[0];
        Assert.That((Text(dead, "studyInstanceUid"), Text(dead, "reason")), Is.EqualTo((Study, "AE: 204 Unknown key")));
        Assert.That(dead.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[]
        {
            "id", "destination", "studyInstanceUid", "version", "state", "createdAt", "attempts", "attemptedAt", "nextAttemptAt", "endedAt", "reason",
        }));
        var study = await JsonAsync(host, $"/api/studies/{Study}");
        Assert.That(Text(study, "state"), Is.EqualTo("composed"));
        Assert.That(study.GetProperty("deliveries").EnumerateArray().Select(d => Text(d, "state")), Is.EqualTo(new[] { "delivered", "dead" }));
        Assert.That(await _http.GetStringAsync(new Uri(host.Web, "/health/ready")), Does.Contain("files: 0 waiting, 0 dead; RIS: 0 waiting, 1 dead"));
        var metrics = await _http.GetStringAsync(new Uri(host.Web, "/metrics"));
        Assert.That(metrics, Does.Contain("hipai_delivery_dead{destination=\"RIS\"} 1").And.Contain("hipai_delivery_attempts_total{destination=\"RIS\",result=\"dead\"} 1"));
        Assert.That(metrics, Does.Contain("hipai_reports_delivered_total 0"));

        using var retried = await _http.PostAsync(new Uri(host.Web, $"/api/destinations/RIS/deliveries/{dead.GetProperty("id").GetInt64()}/retry"), null);
        Assert.That((await retried.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("retried").GetInt32(), Is.EqualTo(1));
        await host.Logs.WaitForAsync(Delivered, "RIS");

        Assert.That(Text(await JsonAsync(host, $"/api/studies/{Study}"), "state"), Is.EqualTo("delivered"));
        metrics = await _http.GetStringAsync(new Uri(host.Web, "/metrics"));
        Assert.That(metrics, Does.Contain("hipai_reports_delivered_total 1").And.Contain("hipai_delivery_duration_seconds_count{destination=\"RIS\"} 1"));
    }

    [Test]
    public async Task All_dead_letters_of_a_destination_go_again_at_once()
    {
        await using var peer = MllpPeer.Listen((number, id) => number <= 2 ? MllpAnswer.Acknowledge("AR", id) : MllpAnswer.Accept(id));
        await using var host = await StartAsync(peer.Port);
        await ReportAsync(host);
        await host.Logs.WaitForAsync(Dead, Study);
        await ReportAsync(host, "4.5.6");
        await host.Logs.WaitForAsync(Dead, "4.5.6");

        using var retried = await _http.PostAsync(new Uri(host.Web, "/api/destinations/RIS/deliveries/retry"), null);

        Assert.That((await retried.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("retried").GetInt32(), Is.EqualTo(2));
        await host.Logs.WaitForAsync(Delivered, "4.5.6: report version 1 delivered to RIS");
        Assert.That(peer.Has, Has.Count.EqualTo(2));
    }

    [TestCase("/api/destinations/NONE/deliveries", 404)]
    [TestCase("/api/destinations/RIS/deliveries?state=lost", 400)]
    [TestCase("/api/destinations/RIS/deliveries?limit=0", 400)]
    [TestCase("/api/destinations/RIS/deliveries", 200)]
    public async Task What_cannot_be_asked_is_said(string path, int status)
    {
        await using var host = await StartAsync(port: 9);
        using var answer = await _http.GetAsync(new Uri(host.Web, path));

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [TestCase("/api/destinations/NONE/deliveries/retry"), TestCase("/api/destinations/RIS/deliveries/7/retry")]
    public async Task What_is_no_dead_letter_cannot_go_again(string path)
    {
        await using var host = await StartAsync(port: 9);
        using var answer = await _http.PostAsync(new Uri(host.Web, path), null);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_destination_that_left_the_settings_is_told_with_what_waits_for_it()
    {
        await using (var host = await StartAsync(port: 9))
        {
            await ReportAsync(host);
            await host.Logs.WaitForAsync(5002, "RIS");
        }

        await using var without = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider());
        await without.Logs.WaitForAsync(5009, "1 reports wait for RIS, which is not in the settings");
        var orphan = (await JsonAsync(without, "/api/destinations")).EnumerateArray().Single(d => Text(d, "name") == "RIS");

        Assert.That((Text(orphan, "kind"), orphan.GetProperty("backlog").GetInt32()), Is.EqualTo(((string?)null, 1)));
        Assert.That(await _http.GetStringAsync(new Uri(without.Web, "/health/ready")), Does.Contain("RIS: 1 waiting, 0 dead, not in the settings"));
    }

    private Task<HostRig> StartAsync(int port) => HostRig.StartAsync(
        _folder.Path,
        new ManualTimeProvider(),
        builder => builder.Services.AddSingleton(SampleForms.All),
        (First + "Name", "files"), (Second + "Name", "RIS"), (Second + "Kind", "Hl7"), (Second + "Host", "127.0.0.1"), (Second + "Port", $"{port}"));

    private static async Task ReportAsync(HostRig host, string study = Study)
    {
        await host.SendAsync(HostRig.Image(study, $"{study}.1"));
        host.PassQuietPeriod();
    }

    private async Task<JsonElement> JsonAsync(HostRig host, string path) => await _http.GetFromJsonAsync<JsonElement>(new Uri(host.Web, path));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
