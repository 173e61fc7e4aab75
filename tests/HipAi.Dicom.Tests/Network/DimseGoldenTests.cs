using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Dimse;

namespace HipAi.Dicom.Tests.Network;

[Category("A1")]
[Category("A11")]
[Category("B3")]
public class DimseGoldenTests
{
    private const string Commitment = "1.2.840.10008.1.20.1";
    private const string CommitmentInstance = "1.2.840.10008.1.20.1.1";
    private const string Mpps = "1.2.840.10008.3.1.2.3.3";
    private const string Step = "1.2.3.45";

    private static readonly DimseCommand Action = new()
    {
        Field = CommandField.NActionRequest, RequestedSopClassUid = Commitment, RequestedSopInstanceUid = CommitmentInstance, MessageId = 7, ActionTypeId = 1, HasDataSet = true,
    };

    private static readonly DimseCommand Report = new()
    {
        Field = CommandField.NEventReportRequest, AffectedSopClassUid = Commitment, AffectedSopInstanceUid = CommitmentInstance, MessageId = 1, EventTypeId = 2, HasDataSet = true,
    };

    private static readonly DimseCommand Create = new() { Field = CommandField.NCreateRequest, AffectedSopClassUid = Mpps, MessageId = 2, HasDataSet = true };

    private static readonly DimseCommand Set = new() { Field = CommandField.NSetRequest, RequestedSopClassUid = Mpps, RequestedSopInstanceUid = Step, MessageId = 3, HasDataSet = true };

    private static readonly DimseCommand Get = new()
    {
        Field = CommandField.NGetRequest, RequestedSopClassUid = Mpps, RequestedSopInstanceUid = Step, MessageId = 4, AttributeIdentifiers = [DicomTag.PerformedProcedureStepStatus, DicomTag.Modality],
    };

    private static readonly DimseCommand Delete = new() { Field = CommandField.NDeleteRequest, RequestedSopClassUid = Mpps, RequestedSopInstanceUid = Step, MessageId = 5 };

    private static readonly DicomNResponse NoMoreUpdates = new(DicomStatus.ProcessingFailure.WithComment("Performed Procedure Step Object may no longer be updated"))
    {
        OffendingElements = [DicomTag.PerformedProcedureStepStatus],
        ErrorId = 0xA710,
    };

    private static IEnumerable<TestCaseData> Pairs()
    {
        yield return Pair("N-ACTION-RQ", Action, DimseGolden.ActionRequest);
        yield return Pair("N-ACTION-RSP", Action.Respond(DicomStatus.Success), DimseGolden.ActionResponse);
        yield return Pair("N-EVENT-REPORT-RQ", Report, DimseGolden.EventReportRequest);
        yield return Pair("N-EVENT-REPORT-RSP", Report.Respond(new DicomStatus(0x0113)), DimseGolden.EventReportResponse);
        yield return Pair("N-CREATE-RQ", Create, DimseGolden.CreateRequest);
        yield return Pair("N-CREATE-RSP", Create.Respond(DicomNResponse.Success with { AffectedSopInstanceUid = Step }), DimseGolden.CreateResponse);
        yield return Pair("N-SET-RQ", Set, DimseGolden.SetRequest);
        yield return Pair("N-SET-RSP", Set.Respond(NoMoreUpdates), DimseGolden.SetResponse);
        yield return Pair("N-GET-RQ", Get, DimseGolden.GetRequest);
        yield return Pair("N-GET-RSP", Get.Respond(DicomNResponse.Success with { Dataset = [] }), DimseGolden.GetResponse);
        yield return Pair("N-DELETE-RQ", Delete, DimseGolden.DeleteRequest);
        yield return Pair("N-DELETE-RSP", Delete.Respond(DicomStatus.UnrecognizedOperation), DimseGolden.DeleteResponse);
        yield return Pair("C-CANCEL-RQ", new DimseCommand { Field = CommandField.CCancelRequest, MessageIdBeingRespondedTo = 9 }, DimseGolden.CancelRequest);
    }

    [TestCaseSource(nameof(Pairs))]
    public void A_command_set_is_written_as_the_standard_draws_it(object command, byte[] bytes) =>
        Assert.That(Convert.ToHexString(DimseCommandCodec.Encode((DimseCommand)command)), Is.EqualTo(Convert.ToHexString(bytes)));

    [TestCaseSource(nameof(Pairs))]
    public void What_was_read_is_what_was_written(object command, byte[] bytes)
    {
        var written = (DimseCommand)command;
        var read = DimseCommandCodec.Decode(bytes);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.AttributeIdentifiers, Is.EqualTo(written.AttributeIdentifiers));
            Assert.That(read.OffendingElements, Is.EqualTo(written.OffendingElements));
            Assert.That(read with { AttributeIdentifiers = [], OffendingElements = [] }, Is.EqualTo(written with { AttributeIdentifiers = [], OffendingElements = [] }));
        }
    }

    [Test]
    public void A_list_of_tags_that_ends_in_the_middle_of_one_does_not_cost_the_message()
    {
        var bytes = Golden.Hex("""
            00 00 00 00 04 00 00 00 2A 00 00 00  -- (0000,0000) group length 42
            00 00 00 01 02 00 00 00 20 81        -- (0000,0100) Command Field N-SET-RSP
            00 00 20 01 02 00 00 00 03 00        -- (0000,0120) Message ID Being Responded To 3
            00 00 00 08 02 00 00 00 01 01        -- (0000,0800) no data set
            00 00 00 09 02 00 00 00 10 01        -- (0000,0900) Status 0110H
            00 00 01 09 02 00 00 00 40 00        -- (0000,0901) Offending Element, half of it
            """);

        var read = DimseCommandCodec.Decode(bytes);

        Assert.That((read.Status!.Code, read.OffendingElements.Count), Is.EqualTo((0x0110, 0)));
    }

    private static TestCaseData Pair(string name, DimseCommand command, byte[] bytes) => new TestCaseData(command, bytes).SetArgDisplayNames(name);
}
