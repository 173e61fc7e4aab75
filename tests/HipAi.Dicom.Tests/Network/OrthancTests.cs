using System.Threading.Channels;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Orthanc as the peer, on either side.</summary>
[Category("A1")]
[CancelAfter(120_000)]
public class OrthancTests
{
    [Test]
    public async Task Orthanc_answers_our_echo_and_takes_our_file()
    {
        await using var orthanc = await OrthancServer.StartAsync();
        await using var client = await ConnectAsync(orthanc);

        Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
        Assert.That(await client.CStoreAsync(Samples.File("1.2.3.4", DicomTransferSyntax.ExplicitVRLittleEndian), CancellationToken.None), Is.EqualTo(DicomStatus.Success));
        await client.ReleaseAsync(CancellationToken.None);

        Assert.That((await orthanc.GetAsync("instances")).GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    [Category("A11")]
    public async Task Orthanc_commits_to_what_it_has_and_reports_to_our_server_on_an_association_of_its_own()
    {
        var reports = Channel.CreateUnbounded<DicomNEventReportRequest>();
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnNormalized = message =>
            {
                reports.Writer.TryWrite((DicomNEventReportRequest)message);
                return DicomNResponse.Success;
            },
        });
        await using var orthanc = await OrthancServer.StartAsync();
        await orthanc.AddModalityAsync("hipai", "CLIENT", fixture.EndPoint.Port);
        var (kept, missing) = (new DicomSopReference(RecordingProvider.Store, "1.2.3.4"), new DicomSopReference(RecordingProvider.Store, "1.2.3.5"));
        var request = new StorageCommitmentRequest(DicomUID.Generate().UID, [kept, missing]);

        await using var client = await ConnectAsync(orthanc);
        await client.CStoreAsync(Samples.File(kept.SopInstanceUid, DicomTransferSyntax.ExplicitVRLittleEndian), CancellationToken.None);
        var answer = await client.NActionAsync(Normalized.Commitment, Normalized.CommitmentInstance, 1, request.ToDataset(), CancellationToken.None);
        await client.ReleaseAsync(CancellationToken.None);
        var report = await reports.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken);

        Assert.That(answer.Status, Is.EqualTo(DicomStatus.Success));
        Assert.That(StorageCommitmentResult.TryRead(report, out var result, out _), Is.True);
        Assert.That((report.EventTypeId, result!.TransactionUid), Is.EqualTo((2, request.TransactionUid)));
        Assert.That(result.Committed, Is.EqualTo(new[] { kept }));
        Assert.That(result.Failed, Is.EqualTo(new[] { new StorageCommitmentFailure(missing, StorageCommitmentFailureReason.NoSuchObjectInstance) }));
        Assert.That(report.Association.CallingAeTitle, Is.EqualTo(OrthancServer.AeTitle));
    }

    [Test]
    [Category("A11")]
    public async Task Orthanc_asks_us_for_commitment_and_hears_our_report_on_an_association_of_our_own()
    {
        var requests = Channel.CreateUnbounded<StorageCommitmentRequest>();
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnNormalized = message =>
            {
                if (!StorageCommitmentRequest.TryRead((DicomNActionRequest)message, out var request, out var refusal)) return refusal;
                requests.Writer.TryWrite(request);
                return DicomNResponse.Success;
            },
        });
        await using var orthanc = await OrthancServer.StartAsync();
        await orthanc.AddModalityAsync("hipai", "CLIENT", fixture.EndPoint.Port);

        var body = new { DicomInstances = new[] { new[] { RecordingProvider.Store, "1.2.3.4" }, [RecordingProvider.Store, "1.2.3.5"] } };
        var asked = await orthanc.PostAsync("modalities/hipai/storage-commitment", body);
        var request = await requests.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken);
        var result = new StorageCommitmentResult(
            request.TransactionUid, [request.References[0]], [new(request.References[1], StorageCommitmentFailureReason.ResourceLimitation)]);
        await using var client = await ConnectAsync(orthanc);
        var heard = await client.NEventReportAsync(result.ToEventReport(), CancellationToken.None);
        await client.ReleaseAsync(CancellationToken.None);

        Assert.That(heard.Status, Is.EqualTo(DicomStatus.Success), orthanc.Log);
        Assert.That(request.References.Select(r => r.SopInstanceUid), Is.EqualTo(new[] { "1.2.3.4", "1.2.3.5" }));
        var told = await orthanc.GetAsync($"storage-commitment/{asked.GetProperty("ID").GetString()}");
        Assert.That(told.GetProperty("Status").GetString(), Is.EqualTo("Failure"));
        Assert.That(told.GetProperty("Success")[0].GetProperty("SOPInstanceUID").GetString(), Is.EqualTo("1.2.3.4"));
        Assert.That(told.GetProperty("Failures")[0].GetProperty("FailureReason").GetInt32(), Is.EqualTo(0x0213));
    }

    private static Task<DicomClient> ConnectAsync(OrthancServer orthanc) => DicomClient.ConnectAsync(
        ServerFixture.ClientOptions(orthanc.DicomPort) with
        {
            CalledAeTitle = OrthancServer.AeTitle,
            Proposals =
            [
                new("1.2.840.10008.1.1", "1.2.840.10008.1.2"),
                new(RecordingProvider.Store, Normalized.ExplicitLittle),
                new(Normalized.Commitment, Normalized.ExplicitLittle),
            ],
        },
        TimeProvider.System,
        CancellationToken.None);
}
