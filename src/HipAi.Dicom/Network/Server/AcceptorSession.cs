using System.Net;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Network.Server;

/// <summary>One connection, from its first byte to its last: read, decide, serve, say how it ended.</summary>
internal sealed class AcceptorSession : IDisposable
{
    private readonly long _id;
    private readonly IPEndPoint? _remote;
    private readonly SessionSettings _settings;
    private readonly AssociationMachine _machine;
    private readonly CancellationTokenSource _teardown = new();

    /// <summary>Takes a transport connection; ARTIM runs from here.</summary>
    /// <param name="id">Number within the server.</param>
    /// <param name="transport">The connection, owned from now on.</param>
    /// <param name="remote">Address of the peer, if the transport has one.</param>
    /// <param name="settings">Shared by all sessions.</param>
    public AcceptorSession(long id, Stream transport, IPEndPoint? remote, SessionSettings settings)
    {
        _id = id;
        _remote = remote;
        _settings = settings;
        _machine = AssociationMachine.ForAcceptor(transport, settings.Options.MaximumPduLength, settings.Timeouts, settings.Time);
    }

    /// <summary>Serves until the connection is closed.</summary>
    public async Task RunAsync()
    {
        // With ARTIM running the wait given here does not count.
        switch (await _machine.ReceiveAsync(_settings.Options.ArtimTimeout))
        {
            case Indication.AssociationRequested requested:
                await ConsiderAsync(requested.Request);
                break;
            case Indication.Ended ended:
                _settings.Provider.OnRefused(_remote, null, ended.Closure.Reason);
                break;
            case var other:
                throw new InvalidOperationException($"{other.GetType().Name} cannot come before an association.");
        }

        await _machine.LingerAsync();
    }

    /// <summary>Aborts and closes, from any thread, and cancels the handler that may be running.</summary>
    public void Interrupt(string reason)
    {
        _machine.Interrupt(reason);
        try
        {
            _teardown.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The session ended by itself at the same moment.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _machine.Dispose();
        _teardown.Dispose();
    }

    private async Task ConsiderAsync(AssociateRequestPdu request)
    {
        var association = DicomAssociation.Of(request, _id, _remote, _settings.Time.GetUtcNow());
        if (_settings.Registry.TryEnter(_remote?.Address) is { } full)
        {
            await RejectAsync(association, new AssociateRejectPdu(full.Rejection), full.Reason);
            return;
        }

        try
        {
            switch (Negotiation.Answer(request, Decide(association), _settings.Local))
            {
                case NegotiationAnswer.Accepted accepted:
                    await ServeAsync(association with { AcceptedContexts = accepted.Contexts }, accepted.Pdu);
                    break;
                case NegotiationAnswer.Rejected rejected:
                    await RejectAsync(association, rejected.Pdu, rejected.Reason);
                    break;
            }
        }
        finally
        {
            _settings.Registry.Leave(_remote?.Address);
        }
    }

    private AssociationDecision Decide(DicomAssociation association)
    {
        try
        {
            return _settings.Provider.OnAssociationRequest(association);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever it was, a decision that failed lets nobody in, and the peer learns it at once.
            return AssociationDecision.Reject(AssociationRejection.NoReasonGiven, $"the provider failed to decide: {failure.Message}");
        }
    }

    private async Task RejectAsync(DicomAssociation association, AssociateRejectPdu reject, string reason)
    {
        await _machine.RejectAsync(reject);
        _settings.Provider.OnRefused(_remote, association, $"rejected with {reject.Rejection}: {reason}");
    }

    private async Task ServeAsync(DicomAssociation association, AssociateAcceptPdu accept)
    {
        AssociationClosure closure;
        try
        {
            await _machine.AcceptAsync(accept);
            await new ServiceLoop(association, _machine, _settings).RunAsync(_teardown.Token);
            closure = new AssociationClosure(AssociationEnd.Released, "released by the peer");
        }
        catch (AssociationEndedException ended)
        {
            closure = ended.Closure;
        }

        _settings.Provider.OnAssociationClosed(association, closure);
    }
}
