using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Failures;

/// <summary>A disk that is full or cannot be written: a truthful status, nothing half done, and recovery by itself.</summary>
[Category("A9")]
[CancelAfter(120_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DiskFailureTests : IDisposable
{
    private const string Study = "1.2.3";
    private const int WillRetry = 4003;
    private const int Unreachable = 5002;
    private const int Delivered = 5000;

    private readonly RigFolder _folder = new();
    private readonly ManualTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_disk_that_becomes_full_in_the_middle_of_an_object()
    {
        await using var host = await StartAsync();
        host.Disk.Room = 2000;
        var image = HostRig.Image(Study, "1.2.3.4");
        image.Dataset.AddOrUpdate(DicomVR.OW, DicomTag.PixelData, new byte[10_000]);
        var full = await host.SendAsync(image);
        Assert.That(full.Single().Code, Is.EqualTo(0xA700));
        Assert.That(full.Single().ErrorComment, Does.Contain("the disk is full"));
        Assert.That(FilesIn("incoming").Concat(FilesIn("instances")), Is.Empty);
        Assert.That(await host.Queries.FindAsync(Study, CancellationToken.None), Is.Null);

        host.Disk.Room = long.MaxValue;
        Assert.That(await host.SendAsync(image), Is.All.EqualTo(DicomStatus.Success));
    }

    [TestCase(".tmp", "results", WillRetry, TestName = "A_disk_that_becomes_full_in_the_middle_of_a_heatmap")]
    [TestCase("reports", "reports", Unreachable, TestName = "A_disk_that_becomes_full_in_the_middle_of_a_report")]
    public async Task It_is_tried_again_until_there_is_room(string where, string folder, int told)
    {
        await using var host = await StartAsync();
        await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        host.Disk.BeforeCreate = path => host.Disk.Room = path.Contains(where, StringComparison.Ordinal) ? 2 : long.MaxValue;
        await FailAndRecoverAsync(host, told, "IOException", () => Assert.That(FilesIn(folder), Is.Empty, "nothing half written is left"));
    }

    [Test]
    public async Task A_reports_folder_that_cannot_be_written()
    {
        await using var host = await StartAsync();
        await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        host.Disk.BeforeCreate = path =>
        {
            if (path.Contains("reports", StringComparison.Ordinal)) throw new UnauthorizedAccessException("Access to the path is denied.");
        };
        await FailAndRecoverAsync(host, Unreachable, nameof(UnauthorizedAccessException), () => Assert.That(FilesIn("reports"), Is.Empty));
    }

    [Test, Category("H2")]
    public async Task A_data_folder_that_cannot_be_written()
    {
        await using var host = await StartAsync();
        // The tests may run as root, whom no permission stops: a file where the folder was stops everybody.
        var (incoming, aside) = (Path.Combine(_folder.Path, "incoming"), Path.Combine(_folder.Path, "aside"));
        Directory.Move(incoming, aside);
        await File.WriteAllTextAsync(incoming, "not a folder");
        var refused = await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        var (isReady, troubles) = await host.ReadyAsync();
        Assert.That(refused.Single().Code, Is.EqualTo(0xA700));
        Assert.That(isReady, Is.False);
        Assert.That(troubles["storage"], Does.Contain("incoming"));

        File.Delete(incoming);
        Directory.Move(aside, incoming);
        Assert.That(await host.SendAsync(HostRig.Image(Study, "1.2.3.4")), Is.All.EqualTo(DicomStatus.Success));
        Assert.That((await host.ReadyAsync()).IsReady, Is.True);
    }

    [Test]
    public async Task Permission_that_is_taken_away_is_answered_with_A700()
    {
        await using var host = await StartAsync();
        host.Disk.BeforeCreate = _ => throw new UnauthorizedAccessException("Access to the path is denied.");
        var refused = await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        host.Disk.BeforeCreate = _ => { };

        Assert.That(refused.Single().Code, Is.EqualTo(0xA700));
        Assert.That(refused.Single().ErrorComment, Does.Contain("cannot be written"));
        Assert.That(await host.SendAsync(HostRig.Image(Study, "1.2.3.4")), Is.All.EqualTo(DicomStatus.Success));
    }

    /// <summary>More attempts than a study of its own fault would get; then the disk works again.</summary>
    private static async Task FailAndRecoverAsync(HostRig host, int told, string fault, Action whileFailing)
    {
        host.PassQuietPeriod();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await host.Logs.WaitForNextAsync(told, fault);
            host.PassRetryDelay();
        }

        await host.Logs.WaitForNextAsync(told, fault);
        whileFailing();
        var study = (await host.Queries.FindAsync(Study, CancellationToken.None))!;
        Assert.That(study.Summary.State, Is.Not.EqualTo(StudyState.Quarantined));
        Assert.That(study.Summary.Reason ?? study.Deliveries.SingleOrDefault()?.Reason, Is.Not.Null, "the study says why it waits");

        (host.Disk.BeforeCreate, host.Disk.Room) = (_ => { }, long.MaxValue);
        host.PassRetryDelay();
        await host.Logs.WaitForAsync(Delivered, Study);
        study = (await host.Queries.FindAsync(Study, CancellationToken.None))!;
        Assert.That((study.Summary.State, study.Summary.Reason, study.Report!.Version), Is.EqualTo((StudyState.Delivered, (string?)null, 1)));
    }

    private Task<HostRig> StartAsync() => HostRig.StartAsync(_folder.Path, _time);

    private string[] FilesIn(string folder) => ScpRig.FilesIn(Path.Combine(_folder.Path, folder));
}
