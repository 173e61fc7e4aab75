using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>Reports at DCMTK's storescp and at Orthanc: real receivers, plain and over TLS, and what they refuse.</summary>
[Category("D8")]
[CancelAfter(120_000)]
internal sealed class StorescpTests
{
    private const string Study = "1.2.3";

    private readonly TempFolder _folder = new();
    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ScpRig { DeliversAtOnce = false };

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public async Task Storescp_has_every_object_and_a_repeat_changes_nothing()
    {
        await using var storescp = Storescp.Start([], _folder.File("plain"));
        Destination(storescp.Port);
        await ReportAsync();
        await DeliverWhenUpAsync();
        await _rig.Database.WriteAsync(WriteKey.None, db => ForgetDeliveryAsync(db), CancellationToken.None);
        await _rig.DeliverAsync("PACS");

        Assert.That((await RowAsync()).State, Is.EqualTo(DeliveryState.Delivered));
        string[] uids = [SampleForms.Uid(Study, 1, "sr"), SampleForms.Uid(Study, 1, "heatmap/right-1"), SampleForms.Uid(Study, 1, "pdf")];
        var stored = Directory.GetFiles(_folder.File("plain")).Select(path => DicomFile.Open(path).Dataset).ToList();
        Assert.That(stored.Select(dataset => dataset.GetSingleValue<string>(DicomTag.SOPInstanceUID)), Is.EquivalentTo(uids));
        Assert.That(stored.Select(dataset => dataset.GetSingleValue<string>(DicomTag.PatientID)), Is.All.EqualTo("ID1"));
    }

    [TestCase(true), TestCase(false)]
    public async Task Over_tls_with_certificates_on_both_sides(bool trusted)
    {
        var folder = $"tls-{trusted}";
        using var authority = new TestAuthority("Hospital", TimeProvider.System.GetUtcNow());
        using var stranger = new TestAuthority("Stranger", TimeProvider.System.GetUtcNow());
        Directory.CreateDirectory(_folder.File(folder));
        var (certificate, key) = TestAuthority.Save(authority.Issue("pacs"), _folder.File($"{folder}/pacs"));
        var ca = authority.SaveRoot(_folder.File($"{folder}/ca.pem"));
        await using var storescp = Storescp.Start(["+tls", key, certificate, "+cf", ca, "-rc"], _folder.File($"{folder}/in"));
        var destination = Destination(storescp.Port);
        destination.Tls.Enabled = true;
        (destination.Tls.CertificateFile, destination.Tls.KeyFile) = TestAuthority.Save(authority.Issue("hipai"), _folder.File($"{folder}/hipai"));
        destination.Tls.TrustedAuthoritiesFile = trusted ? ca : stranger.SaveRoot(_folder.File($"{folder}/other.pem"));
        await ReportAsync();
        await DeliverWhenUpAsync();

        Assert.That((await RowAsync()).State, Is.EqualTo(trusted ? DeliveryState.Delivered : DeliveryState.Waiting), (await RowAsync()).Reason);
        if (!trusted) Assert.That((await RowAsync()).Reason, Does.Contain("issued by nobody who is trusted here"));
    }

    [Test]
    public async Task A_storescp_that_refuses_every_association_makes_the_destination_wait()
    {
        await using var storescp = Storescp.Start(["--refuse"], _folder.File("refusing"));
        Destination(storescp.Port);
        await ReportAsync();
        await DeliverWhenUpAsync();

        Assert.That((await StatusAsync()).LastError, Is.EqualTo("the association was rejected"));
        Assert.That((await RowAsync()).State, Is.EqualTo(DeliveryState.Waiting));
    }

    [Test]
    public async Task A_storescp_that_aborts_in_the_middle_gets_the_same_again()
    {
        await using var storescp = Storescp.Start(["--abort-during"], _folder.File("aborting"));
        Destination(storescp.Port);
        await ReportAsync();
        await DeliverWhenUpAsync();

        var row = await RowAsync();
        Assert.That((row.State, (await StatusAsync()).LastError), Is.EqualTo((DeliveryState.Waiting, "the association broke")));
    }

    [Test]
    public async Task Orthanc_shows_the_objects_in_their_study_once()
    {
        await using var orthanc = await OrthancServer.StartAsync();
        Destination(orthanc.DicomPort).CalledAeTitle = OrthancServer.AeTitle;
        await ReportAsync();
        await _rig.DeliverAsync("PACS");
        await _rig.Database.WriteAsync(WriteKey.None, db => ForgetDeliveryAsync(db), CancellationToken.None);
        await _rig.DeliverAsync("PACS");

        Assert.That((await RowAsync()).State, Is.EqualTo(DeliveryState.Delivered), (await RowAsync()).Reason);
        var study = (await orthanc.GetAsync("studies?expand")).EnumerateArray().Single();
        Assert.That(study.GetProperty("MainDicomTags").GetProperty("StudyInstanceUID").GetString(), Is.EqualTo(Study));
        Assert.That((await orthanc.GetAsync("instances")).GetArrayLength(), Is.EqualTo(3));
    }

    /// <summary>As a process leaves it that was killed after the last answer and before its record.</summary>
    private static async Task<bool> ForgetDeliveryAsync(HipAiDbContext db)
    {
        foreach (var row in db.Outbox) (row.State, row.EndedAt) = (DeliveryState.Waiting, null);
        db.Deliveries.RemoveRange(db.Deliveries);
        return await Task.FromResult(true);
    }

    /// <summary>A program has no way to say that it listens; until it does, nobody is there.</summary>
    private async Task DeliverWhenUpAsync()
    {
        do
        {
            TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();
            _rig.Time.Advance(TimeSpan.FromMinutes(1));
            await _rig.DeliverAsync("PACS");
        }
        while ((await RowAsync()).Reason?.Contains("cannot be reached", StringComparison.Ordinal) == true);
    }

    private DestinationOptions Destination(int port)
    {
        var destination = new DestinationOptions { Name = "PACS", Kind = DestinationKind.Dicom, Host = "127.0.0.1", Port = port, CalledAeTitle = "PACS" };
        _rig.AddDestination(destination);
        return destination;
    }

    private async Task ReportAsync()
    {
        await _rig.SettleAsync(Study, "1.2.3.1");
        await _rig.AdvanceAsync(Study);
    }

    private async Task<StudyDelivery> RowAsync() => (await _rig.FindAsync(Study)).Deliveries.Single();

    private async Task<DestinationStatus> StatusAsync() => (await _rig.OutboxQueries.DestinationsAsync(CancellationToken.None)).Single();
}
