using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.Extensions.Configuration;

namespace HipAi.Scp.Tests.Operations;

/// <summary>The whole service over real associations on loopback.</summary>
internal sealed class HostTests
{
    private const string Study = "1.2.3";

    /// <summary>DeliveryLog.Delivered.</summary>
    private const int Delivered = 5000;

    /// <summary>PipelineLog.Quarantined.</summary>
    private const int Quarantined = 4004;

    private RigFolder _folder = null!;
    private ManualTimeProvider _time = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new RigFolder();
        _time = new ManualTimeProvider();
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test, Category("A1"), Category("B1")]
    public async Task A_pushed_study_comes_back_as_a_report()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time);
        await using (var client = await host.ConnectAsync())
        {
            Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
            await client.ReleaseAsync(CancellationToken.None);
        }

        var statuses = await host.SendAsync(HostRig.Image(Study, "1.2.3.4"), HostRig.Image(Study, "1.2.3.5"));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, Study);

        Assert.That(statuses, Is.All.EqualTo(DicomStatus.Success));
        var study = (await host.Queries.FindAsync(Study, CancellationToken.None))!;
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That(study.Snapshot!.Images, Has.Count.EqualTo(2));
        Assert.That(study.Instances[0].CallingAeTitle, Is.EqualTo("MODALITY"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "reports", Study, "report-v1.txt")), Is.EqualTo(study.Report!.Text));
    }

    [Test, Category("A7")]
    public async Task A_study_that_was_acknowledged_before_a_restart_is_reported_after_it()
    {
        await using (var before = await HostRig.StartAsync(_folder.Path, _time))
            Assert.That(await before.SendAsync(HostRig.Image(Study, "1.2.3.4")), Is.All.EqualTo(DicomStatus.Success));
        _time.Advance(TimeSpan.FromHours(1));

        await using var after = await HostRig.StartAsync(_folder.Path, _time);
        await after.Logs.WaitForAsync(Delivered, Study);

        Assert.That((await after.Queries.FindAsync(Study, CancellationToken.None))!.Report!.Version, Is.EqualTo(1));
    }

    [Test, Category("B4")]
    public async Task A_late_image_makes_a_second_version()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time);
        await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, "version 1");
        await host.SendAsync(HostRig.Image(Study, "1.2.3.5"));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, "version 2");

        var reports = await host.Queries.ReportsAsync(Study, CancellationToken.None);
        Assert.That(reports.Select(r => (r.Version, r.SnapshotRevision)), Is.EqualTo(new[] { (1, 1), (2, 2) }));
    }

    [Test]
    public async Task A_study_whose_judge_fails_is_quarantined_while_others_are_delivered()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time, ("HipAi:Pipeline:MaximumAttempts", "1"));
        host.Stages.BeforeJudge = snapshot =>
        {
            if (snapshot.StudyInstanceUid == Study) throw new InvalidOperationException("no pixels");
        };
        await host.SendAsync(HostRig.Image(Study, "1.2.3.4"), HostRig.Image("4.5.6", "4.5.6.7"));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, "4.5.6");
        await host.Logs.WaitForAsync(Quarantined, Study);

        var study = (await host.Queries.FindAsync(Study, CancellationToken.None))!;
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Quarantined));
        Assert.That(study.Summary.Reason, Does.Contain("no pixels"));
    }

    [Test, Category("A9")]
    public async Task A_full_disk_is_answered_with_A700_and_readiness_says_why()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time);
        host.Disk.Free = 0;
        var full = await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        var ready = await ReadyAsync(host);
        host.Disk.Free = long.MaxValue;
        var again = await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));

        Assert.That(full.Single().Code, Is.EqualTo(0xA700));
        Assert.That(ready.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(ready.Check("storage").GetProperty("detail").GetString(), Does.Contain("watermark"));
        Assert.That(again.Single(), Is.EqualTo(DicomStatus.Success));
        Assert.That((await ReadyAsync(host)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test, Category("H2")]
    public async Task Readiness_names_every_part()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time);

        var ready = await ReadyAsync(host);

        Assert.That(ready.Status, Is.EqualTo(HttpStatusCode.OK));
        foreach (var part in new[] { "database", "storage", "dicom", "transfer syntaxes", "models", "templates" })
            Assert.That(ready.Check(part).GetProperty("ok").GetBoolean(), part);
        Assert.That(ready.Check("models").GetProperty("detail").GetString(), Is.EqualTo("fake 1 on CPU"));
        using var http = HostRig.Machine();
        Assert.That((await http.GetAsync(new Uri(host.Web, "/health/live"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test, Category("A2"), Category("H1")]
    public async Task A_refused_association_is_kept_with_its_reason()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time, ("HipAi:Receiving:AllowedSources", "10.0.0.0/8"));

        Assert.That(async () => await host.ConnectAsync(), Throws.InstanceOf<DicomAssociationRejectedException>());
        await host.App.StopAsync();

        var refusal = (await host.Queries.RefusalsAsync(10, CancellationToken.None)).Single();
        Assert.That(refusal.CallingAeTitle, Is.EqualTo("MODALITY"));
        Assert.That(refusal.Peer, Does.StartWith("127.0.0.1:"));
        Assert.That(refusal.Reason, Does.Contain("AllowedSources"));
    }

    [Test]
    public void Everything_that_is_wrong_is_told_before_anything_starts()
    {
        var fault = Assert.Throws<ConfigurationException>(() => HipAiHost.Build(
            [],
            builder => builder.Configuration.AddInMemoryCollection(
            [
                new("HipAi:Storage:Root", _folder.Path),
                new("HipAi:Receiving:Port", "x"),
                new("HipAi:Receiving:AeTitle", "WAY TOO LONG FOR A TITLE"),
                new("HipAi:Inference:ModelsFolder", Path.Combine(_folder.Path, "no-models")),
                new("HipAi:Reporting:TemplatesFolder", Path.Combine(_folder.Path, "no-templates")),
            ])));

        Assert.That(fault!.Errors.Select(e => e.Setting), Is.SupersetOf(new[]
        {
            "HipAi:Receiving:Port", "HipAi:Receiving:AeTitle", "HipAi:Inference:ModelsFolder", "HipAi:Reporting:TemplatesFolder",
        }));
    }

    [Test, Category("C9"), Category("C4")]
    public async Task Where_the_networks_run_why_and_what_they_lack_stands_in_the_log()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time);

        Assert.That(host.Logs.Entries, Has.Some.Contains(" 6001 Models fake 1 on CPU (a fake needs no card)"));
        Assert.That(host.Logs.Entries, Has.Some.Contains(" 6002 Models: The fake ensemble is thin."));
    }

    private static async Task<Ready> ReadyAsync(HostRig host)
    {
        using var http = HostRig.Machine();
        using var response = await http.GetAsync(new Uri(host.Web, "/health/ready"));
        return new Ready(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private sealed record Ready(HttpStatusCode Status, JsonElement Body)
    {
        public JsonElement Check(string name) =>
            Body.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);
    }
}
