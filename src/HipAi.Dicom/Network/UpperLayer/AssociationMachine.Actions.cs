using HipAi.Dicom.Network.Pdus;
using static HipAi.Dicom.Network.UpperLayer.UpperLayerAction;
using static HipAi.Dicom.Network.UpperLayer.UpperLayerState;

namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>The actions of PS3.8 Tables 9-6 to 9-9.</summary>
internal sealed partial class AssociationMachine
{
    /// <summary>A last word (A-ABORT, A-ASSOCIATE-RJ, A-RELEASE-RP) is ten bytes: a peer that has no room for them is not listening.</summary>
    private static readonly TimeSpan LastWordTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Asks the table for what came from outside, acts, and says what the user is to be told; null for nothing.</summary>
    private async Task<Indication?> PerformAsync(Happening happening)
    {
        var refusal = happening.Pdu is AssociateRequestPdu request && State == Sta2 ? Negotiation.ProtocolObjection(request) : null;
        var useOtherwise = refusal is not null || (!_isRequestor && happening.Event == UpperLayerEvent.Evt12 && State == Sta7);
        switch (Move(happening.Event, useOtherwise))
        {
            case AE3: return new Indication.AssociationAccepted((AssociateAcceptPdu)happening.Pdu!);
            case AE4:
                CloseTransport();
                return new Indication.AssociationRejected(((AssociateRejectPdu)happening.Pdu!).Rejection);
            case AE6: return await ConsiderAsync((AssociateRequestPdu)happening.Pdu!, refusal);
            case DT2 or AR6: return new Indication.Data(((DataTransferPdu)happening.Pdu!).Values);
            case AR2 or AR8: return new Indication.ReleaseRequested();
            case AR10: return new Indication.ReleaseConfirmed();
            case AR3:
                CloseTransport();
                return new Indication.ReleaseConfirmed();
            case AA1:
                StopArtim();
                await SendLastAsync(AbortPdu.ByUser);
                return new Indication.Ended(happening.Closure);
            case AA8:
                await SendLastAsync(AbortPdu.ByProvider(happening.AbortReason));
                return new Indication.Ended(happening.Closure);
            case AA2 or AA3 or AA4 or AA5 or AR5:
                StopArtim();
                CloseTransport();
                return new Indication.Ended(happening.Closure);
            case AA7:
                await SendLastAsync(AbortPdu.ByProvider(happening.AbortReason));
                return null;
            case AA6:
                return null;
            case var action:
                throw new InvalidOperationException($"{action} does not follow from what the peer does.");
        }
    }

    private async Task<Indication> ConsiderAsync(AssociateRequestPdu request, NegotiationAnswer.Rejected? refusal)
    {
        StopArtim();
        if (refusal is null) return new Indication.AssociationRequested(request);
        await SendLastAsync(refusal.Pdu);
        return new Indication.Ended(new AssociationClosure(AssociationEnd.ProtocolError, $"rejected with {refusal.Pdu.Rejection}: {refusal.Reason}"));
    }

    /// <summary>Takes a step in the table.</summary>
    /// <exception cref="InvalidOperationException">The pair is impossible: a fault of this side.</exception>
    private UpperLayerAction Move(UpperLayerEvent happened, bool useOtherwise = false)
    {
        var step = TransitionTable.Next(State, happened) ?? throw new InvalidOperationException($"{happened} cannot happen in {State}.");
        State = useOtherwise ? step.Otherwise ?? step.Next : step.Next;
        return step.Action;
    }

    /// <summary>Sends something after which the association goes on.</summary>
    private async Task SendAsync(UpperLayerEvent request, ReadOnlyMemory<byte> pdu)
    {
        Move(request);
        Happening failure;
        try
        {
            _deadline.Arm(InterruptCause.SlowReader, _timeouts.Pdu);
            await _transport.WriteAsync(pdu, _deadline.Token);
            _deadline.Disarm();
            return;
        }
        catch (OperationCanceledException)
        {
            failure = Struck();
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            failure = Happening.Closed($"the connection was lost while sending: {fault.Message}");
        }

        await PerformAsync(failure);
        throw new AssociationEndedException(failure.Closure);
    }

    /// <summary>Sends something after which there is only the closing of the connection to wait for, under ARTIM.</summary>
    private async Task SendLastAsync(Pdu pdu)
    {
        using var limit = new Deadline(_time);
        try
        {
            // Where there is room the word is out before any clock is asked.
            var writing = _transport.WriteAsync(PduEncoder.Encode(pdu), limit.Token);
            if (!writing.IsCompleted) limit.Arm(InterruptCause.SlowReader, LastWordTimeout);
            await writing;
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The peer is gone or deaf: the closing of the connection will be seen as an event of its own.
        }

        // AA-7 does not restart the timer: a peer that goes on requesting must not keep a dead association alive.
        if (!_artimRuns) StartArtim();
    }

    private void StartArtim()
    {
        _artimRuns = true;
        _deadline.Arm(InterruptCause.Artim, _timeouts.Artim);
    }

    private void StopArtim()
    {
        _artimRuns = false;
        _deadline.Disarm();
    }

    private void CloseTransport() => _transport.Dispose();
}
