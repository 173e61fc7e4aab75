using System.Net;
using System.Text.Json;
using HipAi.Dicom.Network;
using HipAi.Scp.Commands;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Commands;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Operations;

/// <summary>Retention in the running service, and what API, backup and command line say then.</summary>
internal sealed class RetentionHostTests
{
    private const string Study = "1.2.3";
    private const string Image = "1.2.3.4";
    private const string OneDay = "1.00:00:00";
    private const int Delivered = 5000;
    private const int Swept = 2010;
    private const int Paused = 2014;
    private const int Offered = 4007;

    private ManualTimeProvider _time = null!;
    private RigFolder _folder = null!;

    private string Data => Path.Combine(_folder.Path, "data");

    [SetUp]
    public void SetUp() => (_folder, _time) = (new RigFolder(), new ManualTimeProvider());

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test, Category("H7"), Category("H2")]
    public async Task What_the_service_removed_is_told_everywhere()
    {
        await using var host = await DeliveredAsync(("HipAi:Retention:Images", OneDay), ("HipAi:Retention:Pictures", OneDay));
        using var http = host.Http();
        await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        _time.Advance(TimeSpan.FromHours(26));
        await host.Logs.WaitForAsync(Swept, "1 images");

        var study = JsonDocument.Parse(await http.GetStringAsync(new Uri($"/api/studies/{Study}", UriKind.Relative))).RootElement;
        Assert.That(study.GetProperty("removed").GetProperty("imagesAt").GetDateTimeOffset(), Is.GreaterThan(_time.GetUtcNow().AddHours(-3)));
        Assert.That(study.GetProperty("images")[0].GetProperty("removedAt").ValueKind, Is.EqualTo(JsonValueKind.String));
        foreach (var gone in new[] { $"images/{Image}/rendered.png", "heatmaps/right-1.png" })
        {
            using var answer = await http.GetAsync(new Uri($"/api/studies/{Study}/{gone}", UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Gone), gone);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("removed by retention on 2026-11-22"));
        }

        await MetricsSayAsync(http);
        Assert.That(ScpRig.FilesIn(Path.Combine(Data, "instances")), Is.Empty);
        Assert.That(await host.SendAsync(HostRig.Image(Study, Image)), Is.All.EqualTo(DicomStatus.Success));
        Assert.That(ScpRig.FilesIn(Path.Combine(Data, "instances")), Has.Length.EqualTo(1), "sent again, it is here again");
    }

    [Test, Category("H7")]
    public async Task A_clock_that_jumps_ahead_removes_nothing()
    {
        await using var host = await DeliveredAsync(("HipAi:Retention:Images", OneDay));
        _time.Set(TimeSpan.FromDays(400));
        _time.Advance(TimeSpan.FromHours(1));
        await host.Logs.WaitForAsync(Paused);

        Assert.That(ScpRig.FilesIn(Path.Combine(Data, "instances")), Has.Length.EqualTo(1));
    }

    [Test, Category("H6"), Category("H7")]
    public async Task A_backup_does_not_miss_what_was_removed_and_its_restore_adopts_nothing()
    {
        await using (var host = await DeliveredAsync(("HipAi:Retention:Images", OneDay)))
        {
            _time.Advance(TimeSpan.FromHours(26));
            await host.Logs.WaitForAsync(Swept, "1 images");
            var backup = await CommandRun.OfAsync("backup", "--data", Data, "--to", Path.Combine(_folder.Path, "backup"));
            Assert.That(backup.ExitCode, Is.Zero, backup.Error);
        }

        await using var restored = await HostRig.StartAsync(Path.Combine(_folder.Path, "backup"), _time);
        await restored.Logs.WaitForAsync(2000, "0 objects indexed now, 0 quarantined");
        Assert.That((await restored.Queries.FindAsync(Study, CancellationToken.None))!.Removals.ImagesAt, Is.Not.Null);
    }

    [Test, Category("H7")]
    public async Task The_command_says_what_would_go_and_then_removes_it_beside_the_service()
    {
        await using var host = await DeliveredAsync();
        _time.Advance(TimeSpan.FromHours(26));
        string[] settings = ["--set", $"HipAi:Storage:Root={Data}", "--set", "HipAi:Retention:Images=01:00:00"];

        var plan = await RunAsync(["retention", .. settings, "--dry-run"]);
        var before = ScpRig.FilesIn(Path.Combine(Data, "instances")).Length;
        var run = await RunAsync(["retention", .. settings]);
        var wrong = await CommandRun.OfAsync("retention", "--set", $"HipAi:Storage:Root={Data}", "--set", "HipAi:Retention:Records=01:00:00");

        Assert.That(plan, Does.Match(@"^0 images: 1 would go, [1-9]\d+ bytes\npictures: 0 would go, 0 bytes\n"));
        Assert.That(before, Is.EqualTo(1), "a dry run changes nothing");
        Assert.That(run, Does.Match(@"^0 images: 1 removed, [1-9]\d+ bytes\n"));
        Assert.That(ScpRig.FilesIn(Path.Combine(Data, "instances")), Is.Empty);
        Assert.That(wrong.ExitCode, Is.EqualTo(2));
        Assert.That(wrong.Error, Does.Contain("HipAi:Retention:Records").And.Contain("Retention:Images must be set"));
    }

    [Test, Category("B4")]
    public async Task A_newer_draft_is_shown_as_an_offer_with_its_differences()
    {
        await using var host = await DeliveredAsync();
        var ledger = host.App.Services.GetRequiredService<StudyLedger>();
        await ledger.RecordEditAsync(Study, 1, [new ReportSection("FINDINGS", "Mine.")], _time.GetUtcNow(), CancellationToken.None);
        await host.SendAsync(HostRig.Image(Study, "1.2.3.5"));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Offered, Study);
        using var http = host.Http();

        var study = JsonDocument.Parse(await http.GetStringAsync(new Uri($"/api/studies/{Study}", UriKind.Relative))).RootElement;

        Assert.That(study.GetProperty("state").GetString(), Is.EqualTo("reviewed"));
        var (report, offered) = (study.GetProperty("report"), study.GetProperty("offered"));
        Assert.That((report.GetProperty("version").GetInt32(), report.GetProperty("author").GetString()), Is.EqualTo((2, "person")));
        Assert.That((offered.GetProperty("version").GetInt32(), offered.GetProperty("predecessor").GetInt32()), Is.EqualTo((3, 1)));
        Assert.That(offered.GetProperty("differences").EnumerateArray().Select(line => line.GetString()), Is.EqualTo(new[] { "  FINDINGS", "- Mine.", "+ x" }));
    }

    private async Task<HostRig> DeliveredAsync(params (string, string)[] settings)
    {
        var host = await HostRig.StartAsync(Data, _time, settings);
        await host.SendAsync(HostRig.Image(Study, Image));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, Study);
        return host;
    }

    /// <summary>Exit code and output, with the rig's clock.</summary>
    private async Task<string> RunAsync(string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var exitCode = await HipAiCommandLine.RunAsync(arguments, new CommandContext(output, output, _time), CancellationToken.None);
        return $"{exitCode} {output}";
    }

    private static async Task MetricsSayAsync(HttpClient http)
    {
        var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.That(metrics, Does.Contain("hipai_retention_removed_total{kind=\"images\"} 1\n"));
        Assert.That(metrics, Does.Match("hipai_retention_bytes_total\\{kind=\"images\"\\} [1-9]"));
        Assert.That(metrics, Does.Contain("hipai_retention_removed_total{kind=\"records\"} 0\n"));
    }
}
