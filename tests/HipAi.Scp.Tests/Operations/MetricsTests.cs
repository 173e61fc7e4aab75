using System.Globalization;
using System.Text.RegularExpressions;
using HipAi.Dicom.Network;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Operations;

/// <summary>The numbers of the running service, as Prometheus is told them.</summary>
[Category("H2")]
internal sealed partial class MetricsTests
{
    /// <summary>DeliveryLog.Delivered.</summary>
    private const int Delivered = 5000;

    private RigFolder _folder = null!;

    private static string RulesFile => Path.Combine(Repository.Root, "deploy", "prometheus", "hipai-alerts.yml");

    [SetUp]
    public void SetUp() => _folder = new RigFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task A_stored_study_and_its_report_are_counted_and_timed()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider());
        var begun = Values(await ScrapeAsync(host));
        foreach (var counter in new[] { "hipai_objects_stored_total{result=\"stored\"}", "hipai_reports_delivered_total", "hipai_stage_failures_total{next=\"retry\",stage=\"infer\"}" })
            Assert.That(begun[counter], Is.Zero, "an increase is seen from a value that was seen");

        await host.SendAsync(HostRig.Image("1.2.3", "1.2.3.4"), HostRig.Image("1.2.3", "1.2.3.4"));
        var received = Values(await ScrapeAsync(host));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, "1.2.3");
        var reported = Values(await ScrapeAsync(host));

        Assert.That(received["hipai_objects_stored_total{result=\"stored\"}"], Is.EqualTo(1));
        Assert.That(received["hipai_objects_stored_total{result=\"duplicate\"}"], Is.EqualTo(1));
        Assert.That(received["hipai_store_duration_seconds_count{result=\"stored\"}"], Is.EqualTo(1));
        Assert.That(received["hipai_objects_bytes_total"], Is.GreaterThan(100));
        Assert.That(received["hipai_studies_state{state=\"receiving\"}"], Is.EqualTo(1));
        Assert.That(received["hipai_disk_free_bytes"], Is.EqualTo(long.MaxValue));
        Assert.That(reported["hipai_studies_state{state=\"receiving\"}"], Is.Zero);
        Assert.That(reported["hipai_studies_state{state=\"delivered\"}"], Is.EqualTo(1));
        Assert.That(reported["hipai_reports_delivered_total"], Is.EqualTo(1));
        Assert.That(reported["hipai_image_to_report_duration_seconds_sum"], Is.EqualTo(60));
        Assert.That(reported["hipai_model_duration_seconds_count{member=\"fake\",provider=\"cpu\"}"], Is.EqualTo(1));
        Assert.That(reported["hipai_model_duration_seconds_sum{member=\"fake\",provider=\"cpu\"}"], Is.EqualTo(0.04).Within(1e-9));
        foreach (var stage in new[] { "infer", "compose" })
            Assert.That(reported[$"hipai_stage_duration_seconds_count{{stage=\"{stage}\"}}"], Is.EqualTo(1), stage);
    }

    [Test]
    public async Task A_refusal_is_counted_and_a_full_disk_is_not_ready()
    {
        await using var host = await HostRig.StartAsync(
            _folder.Path, new ManualTimeProvider(), ("HipAi:Receiving:RequireCalledAeTitle", "true"), ("HipAi:Receiving:AeTitle", "OTHER"));
        Assert.That(async () => await host.ConnectAsync(), Throws.InstanceOf<DicomAssociationRejectedException>());
        await host.Logs.WaitForAsync(1004);

        var values = Values(await ScrapeAsync(host));

        Assert.That(values["hipai_associations_refused_total"], Is.EqualTo(1));
        Assert.That(values["hipai_associations_open"], Is.Zero);
        Assert.That(values["hipai_ready{part=\"storage\"}"], Is.EqualTo(1));
        host.Disk.Free = 0;
        Assert.That(Values(await ScrapeAsync(host))["hipai_ready{part=\"storage\"}"], Is.Zero);
    }

    [Test]
    public async Task A_failed_step_says_whether_it_is_tried_again()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider(), ("HipAi:Pipeline:MaximumAttempts", "1"));
        host.Stages.BeforeJudge = _ => throw new InvalidOperationException("no pixels");
        await host.SendAsync(HostRig.Image("1.2.3", "1.2.3.4"));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(4004, "1.2.3");

        var values = Values(await ScrapeAsync(host));

        Assert.That(values["hipai_stage_failures_total{next=\"quarantine\",stage=\"infer\"}"], Is.EqualTo(1));
        Assert.That(values["hipai_studies_state{state=\"quarantined\"}"], Is.EqualTo(1));
    }

    [Test]
    public async Task The_alert_rules_speak_of_metrics_that_there_are()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider());
        var known = Types().Matches(await ScrapeAsync(host)).SelectMany(type => type.Groups["type"].Value == "histogram"
            ? new[] { "_bucket", "_sum", "_count" }.Select(end => type.Groups["name"].Value + end)
            : [type.Groups["name"].Value]).ToHashSet();
        var rules = await File.ReadAllTextAsync(RulesFile);

        var named = MetricName().Matches(rules).Select(match => match.Value).Distinct().ToList();

        Assert.That(named, Has.Count.GreaterThan(8));
        Assert.That(named, Is.SubsetOf(known));
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations.md"));
        foreach (var alert in AlertName().Matches(rules).Select(match => match.Groups["name"].Value))
            Assert.That(document, Does.Contain($"| `{alert}` |"), "docs/operations.md says what to do");
    }

    private static async Task<string> ScrapeAsync(HostRig host)
    {
        using var http = HostRig.Machine();
        using var response = await http.GetAsync(new Uri(host.Web, "/metrics"));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/plain; version=0.0.4; charset=utf-8"));
        return await response.Content.ReadAsStringAsync();
    }

    private static Dictionary<string, double> Values(string text) => text.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => (Line: line, Blank: line.LastIndexOf(' ')))
        .ToDictionary(entry => entry.Line[..entry.Blank], entry => double.Parse(entry.Line[(entry.Blank + 1)..], CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?m)^# TYPE (?<name>\S+) (?<type>\S+)$")]
    private static partial Regex Types();

    [GeneratedRegex(@"\bhipai_\w+")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"(?m)^\s+- alert: (?<name>\w+)$")]
    private static partial Regex AlertName();
}
