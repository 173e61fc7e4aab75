using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>Storage commitment of the service, from the request to the report, across restarts (requirement A11).</summary>
[Category("A11")]
[CancelAfter(120_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CommitmentTests : IDisposable
{
    private const string Source = "HipAi:Receiving:Sources:0:";
    private const int Told = 1021;
    private const int NotTold = 1022;
    private const int GivenUp = 1023;
    private const int ToldAtOnce = 1025;

    private static readonly string Model = DicomUID.StorageCommitmentPushModel.UID;
    private static readonly DicomSopReference Kept = new(ScpRig.SopClass, "1.2.3.4");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RigFolder _folder = new();
    private readonly ManualTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task What_is_kept_is_committed_and_the_rest_is_named_with_its_reason_on_the_same_association()
    {
        await using var host = await StartAsync();
        await host.SendAsync(HostRig.Image("1.2.3", "1.2.3.4"), HostRig.Image("1.2.3", "1.2.3.5"));
        var lost = (await host.Queries.FindAsync("1.2.3", CancellationToken.None))!.Instances.Single(instance => instance.SopInstanceUid == "1.2.3.5");
        File.Delete(Path.Combine(_folder.Path, lost.RelativePath));
        var (missing, otherClass, gone) = (Kept with { SopInstanceUid = "1.2.3.9" }, Kept with { SopClassUid = DicomUID.CTImageStorage.UID }, Kept with { SopInstanceUid = "1.2.3.5" });

        var result = await AskAsync(host, new StorageCommitmentRequest("1.9.1", [Kept, missing, otherClass, gone]));

        Assert.That(result.TransactionUid, Is.EqualTo("1.9.1"));
        Assert.That(result.Committed, Is.EqualTo(new[] { Kept }));
        Assert.That(result.Failed, Is.EqualTo(new StorageCommitmentFailure[]
        {
            new(missing, StorageCommitmentFailureReason.NoSuchObjectInstance),
            new(otherClass, StorageCommitmentFailureReason.ClassInstanceConflict),
            new(gone, StorageCommitmentFailureReason.ProcessingFailure),
        }));
        await host.Logs.WaitForAsync(ToldAtOnce, "1.9.1");
    }

    [Test]
    public async Task All_kept_is_event_type_1_and_the_same_transaction_again_is_a_duplicate()
    {
        await using var host = await StartAsync();
        await host.SendAsync(HostRig.Image("1.2.3", "1.2.3.4"));
        var request = new StorageCommitmentRequest("1.9.1", [Kept]);

        var first = await AskAsync(host, request);
        var second = await AskAsync(host, request);

        Assert.That((first.EventTypeId, first.Committed.Count), Is.EqualTo((1, 1)));
        Assert.That(second.Committed, Is.Empty);
        Assert.That(second.Failed, Is.EqualTo(new[] { new StorageCommitmentFailure(Kept, StorageCommitmentFailureReason.DuplicateTransactionUid) }));
    }

    [Test]
    public async Task A_request_that_could_not_be_reported_on_is_answered_with_0115()
    {
        await using var host = await StartAsync();
        await using var client = await ConnectAsync(host);
        var dataset = new StorageCommitmentRequest("1.9.1", [Kept]).ToDataset();
        dataset.Remove(DicomTag.ReferencedSOPSequence);

        var answer = await client.NActionAsync(Model, DicomUID.StorageCommitmentPushModelInstance.UID, 1, dataset, CancellationToken.None);

        Assert.That(answer.Status.Code, Is.EqualTo(0x0115));
    }

    [Test]
    public async Task It_is_not_offered_unless_it_is_switched_on()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time);
        await using var client = await ConnectAsync(host);

        Assert.That(client.Association.AcceptedContexts.Select(context => context.AbstractSyntax), Does.Not.Contain(Model));
    }

    [Test]
    public async Task Whoever_does_not_wait_is_told_on_an_association_of_its_own()
    {
        var peer = new CommitmentPeer();
        await using var listening = await CommitmentPeer.ListenAsync(peer);
        await using var host = await StartAsync((Source + "CommitmentHost", "127.0.0.1"), (Source + "CommitmentPort", $"{listening.LocalEndPoint.Port}"));
        await host.SendAsync(HostRig.Image("1.2.3", "1.2.3.4"));

        await AskAndLeaveAsync(host, "1.9.1");
        var heard = await peer.HearAsync();
        await host.Logs.WaitForAsync(Told, "1.9.1");

        Assert.That((heard.Association.CallingAeTitle, heard.Association.CalledAeTitle), Is.EqualTo(("HIPAI", "MODALITY")));
        Assert.That(heard.Association.AcceptedContexts.Single().RequestorRoles, Is.EqualTo(DicomRoles.Scp));
        Assert.That(StorageCommitmentResult.FromDataset(heard.Dataset!).Committed, Is.EqualTo(new[] { Kept }));
    }

    [Test]
    public async Task A_report_that_is_answered_with_a_failure_is_sent_again_later_and_given_up_in_the_end()
    {
        var peer = new CommitmentPeer { Answer = DicomStatus.ProcessingFailure };
        await using var listening = await CommitmentPeer.ListenAsync(peer);
        await using var host = await StartAsync(
            (Source + "CommitmentHost", "127.0.0.1"), (Source + "CommitmentPort", $"{listening.LocalEndPoint.Port}"), ("HipAi:Receiving:StorageCommitment:MaximumAttempts", "2"));

        await AskAndLeaveAsync(host, "1.9.1");
        await peer.HearAsync();
        await host.Logs.WaitForAsync(NotTold, "1.9.1");
        _time.Advance(TimeSpan.FromMinutes(2));
        await peer.HearAsync();
        await host.Logs.WaitForAsync(GivenUp, "after 2 attempts");
    }

    [Test, Category("A7")]
    public async Task A_restart_forgets_no_report()
    {
        var peer = new CommitmentPeer();
        int port;
        await using (var closed = await CommitmentPeer.ListenAsync(peer)) port = closed.LocalEndPoint.Port;
        (string, string)[] settings = [(Source + "CommitmentHost", "127.0.0.1"), (Source + "CommitmentPort", $"{port}")];
        await using (var before = await StartAsync(settings))
        {
            await before.SendAsync(HostRig.Image("1.2.3", "1.2.3.4"));
            await AskAndLeaveAsync(before, "1.9.1");
            await before.Logs.WaitForAsync(NotTold, "1.9.1");
        }

        _time.Advance(TimeSpan.FromHours(1));
        await using var listening = await CommitmentPeer.ListenAsync(peer, port);
        await using var after = await StartAsync(settings);

        Assert.That(StorageCommitmentResult.FromDataset((await peer.HearAsync()).Dataset!).Committed, Is.EqualTo(new[] { Kept }));
    }

    [Test, Category("A1")]
    public async Task Orthanc_hears_that_its_instance_is_committed()
    {
        await using var orthanc = await OrthancServer.StartAsync();
        await using var host = await StartAsync((Source + "CommitmentHost", "127.0.0.1"), (Source + "CommitmentPort", $"{orthanc.DicomPort}"));
        await orthanc.AddModalityAsync("hipai", "HIPAI", host.DicomPort);
        await host.SendAsync(HostRig.Image("1.2.3", "1.2.3.4"));

        var asked = await orthanc.PostAsync("modalities/hipai/storage-commitment", new { DicomInstances = new[] { new[] { Kept.SopClassUid, Kept.SopInstanceUid } } });
        await host.Logs.WaitForAsync(Told);

        var told = await orthanc.GetAsync($"storage-commitment/{asked.GetProperty("ID").GetString()}");
        Assert.That(told.GetProperty("Status").GetString(), Is.EqualTo("Success"), orthanc.Log);
    }

    /// <summary>The service with one source, which may be anybody on this machine.</summary>
    private Task<HostRig> StartAsync(params (string, string)[] settings) => HostRig.StartAsync(
        _folder.Path,
        _time,
        [("HipAi:Receiving:StorageCommitment:Enabled", "true"), (Source + "Name", "Here"), (Source + "Networks:0", "127.0.0.0/8"), .. settings]);

    private static async Task<StorageCommitmentResult> AskAsync(HostRig host, StorageCommitmentRequest request)
    {
        await using var client = await ConnectAsync(host);
        var answer = await client.NActionAsync(Model, DicomUID.StorageCommitmentPushModelInstance.UID, 1, request.ToDataset(), CancellationToken.None);
        var report = await client.ReceiveEventReportAsync(_ => DicomNResponse.Success, Patience, CancellationToken.None);
        await client.ReleaseAsync(CancellationToken.None);
        Assert.That(answer.Status, Is.EqualTo(DicomStatus.Success));
        Assert.That(StorageCommitmentResult.TryRead(report!, out var result, out _), Is.True);
        return result!;
    }

    /// <summary>Asks and goes away without answering the report.</summary>
    private static async Task AskAndLeaveAsync(HostRig host, string transaction)
    {
        await using var client = await ConnectAsync(host);
        var answer = await client.NActionAsync(
            Model, DicomUID.StorageCommitmentPushModelInstance.UID, 1, new StorageCommitmentRequest(transaction, [Kept]).ToDataset(), CancellationToken.None);
        Assert.That(answer.Status, Is.EqualTo(DicomStatus.Success));
    }

    private static Task<DicomClient> ConnectAsync(HostRig host) => DicomClient.ConnectAsync(
        new DicomClientOptions
        {
            Host = "127.0.0.1",
            Port = host.DicomPort,
            CallingAeTitle = "MODALITY",
            CalledAeTitle = "HIPAI",
            Proposals =
            [
                new DicomProposal(DicomUID.Verification.UID, DicomUID.ImplicitVRLittleEndian.UID),
                new DicomProposal(Model, DicomUID.ExplicitVRLittleEndian.UID),
            ],
        },
        host.Time,
        CancellationToken.None);
}
