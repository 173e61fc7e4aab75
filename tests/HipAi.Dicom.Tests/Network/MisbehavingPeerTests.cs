using HipAi.Dicom.Network;

namespace HipAi.Dicom.Tests.Network;

/// <summary>What a listener does about peers that do not do as they should, over real connections.</summary>
[Category("A5")]
[CancelAfter(60_000)]
public class MisbehavingPeerTests
{
    private static readonly byte[] AbortByUser = Golden.Hex("07 00 00 00 00 04 00 00 00 00");

    [TestCase("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP", TestName = "An HTTP GET is closed at once")]
    [TestCase("\u0016\u0003\u0001\u0002\u0000\u0001\u0000", "TLS", TestName = "A TLS hello is closed at once")]
    [TestCase("\u0001\u0000\u007F\u007F\u007F\u007F", "2139062143", TestName = "A request of 2 GB is closed at once")]
    public async Task Who_does_not_speak_dicom_is_closed_at_once(string says, string reason)
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);

        await peer.SayAsync(System.Text.Encoding.Latin1.GetBytes(says));

        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain(reason));
        Assert.That(await peer.HearAsync(), Is.EqualTo(AbortByUser), "AA-1 of Sta2");
        await peer.HearTheEndAsync();
    }

    [Test]
    public async Task Half_a_request_and_then_nothing_is_a_lost_connection()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using (var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint)) await peer.SayAsync(Golden.AssociateRequest[..100]);

        Assert.That(await fixture.Provider.NextRefusalAsync(), Is.EqualTo("The connection was closed after 94 of 209 bytes of a PDU."));
    }

    [Test]
    public async Task Data_before_an_association_is_aborted()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);

        await peer.SayAsync(Golden.EchoRequest);

        Assert.That(await peer.HearAsync(), Is.EqualTo(AbortByUser));
        Assert.That(await fixture.Provider.NextRefusalAsync(), Is.EqualTo("DataTransfer is not allowed in Sta2"));
    }

    [TestCase("08 00 00 00 00 04 00 00 00 00", 1, "08H is no PDU type", TestName = "An unknown PDU type")]
    [TestCase("04 00 00 04 00 01", 6, "262145 for DataTransfer", TestName = "A P-DATA-TF of more than we announced")]
    [TestCase("04 00 00 00 00 06 00 00 00 FF 01 03", 6, "255 where", TestName = "A PDV longer than its PDU, in an association")]
    [TestCase("06 00 00 00 00 04 00 00 00 00", 2, "ReleaseResponse is not allowed in Sta6", TestName = "An A-RELEASE-RP that nobody asked for")]
    [TestCase("04 00 00 00 00 08 00 00 00 04 03 02 00 00", 6, "a data set fragment came where a command was due", TestName = "A data set before its command")]
    [TestCase("04 00 00 00 00 08 00 00 00 04 09 03 00 00", 6, "presentation context 9 was not accepted", TestName = "A context that was not accepted")]
    [TestCase("04 00 00 00 00 08 00 00 00 04 01 03 00 00", 6, "command set", TestName = "A command set that is none")]
    public async Task What_breaks_the_protocol_is_aborted_with_its_reason(string hex, int abortReason, string says)
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);

        await peer.SayAsync(Golden.Hex(hex));

        Assert.That(await peer.HearAsync(), Is.EqualTo(new byte[] { 7, 0, 0, 0, 0, 4, 0, 0, 2, (byte)abortReason }));
        var closure = await fixture.Provider.NextClosureAsync();
        Assert.That(closure.End, Is.EqualTo(AssociationEnd.ProtocolError));
        Assert.That(closure.Reason, Does.Contain(says));
    }

    [Test]
    public async Task A_second_request_in_an_association_is_aborted()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync();

        await peer.SayAsync(Golden.AssociateRequest);

        Assert.That((await peer.HearAsync())[^2..], Is.EqualTo(new byte[] { 2, 2 }), "by the provider: unexpected PDU");
    }

    [Test]
    public async Task After_an_abort_a_new_request_is_answered_with_an_abort_and_the_rest_is_ignored()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.SayAsync(Golden.EchoRequest, Golden.ReleaseResponse, Golden.AssociateRequest);

        Assert.That(await peer.HearAsync(), Is.EqualTo(AbortByUser), "AA-1");
        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7), "AA-7; the A-RELEASE-RP before it met AA-6");
    }

    [Test]
    public async Task An_abort_inside_a_data_set_reaches_the_reader_of_the_stream()
    {
        var seen = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider { OnStore = ReadToTheEnd(seen) });
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);

        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(false, 1, 2, 3, 4), AbortByUser);

        Assert.That(await seen.Task, Is.InstanceOf<DicomNetworkException>().With.Message.Contains("the peer aborted"));
        Assert.That(await fixture.Provider.NextClosureAsync(), Is.EqualTo(new AssociationClosure(AssociationEnd.AbortedByPeer, "the peer aborted: by its service user")));
    }

    [Test]
    public async Task A_peer_that_vanishes_inside_a_data_set_is_noticed_by_the_reader_of_the_stream()
    {
        var seen = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider { OnStore = ReadToTheEnd(seen) });
        using (var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint))
        {
            await peer.AssociateAsync(Dimse.AssociateRequest);
            await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(false, new byte[1000])[..500]);
        }

        Assert.That(await seen.Task, Is.InstanceOf<DicomNetworkException>());
        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.ConnectionLost));
    }

    [Test]
    public async Task A_handler_that_hides_the_end_of_the_association_does_not_revive_it()
    {
        var provider = new RecordingProvider
        {
            OnStore = async (_, dataSet, _) =>
            {
                try
                {
                    await dataSet.CopyToAsync(Stream.Null, CancellationToken.None);
                }
                catch (DicomNetworkException)
                {
                    // Hidden, as foreign code may do.
                }

                return DicomStatus.Success;
            },
        };
        await using var fixture = await ServerFixture.StartAsync(provider);
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);
        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(false, 1, 2), AbortByUser);

        Assert.That((await provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.AbortedByPeer));
        Assert.That(provider.Troubles, Is.Empty);
    }

    [TestCase("release")]
    [TestCase("command")]
    [TestCase("context")]
    public async Task Anything_but_its_fragments_inside_a_data_set_is_aborted(string what)
    {
        var seen = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider { OnStore = ReadToTheEnd(seen) });
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);

        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(false, 1, 2), what switch
        {
            "release" => Golden.ReleaseRequest,
            "command" => Dimse.StoreRequest(2),
            _ => Dimse.Fragment(Dimse.EchoContext, false, true, [1, 2]),
        });

        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7));
        Assert.That(await seen.Task, Is.InstanceOf<DicomNetworkException>());
        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.ProtocolError));
    }

    [Test]
    public async Task A_data_set_longer_than_allowed_is_aborted()
    {
        await using var fixture = await ServerFixture.StartAsync(options: new DicomServerOptions { MaximumDataSetLength = 100 });
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);

        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(false, new byte[60]), Dimse.Data(true, new byte[60]));

        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7));
        Assert.That((await fixture.Provider.NextClosureAsync()).Reason, Does.Contain("more than the 100 bytes"));
    }

    [Test]
    public async Task A_command_set_without_end_is_aborted()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);
        var fragment = Dimse.Fragment(Dimse.EchoContext, true, false, new byte[40_000]);

        await peer.SayAsync(fragment, fragment);

        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7));
        Assert.That((await fixture.Provider.NextClosureAsync()).Reason, Does.Contain("65536"));
    }

    private static Func<DicomCStoreRequest, Stream, CancellationToken, Task<DicomStatus>> ReadToTheEnd(TaskCompletionSource<Exception> seen) => async (_, dataSet, _) =>
    {
        try
        {
            await dataSet.CopyToAsync(Stream.Null, CancellationToken.None);
            return DicomStatus.Success;
        }
        catch (DicomNetworkException fault)
        {
            seen.SetResult(fault);
            throw;
        }
    };
}
