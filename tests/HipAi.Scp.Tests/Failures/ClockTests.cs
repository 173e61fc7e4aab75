using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Receiving.Commitment;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Failures;

/// <summary>Somebody sets the clock while the service runs: nothing waits longer than it would have, and nothing is done twice.</summary>
[Category("B1")]
[CancelAfter(120_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ClockTests : IDisposable
{
    private const string Study = "1.2.3";
    private const int WillRetry = 4003;
    private const int Delivered = 5000;

    private readonly RigFolder _folder = new();
    private readonly ManualTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [TestCase(-1)]
    [TestCase(-24)]
    [TestCase(24)]
    public async Task An_open_study_closes_once_and_no_later_than_its_quiet_period(int hours)
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time);
        await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        _time.Set(TimeSpan.FromHours(hours));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, Study);

        _time.Set(TimeSpan.FromHours(-hours));
        host.PassQuietPeriod();
        await host.SendAsync(HostRig.Image("4.5.6", "4.5.6.7"));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, "4.5.6");
        Assert.That((await host.Queries.ReportsAsync(Study, CancellationToken.None)).Select(report => report.Version), Is.EqualTo(new[] { 1 }));
        await AssertNoNegativeMetricAsync(host);
    }

    [TestCase(-1)]
    [TestCase(-24)]
    public async Task A_clock_that_is_set_back_while_the_service_is_down(int hours)
    {
        await using (var before = await HostRig.StartAsync(_folder.Path, _time)) await before.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        _time.Set(TimeSpan.FromHours(hours));

        await using var after = await HostRig.StartAsync(_folder.Path, _time);
        after.PassQuietPeriod();
        await after.Logs.WaitForAsync(Delivered, Study);
    }

    [Test, Category("B4")]
    public async Task A_clock_that_was_set_forward_closes_early_and_the_rest_makes_the_next_version()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time);
        await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        _time.Set(TimeSpan.FromDays(1));
        await host.SendAsync(HostRig.Image(Study, "1.2.3.5"));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, Study);
        await host.SendAsync(HostRig.Image(Study, "1.2.3.6"));
        host.PassQuietPeriod();
        host.PassQuietPeriod();
        await host.Logs.WaitForNextAsync(Delivered, Study);

        var study = (await host.Queries.FindAsync(Study, CancellationToken.None))!;
        Assert.That(study.Snapshot!.Images.Select(image => image.Instance.SopInstanceUid), Is.Unique.And.SupersetOf(new[] { "1.2.3.4", "1.2.3.5" }));
    }

    [TestCase(-1)]
    [TestCase(-24)]
    public async Task A_retry_that_waits_is_not_held_up(int hours)
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time);
        host.Stages.BeforeJudge = _ => throw new InvalidOperationException("once");
        await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(WillRetry, Study);
        host.Stages.BeforeJudge = _ => { };
        _time.Set(TimeSpan.FromHours(hours));
        host.PassRetryDelay();
        await host.Logs.WaitForAsync(Delivered, Study);

        Assert.That((await host.Queries.FindAsync(Study, CancellationToken.None))!.Report!.Version, Is.EqualTo(1));
    }

    [TestCase(-1)]
    [TestCase(-24)]
    [Category("A11")]
    public async Task A_commitment_that_waits_is_due_at_once_and_not_again_and_again(int hours)
    {
        using var rig = new ScpRig();
        var ledger = new CommitmentLedger(rig.Database, rig.Folder, rig.Time);
        var (id, _) = await ledger.AddAsync(
            new CommitmentRow
            {
                TransactionUid = "1.9.1", CallingAeTitle = "MODALITY", CalledAeTitle = "HIPAI", Source = "", Node = "node", ResultJson = "", ReceivedAt = rig.Time.GetUtcNow(),
            },
            new StorageCommitmentResult("1.9.1", [], []));
        await ledger.PostponeAsync(id, 1, rig.Time.GetUtcNow().AddMinutes(1), CancellationToken.None);
        Assert.That(await ledger.TakeDueAsync(10, CancellationToken.None), Is.Empty);

        rig.Time.Set(TimeSpan.FromHours(hours));
        Assert.That(await ledger.TakeDueAsync(10, CancellationToken.None), Has.Count.EqualTo(1));
        await ledger.PostponeAsync(id, 2, rig.Time.GetUtcNow().AddMinutes(2), CancellationToken.None);
        Assert.That(await ledger.TakeDueAsync(10, CancellationToken.None), Is.Empty);
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await ledger.TakeDueAsync(10, CancellationToken.None), Has.Count.EqualTo(1));
    }

    private static async Task AssertNoNegativeMetricAsync(HostRig host)
    {
        using var http = HostRig.Machine();
        var lines = (await http.GetStringAsync(new Uri(host.Web, "/metrics"))).Split('\n');
        Assert.That(lines.Where(line => line.Contains(" -", StringComparison.Ordinal) && !line.StartsWith('#')), Is.Empty, "no duration is below zero");
    }
}
