using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Both sides ask for release at once (PS3.8 7.2.2.7): Sta9 to Sta12.</summary>
[CancelAfter(60_000)]
public class ReleaseCollisionTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(50);
    private static readonly UpperLayerTimeouts Timeouts = new(Wait, Wait);

    [Test]
    public async Task The_requestor_answers_first()
    {
        var (peer, transport) = await ScriptedPeer.PairAsync();
        using var script = peer;
        using var machine = AssociationMachine.ForRequestor(transport, 16384, Timeouts, TimeProvider.System);
        await machine.RequestAsync((AssociateRequestPdu)Pdus.Decode(Golden.AssociateRequest));
        await peer.HearAsync();
        await peer.SayAsync(Golden.AssociateAccept, Golden.ReleaseRequest);
        Assert.That(await machine.ReceiveAsync(Wait), Is.TypeOf<Indication.AssociationAccepted>());

        await machine.RequestReleaseAsync();
        Assert.That(await machine.ReceiveAsync(Wait), Is.TypeOf<Indication.ReleaseRequested>());
        Assert.That(machine.State, Is.EqualTo(UpperLayerState.Sta9));
        await machine.RespondReleaseAsync();
        Assert.That(machine.State, Is.EqualTo(UpperLayerState.Sta11));
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.ReleaseRequest));
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.ReleaseResponse));
        await peer.SayAsync(Golden.ReleaseResponse);

        Assert.That(await machine.ReceiveAsync(Wait), Is.TypeOf<Indication.ReleaseConfirmed>());
        Assert.That(machine.State, Is.EqualTo(UpperLayerState.Sta1));
        await peer.HearTheEndAsync();
    }

    [Test]
    public async Task The_acceptor_waits_for_the_answer_and_then_gives_its_own()
    {
        var (peer, transport) = await ScriptedPeer.PairAsync();
        using var script = peer;
        using var machine = AssociationMachine.ForAcceptor(transport, 16384, Timeouts, TimeProvider.System);
        await peer.SayAsync(Golden.AssociateRequest, Golden.ReleaseRequest, Golden.ReleaseResponse);
        Assert.That(await machine.ReceiveAsync(Wait), Is.TypeOf<Indication.AssociationRequested>());
        await machine.AcceptAsync((AssociateAcceptPdu)Pdus.Decode(Golden.AssociateAccept));

        await machine.RequestReleaseAsync();
        Assert.That(await machine.ReceiveAsync(Wait), Is.TypeOf<Indication.ReleaseRequested>());
        Assert.That(machine.State, Is.EqualTo(UpperLayerState.Sta10));
        Assert.That(await machine.ReceiveAsync(Wait), Is.TypeOf<Indication.ReleaseConfirmed>());
        Assert.That(machine.State, Is.EqualTo(UpperLayerState.Sta12));
        await machine.RespondReleaseAsync();

        Assert.That(machine.State, Is.EqualTo(UpperLayerState.Sta13));
        script.Dispose();
        await machine.LingerAsync();
        Assert.That(machine.State, Is.EqualTo(UpperLayerState.Sta1));
    }
}
