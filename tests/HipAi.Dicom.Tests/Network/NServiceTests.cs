using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Dimse;

namespace HipAi.Dicom.Tests.Network;

/// <summary>The N services as an acceptor serves them, and what it does with requests that are wrong.</summary>
[Category("A1")]
[Category("A11")]
[Category("B3")]
[CancelAfter(60_000)]
public class NServiceTests
{
    [Test]
    public async Task Every_request_reaches_the_provider_with_all_it_says_and_its_answer_comes_back()
    {
        var seen = new List<object>();
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnNormalized = request =>
            {
                seen.Add(request);
                return DicomNResponse.Success with { Dataset = request is DicomNDeleteRequest ? null : Normalized.TransactionDataset() };
            },
        });
        await using var client = await Normalized.ConnectAsync(fixture.EndPoint.Port);
        var none = CancellationToken.None;

        var answers = new[]
        {
            await client.NActionAsync(Normalized.Commitment, Normalized.CommitmentInstance, 1, Normalized.TransactionDataset(), none),
            await client.NEventReportAsync(Normalized.AllCommitted(), none),
            await client.NCreateAsync(Normalized.Mpps, "1.2.3.45", Normalized.TransactionDataset(), none),
            await client.NSetAsync(Normalized.Mpps, "1.2.3.46", Normalized.TransactionDataset(), none),
            await client.NGetAsync(Normalized.Mpps, "1.2.3.47", [DicomTag.Modality], none),
        };
        var deleted = await client.NDeleteAsync(Normalized.Mpps, "1.2.3.48", none);

        Assert.That(answers.Select(a => (a.Status, a.Dataset!.GetString(DicomTag.TransactionUID))), Is.All.EqualTo((DicomStatus.Success, "1.2.3.4")));
        Assert.That((deleted.Status, deleted.Dataset, deleted.AffectedSopInstanceUid), Is.EqualTo((DicomStatus.Success, (DicomDataset?)null, "1.2.3.48")));
        var (action, report, create, set, get) = ((DicomNActionRequest)seen[0], (DicomNEventReportRequest)seen[1], (DicomNCreateRequest)seen[2], (DicomNSetRequest)seen[3], (DicomNGetRequest)seen[4]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((action.RequestedSopClassUid, action.RequestedSopInstanceUid, action.ActionTypeId), Is.EqualTo((Normalized.Commitment, Normalized.CommitmentInstance, 1)));
            Assert.That((report.AffectedSopClassUid, report.AffectedSopInstanceUid, report.EventTypeId), Is.EqualTo((Normalized.Commitment, Normalized.CommitmentInstance, 1)));
            Assert.That((create.AffectedSopClassUid, create.AffectedSopInstanceUid), Is.EqualTo((Normalized.Mpps, "1.2.3.45")));
            Assert.That((set.RequestedSopInstanceUid, get.RequestedSopInstanceUid), Is.EqualTo(("1.2.3.46", "1.2.3.47")));
            Assert.That(get.AttributeIdentifiers, Is.EqualTo(new[] { DicomTag.Modality }));
            Assert.That(((DicomNDeleteRequest)seen[5]).RequestedSopInstanceUid, Is.EqualTo("1.2.3.48"));
            Assert.That(new[] { action.Dataset, report.Dataset, create.Dataset, set.Dataset }.Select(d => d!.GetString(DicomTag.TransactionUID)), Is.All.EqualTo("1.2.3.4"));
            Assert.That(action.Association.CallingAeTitle, Is.EqualTo("CLIENT"));
        }
    }

    [Test]
    public async Task A_provider_that_does_not_implement_a_service_answers_0211()
    {
        await using var server = await DicomServer.StartAsync(
            new DicomServerOptions { EndPoint = new(System.Net.IPAddress.Loopback, 0) }, new BareProvider(), TimeProvider.System);
        await using var client = await Normalized.ConnectAsync(server.LocalEndPoint.Port);
        var none = CancellationToken.None;

        var answers = new[]
        {
            await client.NActionAsync(Normalized.Commitment, Normalized.CommitmentInstance, 1, Normalized.TransactionDataset(), none),
            await client.NEventReportAsync(Normalized.AllCommitted(), none),
            await client.NCreateAsync(Normalized.Mpps, null, null, none),
            await client.NSetAsync(Normalized.Mpps, "1.2.3.45", Normalized.TransactionDataset(), none),
            await client.NGetAsync(Normalized.Mpps, "1.2.3.45", [], none),
            await client.NDeleteAsync(Normalized.Mpps, "1.2.3.45", none),
        };

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(DicomNResponse.NotOffered.Status));
        Assert.That(DicomNResponse.NotOffered.Status.Code, Is.EqualTo(0x0211));
    }

    [Test]
    public async Task An_answer_carries_a_new_instance_a_warning_and_where_an_error_is()
    {
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnNormalized = request => request is DicomNCreateRequest
                ? new DicomNResponse(new DicomStatus(0x0116)) { AffectedSopInstanceUid = "1.2.3.99" }
                : new DicomNResponse(DicomStatus.ProcessingFailure.WithComment(new string('x', 70)))
                {
                    OffendingElements = [DicomTag.PerformedProcedureStepStatus, DicomTag.Modality],
                    ErrorId = 0xA710,
                },
        });
        await using var client = await Normalized.ConnectAsync(fixture.EndPoint.Port);

        var made = await client.NCreateAsync(Normalized.Mpps, null, Normalized.TransactionDataset(), CancellationToken.None);
        var set = await client.NSetAsync(Normalized.Mpps, "1.2.3.99", Normalized.TransactionDataset(), CancellationToken.None);

        Assert.That((made.Status.Code, made.Status.Category, made.AffectedSopInstanceUid), Is.EqualTo((0x0116, DicomStatusCategory.Warning, "1.2.3.99")));
        Assert.That((set.Status.Code, set.Status.ErrorComment, set.ErrorId), Is.EqualTo((0x0110, new string('x', 64), 0xA710)));
        Assert.That(set.OffendingElements, Is.EqualTo(new[] { DicomTag.PerformedProcedureStepStatus, DicomTag.Modality }));
    }

    private static IEnumerable<TestCaseData> WrongRequests()
    {
        yield return Wrong("another class than that of the context", 0x0118, Normalized.Action with { RequestedSopClassUid = Normalized.Mpps }, Normalized.Transaction);
        yield return Wrong("no instance", 0x0117, Normalized.Action with { RequestedSopInstanceUid = null }, Normalized.Transaction);
        yield return Wrong("an instance that is a path", 0x0117, Normalized.Action with { RequestedSopInstanceUid = "../../etc" }, Normalized.Transaction);
        yield return Wrong("no action type", 0x0212, Normalized.Action with { ActionTypeId = null }, Normalized.Transaction);
        yield return Wrong("no event type", 0x0212, Normalized.Report with { EventTypeId = null }, Normalized.Transaction);
        yield return Wrong("N-SET without data set", 0x0212, Normalized.Action with { Field = CommandField.NSetRequest, HasDataSet = false }, null);
        yield return Wrong("N-GET with data set", 0x0212, Normalized.Action with { Field = CommandField.NGetRequest }, Normalized.Transaction);
        yield return Wrong("N-DELETE with data set", 0x0212, Normalized.Action with { Field = CommandField.NDeleteRequest }, Normalized.Transaction);
        yield return Wrong("C-STORE in a context that is not for storage", 0x0122, Normalized.Action with { Field = CommandField.CStoreRequest }, Normalized.Transaction);
        yield return Wrong("a data set cut off inside a value", 0x0110, Normalized.Action, Normalized.Transaction[..12]);
        yield return Wrong("a data set whose element says it has 2 GB", 0x0110, Normalized.Action, Golden.Hex("08 00 99 11 4F 42 00 00 FF FF FF 7F 00 00"));
        yield return Wrong("more nesting than anybody needs", 0x0110, Normalized.Action, Nested(40));
    }

    [TestCaseSource(nameof(WrongRequests))]
    public async Task A_request_that_no_handler_should_see_is_refused_and_the_association_goes_on(int status, object command, byte[]? dataSet)
    {
        var called = false;
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnNormalized = _ =>
            {
                called = true;
                return DicomNResponse.Success;
            },
        });
        using var peer = await Normalized.AssociatedAsync(fixture);

        await peer.SayAsync(Normalized.CommitmentContext, (DimseCommand)command, dataSet);

        Assert.That((await peer.HearCommandAsync()).Status!.Code, Is.EqualTo(status));
        Assert.That(called, Is.False);
        await EchoAsync(peer);
    }

    [Test]
    public async Task A_data_set_that_is_too_long_is_thrown_away_answered_0213_and_the_association_goes_on()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await Normalized.AssociatedAsync(fixture);
        var part = new byte[200_000];

        await peer.SayAsync(Dimse.Command(Normalized.CommitmentContext, Normalized.Action));
        for (var sent = 0; sent <= NormalizedDataSet.MaximumLength; sent += part.Length)
            await peer.SayAsync(Dimse.Fragment(Normalized.CommitmentContext, false, false, part));
        await peer.SayAsync(Dimse.Fragment(Normalized.CommitmentContext, false, true, []));

        Assert.That((await peer.HearCommandAsync()).Status, Is.EqualTo(DimseRefusals.DataSetTooLong.Status));
        Assert.That((await fixture.Provider.Failed.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken)).Answered.Code, Is.EqualTo(0x0213));
        await EchoAsync(peer);
    }

    [Test]
    public async Task An_action_without_a_data_set_is_for_the_provider_to_judge()
    {
        object? seen = null;
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnNormalized = request =>
            {
                seen = request;
                return new DicomNResponse(new DicomStatus(0x0115));
            },
        });
        using var peer = await Normalized.AssociatedAsync(fixture);

        await peer.SayAsync(Normalized.CommitmentContext, Normalized.Action with { HasDataSet = false }, null);

        Assert.That((await peer.HearCommandAsync()).Status!.Code, Is.EqualTo(0x0115));
        Assert.That(((DicomNActionRequest)seen!).Dataset, Is.Null);
    }

    [Test]
    public async Task A_handler_that_throws_and_an_answer_that_cannot_be_written_are_0110_and_reported()
    {
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnNormalized = request => request is DicomNActionRequest { ActionTypeId: 1 }
                ? throw new InvalidOperationException("disk on fire")
                : DicomNResponse.Success with { EventReport = new DicomEventReport("1.2.3.4.5", "1.2", 1, null) },
        });
        using var peer = await Normalized.AssociatedAsync(fixture);

        await peer.SayAsync(Normalized.CommitmentContext, Normalized.Action, Normalized.Transaction);
        var thrown = (await peer.HearCommandAsync()).Status;
        await peer.SayAsync(Normalized.CommitmentContext, Normalized.Action with { ActionTypeId = 2 }, Normalized.Transaction);
        var unwritable = (await peer.HearCommandAsync()).Status;

        Assert.That(new[] { thrown, unwritable }, Is.All.EqualTo(DimseRefusals.HandlerFailed.Status));
        Assert.That((await fixture.Provider.Failed.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken)).Exception.Message, Is.EqualTo("disk on fire"));
        Assert.That((await fixture.Provider.Failed.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken)).Exception, Is.InstanceOf<DicomContextNotAcceptedException>());
        await EchoAsync(peer);
    }

    [Test]
    public async Task A_cancel_request_has_no_answer()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await Normalized.AssociatedAsync(fixture);

        await peer.SayAsync(Dimse.Fragment(Normalized.CommitmentContext, true, true, DimseGolden.CancelRequest));

        await EchoAsync(peer);
    }

    private static async Task EchoAsync(ScriptedPeer peer)
    {
        await peer.SayAsync(Golden.EchoRequest);
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.EchoResponse), "the association goes on");
    }

    private static byte[] Nested(int depth)
    {
        var start = Golden.Hex("08 00 99 11 53 51 00 00 FF FF FF FF  FE FF 00 E0 FF FF FF FF  -- (0008,1199) SQ and an item, both of undefined length");
        return [.. Enumerable.Repeat(start, depth).SelectMany(bytes => bytes)];
    }

    private static TestCaseData Wrong(string name, int status, DimseCommand command, byte[]? dataSet) => new TestCaseData(status, command, dataSet).SetArgDisplayNames(name);
}
