using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Tests.Network;

/// <summary>More of what peers do that they should not.</summary>
[Category("A5")]
[CancelAfter(60_000)]
public class StubbornPeerTests
{
    [TestCase(0, 0, "by its service user")]
    [TestCase(1, 0, "by reserved source 1")]
    [TestCase(2, 0, "by its service provider, reason not specified")]
    [TestCase(2, 1, "by its service provider, unrecognized PDU")]
    [TestCase(2, 2, "by its service provider, unexpected PDU")]
    [TestCase(2, 3, "by its service provider, reserved reason 3")]
    [TestCase(2, 4, "by its service provider, unrecognized PDU parameter")]
    [TestCase(2, 5, "by its service provider, unexpected PDU parameter")]
    [TestCase(2, 6, "by its service provider, invalid PDU parameter value")]
    public async Task An_abort_is_told_with_its_reason(byte source, byte reason, string says)
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync();

        await peer.SayAsync([7, 0, 0, 0, 0, 4, 0, 0, source, reason]);

        Assert.That(await fixture.Provider.NextClosureAsync(), Is.EqualTo(new AssociationClosure(AssociationEnd.AbortedByPeer, $"the peer aborted: {says}")));
        await peer.HearTheEndAsync();
    }

    [Test]
    public async Task Fragments_after_the_last_are_aborted()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);

        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(true, 1, 2), Dimse.Data(true, 3, 4));

        Assert.That(Dimse.Read(await peer.HearAsync()).Status, Is.EqualTo(DicomStatus.Success), "what was complete is stored");
        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7));
        Assert.That((await fixture.Provider.NextClosureAsync()).Reason, Is.EqualTo("a data set fragment came where a command was due"));
        Assert.That(fixture.Provider.Stored.Single().DataSet, Is.EqualTo(new byte[] { 1, 2 }));
    }

    [Test]
    public async Task A_data_set_inside_a_command_is_aborted()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);

        await peer.SayAsync(Dimse.Fragment(Dimse.StoreContext, true, false, new byte[10]), Dimse.Data(true, 1, 2));

        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7));
        Assert.That((await fixture.Provider.NextClosureAsync()).Reason, Is.EqualTo("a data set fragment came inside a command"));
    }

    [Test]
    public async Task A_response_that_nobody_asked_for_is_aborted()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync();

        await peer.SayAsync(Golden.EchoResponse);

        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7));
        Assert.That((await fixture.Provider.NextClosureAsync()).Reason, Does.Contain("answers nothing that was asked"));
    }

    [Test]
    public async Task A_context_that_was_proposed_and_refused_cannot_be_used()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        var request = (AssociateRequestPdu)Pdus.Decode(Dimse.AssociateRequest);
        await peer.AssociateAsync(PduEncoder.Encode(request with { Contexts = [.. request.Contexts, new(5, "1.2.3", ["1.2.840.10008.1.2"])] }));

        await peer.SayAsync(Dimse.Fragment(5, true, true, new byte[10]));

        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7));
        Assert.That((await fixture.Provider.NextClosureAsync()).Reason, Is.EqualTo("presentation context 5 was not accepted"));
    }

    [Test]
    public async Task A_reset_inside_a_data_set_is_a_lost_connection_and_nothing_is_kept()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);
        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(false, new byte[1000]));

        peer.Reset();

        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.ConnectionLost));
        Assert.That(fixture.Provider.Stored, Is.Empty);
    }

    [Test]
    [Category("A6")]
    public async Task Connections_that_say_nothing_are_bounded_and_their_places_come_back()
    {
        await using var fixture = await ServerFixture.StartAsync(options: new DicomServerOptions { MaximumAssociations = 1, MaximumWaitingConnections = 4 });
        var silent = new List<ScriptedPeer>();
        for (var i = 0; i < 3; i++) silent.Add(await ScriptedPeer.ConnectAsync(fixture.EndPoint));

        using var tooMany = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await tooMany.HearTheEndAsync();
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("too many connections"));

        silent.ForEach(peer => peer.Dispose());
        for (var i = 0; i < 3; i++) await fixture.Provider.NextRefusalAsync();
        while (true)
        {
            using var next = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
            await next.SayAsync(Golden.AssociateRequest);
            try
            {
                Assert.That((await next.HearAsync())[0], Is.EqualTo(2));
                break;
            }
            catch (Exception closed) when (closed is IOException or EndOfStreamException)
            {
                // The last of the three is not quite gone; each attempt is bounded by the time of this test.
                TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
