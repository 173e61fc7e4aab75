using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network.Services;

[Category("A1")]
[Category("A11")]
[CancelAfter(60_000)]
public class StorageCommitmentTests
{
    private static readonly DicomSopReference First = new(RecordingProvider.Store, "1.2.3.4");
    private static readonly DicomSopReference Second = new(RecordingProvider.Store, "1.2.3.5");

    private static readonly DicomAssociation Association = new()
    {
        Id = 1, RemoteEndPoint = null, CallingAeTitle = "A", CalledAeTitle = "B", StartedAt = default, ProposedContexts = [], PeerMaximumPduLength = 0,
        PeerImplementationClassUid = "", PeerImplementationVersionName = "",
    };

    [Test]
    public void A_request_is_read_as_it_was_written()
    {
        var request = new StorageCommitmentRequest("1.2.3", [First, Second]);

        var read = StorageCommitmentRequest.FromDataset(Reread(request.ToDataset()));

        Assert.That(read.TransactionUid, Is.EqualTo("1.2.3"));
        Assert.That(read.References, Is.EqualTo(request.References));
    }

    [Test]
    public void A_result_is_read_as_it_was_written_and_its_failures_decide_the_event_type([Values] bool failures)
    {
        StorageCommitmentFailure[] failed = failures
            ? [.. Enum.GetValues<StorageCommitmentFailureReason>().Select((reason, i) => new StorageCommitmentFailure(new(RecordingProvider.Store, $"1.2.9.{i}"), reason))]
            : [];
        var result = new StorageCommitmentResult("1.2.3", [First], failed) { RetrieveAeTitle = "ARCHIVE" };

        var report = result.ToEventReport();
        var read = StorageCommitmentResult.FromDataset(Reread(report.Dataset!));

        Assert.That(report.EventTypeId, Is.EqualTo(failures ? 2 : 1));
        Assert.That((read.TransactionUid, read.RetrieveAeTitle), Is.EqualTo(("1.2.3", "ARCHIVE")));
        Assert.That(read.Committed, Is.EqualTo(result.Committed));
        Assert.That(read.Failed, Is.EqualTo(result.Failed));
    }

    [Test]
    public async Task Pydicom_reads_what_we_write()
    {
        var result = new StorageCommitmentResult("1.2.3", [First], [new(Second, StorageCommitmentFailureReason.NoSuchObjectInstance)]);
        using var folder = new TempFolder();
        new DicomFile(result.ToDataset().AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.1.20.1").AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3.6"), DicomTransferSyntax.ImplicitVRLittleEndian).Save(folder.File("result.dcm"));
        const string Script = "import pydicom,sys; d=pydicom.dcmread(sys.argv[1]); r=d.ReferencedSOPSequence[0]; f=d.FailedSOPSequence[0]; print(d.TransactionUID, r.ReferencedSOPInstanceUID, f.ReferencedSOPInstanceUID, hex(f.FailureReason))";

        var read = await Tool.RunAsync("/usr/bin/python3", ["-c", Script, folder.File("result.dcm")]);

        Assert.That(read.Output.Trim(), Is.EqualTo("1.2.3 1.2.3.4 1.2.3.5 0x112"), read.ToString());
    }

    [Test]
    public void What_is_odd_in_a_result_is_read_all_the_same()
    {
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.TransactionUID, "1.2.3")
            .AddOrUpdate(DicomTag.FailedSOPSequence, First.ToDataset(), Second.ToDataset().AddOrUpdate(DicomTag.FailureReason, (ushort)0xC000));

        var read = StorageCommitmentResult.FromDataset(dataset);

        Assert.That(read.Failed.Select(f => (int)f.Reason), Is.EqualTo(new[] { 0x0110, 0xC000 }), "without a reason; with one of nobody's");
        Assert.That(read.EventTypeId, Is.EqualTo(2));
    }

    [Test]
    public void What_the_standard_does_not_allow_is_not_written()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new StorageCommitmentRequest("1.2.3", []).ToDataset(), Throws.InstanceOf<DicomDataException>());
            Assert.That(() => new StorageCommitmentRequest("1.02.3", [First]).ToDataset(), Throws.InstanceOf<DicomDataException>());
            Assert.That(() => new StorageCommitmentRequest("1.2.3", [new("", "1.2")]).ToDataset(), Throws.InstanceOf<DicomDataException>());
            Assert.That(() => new StorageCommitmentResult("1.2.3", [], []).ToDataset(), Throws.InstanceOf<DicomDataException>());
            Assert.That(() => new StorageCommitmentResult("1.2.3", [], [new(First, (StorageCommitmentFailureReason)0x10000)]).ToDataset(), Throws.InstanceOf<DicomDataException>());
        }
    }

    private static IEnumerable<TestCaseData> WrongRequests()
    {
        var good = new DicomNActionRequest(Association, Normalized.Commitment, Normalized.CommitmentInstance, 1, new StorageCommitmentRequest("1.2.3", [First]).ToDataset(), 1);
        var halfReference = new DicomDataset().AddOrUpdate(DicomTag.ReferencedSOPClassUID, RecordingProvider.Store);
        yield return Wrong("none", good, 0, null);
        yield return Wrong("another class", good with { RequestedSopClassUid = Normalized.Mpps }, 0x0118, null);
        yield return Wrong("another instance", good with { RequestedSopInstanceUid = "1.2.3.4" }, 0x0112, null);
        yield return Wrong("an unknown action type", good with { ActionTypeId = 2 }, 0x0123, null);
        yield return Wrong("no data set", good with { Dataset = null }, 0x0115, DicomTag.ReferencedSOPSequence);
        yield return Wrong("no transaction", good with { Dataset = Without(good.Dataset!, DicomTag.TransactionUID) }, 0x0115, DicomTag.TransactionUID);
        yield return Wrong("an empty sequence", good with { Dataset = good.Dataset!.Clone().AddOrUpdate(DicomTag.ReferencedSOPSequence) }, 0x0115, DicomTag.ReferencedSOPSequence);
        yield return Wrong("half a reference", good with { Dataset = good.Dataset!.Clone().AddOrUpdate(DicomTag.ReferencedSOPSequence, halfReference) }, 0x0115, DicomTag.ReferencedSOPInstanceUID);
    }

    [TestCaseSource(nameof(WrongRequests))]
    public void A_wrong_request_has_its_own_refusal(DicomNActionRequest message, int status, object? offending)
    {
        var isRead = StorageCommitmentRequest.TryRead(message, out var request, out var refusal);

        Assert.That((isRead, request is not null, refusal?.Status.Code ?? 0), Is.EqualTo((status == 0, status == 0, status)));
        Assert.That(refusal?.OffendingElements ?? [], Is.EqualTo(offending is null ? Array.Empty<object>() : [offending]));
    }

    [TestCase(3, true, 0x0113)]
    [TestCase(1, false, 0x0115)]
    [TestCase(2, true, 0)]
    public void A_wrong_report_has_its_own_refusal(int eventType, bool hasDataset, int status)
    {
        var dataset = new StorageCommitmentResult("1.2.3", [First], []).ToDataset();
        var message = new DicomNEventReportRequest(Association, Normalized.Commitment, Normalized.CommitmentInstance, (ushort)eventType, hasDataset ? dataset : null, 1);

        var isRead = StorageCommitmentResult.TryRead(message, out _, out var refusal);

        Assert.That((isRead, refusal?.Status.Code ?? 0), Is.EqualTo((status == 0, status)));
    }

    [Test]
    public async Task A_request_and_its_result_go_both_ways_on_one_association()
    {
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnNormalized = message => StorageCommitmentRequest.TryRead((DicomNActionRequest)message, out var request, out var refusal)
                ? DicomNResponse.Success with { EventReport = new StorageCommitmentResult(request.TransactionUid, request.References, []).ToEventReport() }
                : refusal,
        });
        await using var client = await Normalized.ConnectAsync(fixture.EndPoint.Port);
        var asked = new StorageCommitmentRequest(DicomUID.Generate().UID, [.. Enumerable.Range(1, 5000).Select(i => new DicomSopReference(RecordingProvider.Store, string.Create(CultureInfo.InvariantCulture, $"1.2.3.{i}")))]);

        var answer = await client.NActionAsync(Normalized.Commitment, Normalized.CommitmentInstance, StorageCommitmentRefusal.RequestActionType, asked.ToDataset(), CancellationToken.None);
        var report = await client.ReceiveEventReportAsync(_ => DicomNResponse.Success, TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.That(answer.Status, Is.EqualTo(DicomStatus.Success));
        Assert.That(StorageCommitmentResult.TryRead(report!, out var result, out _), Is.True);
        Assert.That((result!.TransactionUid, result.Committed.SequenceEqual(asked.References)), Is.EqualTo((asked.TransactionUid, true)));
        Assert.That((await fixture.Provider.Reported.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken)).Answer, Is.EqualTo(DicomStatus.Success));
    }

    private static DicomDataset Reread(DicomDataset dataset) =>
        DicomDatasetReader.Read(Samples.Encode(dataset, DicomTransferSyntax.ImplicitVRLittleEndian), DicomTransferSyntax.ImplicitVRLittleEndian);

    private static DicomDataset Without(DicomDataset dataset, DicomTag tag)
    {
        var copy = dataset.Clone();
        copy.Remove(tag);
        return copy;
    }

    private static TestCaseData Wrong(string name, DicomNActionRequest message, int status, DicomTag? offending) =>
        new TestCaseData(message, status, offending).SetArgDisplayNames(name);
}
