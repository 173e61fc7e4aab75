using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Tests.Network;

/// <summary>
/// Whatever a peer can do in each state in which there is a connection, over a real one: what goes on the wire, what the user
/// is told, and where it ends, must be what the table of PS3.8 says.
/// </summary>
[Category("A1")]
[Category("A5")]
[CancelAfter(60_000)]
public class DrivenStateTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(50);
    private static readonly UpperLayerTimeouts Timeouts = new(Wait, Wait);
    private static readonly byte[] AbortByUser = Golden.Hex("07 00 00 00 00 04 00 00 00 00");
    private static readonly byte[] Unexpected = Golden.Hex("07 00 00 00 00 04 00 00 02 02");
    private static readonly byte[] Unrecognized = Golden.Hex("07 00 00 00 00 04 00 00 02 01");

    /// <summary>The events that a peer brings about, with the bytes that do it; none for the closing of the connection.</summary>
    private static readonly Dictionary<UpperLayerEvent, byte[]> Peer = new()
    {
        [UpperLayerEvent.Evt3] = Golden.AssociateAccept,
        [UpperLayerEvent.Evt4] = Golden.AssociateReject,
        [UpperLayerEvent.Evt6] = Golden.AssociateRequest,
        [UpperLayerEvent.Evt10] = Golden.DataTransfer,
        [UpperLayerEvent.Evt12] = Golden.ReleaseRequest,
        [UpperLayerEvent.Evt13] = Golden.ReleaseResponse,
        [UpperLayerEvent.Evt16] = Golden.Abort,
        [UpperLayerEvent.Evt17] = [],
        [UpperLayerEvent.Evt19] = Golden.Hex("09 00 00 00 00 04 00 00 00 00"),
    };

    private static IEnumerable<TestCaseData> Pairs() =>
        from state in Enum.GetValues<UpperLayerState>()
        where state is not (UpperLayerState.Sta1 or UpperLayerState.Sta4 or UpperLayerState.Sta13)
        from happened in Peer.Keys
        select new TestCaseData(state, happened).SetArgDisplayNames($"{state}", $"{happened}");

    [TestCaseSource(nameof(Pairs))]
    public async Task What_a_peer_does_ends_as_the_table_says(object inState, object happens)
    {
        var (state, happened) = ((UpperLayerState)inState, (UpperLayerEvent)happens);
        var step = TransitionTable.Next(state, happened)!.Value;
        var (peer, machine) = await InAsync(state);
        using var script = peer;
        using var _ = machine;

        if (Peer[happened] is { Length: > 0 } bytes) await peer.SayAsync(bytes);
        else peer.Dispose();
        var indication = await machine.ReceiveAsync(Wait);

        Assert.That(machine.State, Is.EqualTo(step.Next).Or.EqualTo(step.Otherwise));
        Assert.That(indication.GetType(), Is.EqualTo(Told(step.Action)), $"{step.Action}");
        switch (step.Action)
        {
            case UpperLayerAction.AA1:
                Assert.That(await peer.HearAsync(), Is.EqualTo(AbortByUser));
                break;
            case UpperLayerAction.AA8:
                Assert.That(await peer.HearAsync(), Is.EqualTo(happened == UpperLayerEvent.Evt19 ? Unrecognized : Unexpected));
                break;
            case UpperLayerAction.AA2 or UpperLayerAction.AA3 or UpperLayerAction.AE4 or UpperLayerAction.AR3:
                await peer.HearTheEndAsync();
                break;
        }

        if (indication is Indication.Ended ended) Assert.That(ended.Closure.End, Is.EqualTo(End(happened)));
    }

    [Test]
    public async Task In_Sta13_requests_and_invalid_pdus_are_answered_with_aborts_and_the_rest_is_ignored()
    {
        var (peer, machine) = await InAsync(UpperLayerState.Sta6);
        using var script = peer;
        using var _ = machine;
        await peer.SayAsync(Golden.ReleaseResponse);
        await machine.ReceiveAsync(Wait);
        Assert.That((machine.State, await peer.HearAsync()), Is.EqualTo((UpperLayerState.Sta13, Unexpected)));
        var lingering = machine.LingerAsync();

        await peer.SayAsync(
            Golden.AssociateAccept, Golden.AssociateReject, Golden.DataTransfer, Golden.ReleaseRequest, Golden.ReleaseResponse, Golden.AssociateRequest);
        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7), "AA-7 for the request, and nothing for the five before it: AA-6");
        await peer.SayAsync(Peer[UpperLayerEvent.Evt19]);
        Assert.That(await peer.HearAsync(), Is.EqualTo(Unrecognized), "AA-7 for the invalid PDU");
        Assert.That(lingering.IsCompleted, Is.False);
        peer.Dispose();
        await lingering;

        Assert.That(machine.State, Is.EqualTo(UpperLayerState.Sta1), "AR-5");
    }

    [Test]
    public async Task In_Sta13_an_abort_closes_the_connection()
    {
        var (peer, machine) = await InAsync(UpperLayerState.Sta6);
        using var script = peer;
        using var _ = machine;
        await machine.ViolationAsync("for the test");
        await peer.HearAsync();

        await peer.SayAsync(Golden.Abort);
        await machine.LingerAsync();

        Assert.That(machine.State, Is.EqualTo(UpperLayerState.Sta1), "AA-2");
        await peer.HearTheEndAsync();
    }

    [Test]
    public async Task A_reset_in_every_state_is_a_lost_connection([Values(2, 3, 5, 6, 7, 8, 9, 10, 11, 12)] int state)
    {
        var (peer, machine) = await InAsync((UpperLayerState)state);
        using var script = peer;
        using var _ = machine;

        peer.Reset();

        Assert.That(((Indication.Ended)await machine.ReceiveAsync(Wait)).Closure.End, Is.EqualTo(AssociationEnd.ConnectionLost));
        Assert.That(machine.State, Is.EqualTo(UpperLayerState.Sta1));
    }

    [Test]
    public async Task A_local_abort_in_every_state_says_so_to_the_peer(
        [Values(3, 5, 6, 7, 8, 9, 10, 11, 12)] int state)
    {
        var (peer, machine) = await InAsync((UpperLayerState)state);
        using var script = peer;
        using var _ = machine;

        var closure = await machine.AbortAsync(AssociationEnd.ServerStopped, "for the test");

        Assert.That((machine.State, closure.End), Is.EqualTo((UpperLayerState.Sta13, AssociationEnd.ServerStopped)));
        Assert.That(await peer.HearAsync(), Is.EqualTo(AbortByUser), "AA-1");
    }

    [Test]
    public async Task A_local_request_at_the_wrong_time_is_a_fault_of_this_side([Values(2, 3, 7, 9, 10, 11, 12)] int state)
    {
        var (peer, machine) = await InAsync((UpperLayerState)state);
        using var script = peer;
        using var _ = machine;

        Assert.That(async () => await machine.RequestReleaseAsync(), Throws.InvalidOperationException.With.Message.Contains($"Evt11 cannot happen in Sta{state}"));
        Assert.That(async () => await machine.SendDataAsync(Golden.DataTransfer), Throws.InvalidOperationException.With.Message.Contains($"Evt9 cannot happen in Sta{state}"));
    }

    private static Type Told(UpperLayerAction action) => action switch
    {
        UpperLayerAction.AE3 => typeof(Indication.AssociationAccepted),
        UpperLayerAction.AE4 => typeof(Indication.AssociationRejected),
        UpperLayerAction.AE6 => typeof(Indication.AssociationRequested),
        UpperLayerAction.DT2 or UpperLayerAction.AR6 => typeof(Indication.Data),
        UpperLayerAction.AR2 or UpperLayerAction.AR8 => typeof(Indication.ReleaseRequested),
        UpperLayerAction.AR3 or UpperLayerAction.AR10 => typeof(Indication.ReleaseConfirmed),
        _ => typeof(Indication.Ended),
    };

    private static AssociationEnd End(UpperLayerEvent happened) => happened switch
    {
        UpperLayerEvent.Evt16 => AssociationEnd.AbortedByPeer,
        UpperLayerEvent.Evt17 => AssociationEnd.ConnectionLost,
        _ => AssociationEnd.ProtocolError,
    };

    /// <summary>A machine in a state, led there by the shortest legal way; what it said on the way has been heard.</summary>
    private static async Task<(ScriptedPeer Peer, AssociationMachine Machine)> InAsync(UpperLayerState state)
    {
        var asRequestor = state is UpperLayerState.Sta5 or UpperLayerState.Sta9 or UpperLayerState.Sta11;
        var (peer, transport) = await ScriptedPeer.PairAsync();
        var machine = asRequestor
            ? AssociationMachine.ForRequestor(transport, 16384, Timeouts, TimeProvider.System)
            : AssociationMachine.ForAcceptor(transport, 16384, Timeouts, TimeProvider.System);
        if (asRequestor) await RequestAsync(peer, machine, state);
        else if (state != UpperLayerState.Sta2) await AcceptAsync(peer, machine, state);
        Assert.That(machine.State, Is.EqualTo(state), "the way there");
        return (peer, machine);
    }

    private static async Task RequestAsync(ScriptedPeer peer, AssociationMachine machine, UpperLayerState state)
    {
        await machine.RequestAsync((AssociateRequestPdu)Pdus.Decode(Golden.AssociateRequest));
        await peer.HearAsync();
        if (state == UpperLayerState.Sta5) return;
        await peer.SayAsync(Golden.AssociateAccept);
        await machine.ReceiveAsync(Wait);
        await CollideAsync(peer, machine);
        if (state == UpperLayerState.Sta9) return;
        await machine.RespondReleaseAsync();
        await peer.HearAsync();
    }

    private static async Task AcceptAsync(ScriptedPeer peer, AssociationMachine machine, UpperLayerState state)
    {
        await peer.SayAsync(Golden.AssociateRequest);
        await machine.ReceiveAsync(Wait);
        if (state == UpperLayerState.Sta3) return;
        await machine.AcceptAsync((AssociateAcceptPdu)Pdus.Decode(Golden.AssociateAccept));
        await peer.HearAsync();
        switch (state)
        {
            case UpperLayerState.Sta7:
                await machine.RequestReleaseAsync();
                await peer.HearAsync();
                break;
            case UpperLayerState.Sta8:
                await peer.SayAsync(Golden.ReleaseRequest);
                await machine.ReceiveAsync(Wait);
                break;
            case UpperLayerState.Sta10 or UpperLayerState.Sta12:
                await CollideAsync(peer, machine);
                if (state == UpperLayerState.Sta10) break;
                await peer.SayAsync(Golden.ReleaseResponse);
                await machine.ReceiveAsync(Wait);
                break;
        }
    }

    /// <summary>Both ask for release.</summary>
    private static async Task CollideAsync(ScriptedPeer peer, AssociationMachine machine)
    {
        await machine.RequestReleaseAsync();
        await peer.HearAsync();
        await peer.SayAsync(Golden.ReleaseRequest);
        await machine.ReceiveAsync(Wait);
    }
}
