using System.Net;
using System.Net.Sockets;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.Tls;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Network.Server;

/// <summary>One connection, from its first byte to its last: read, decide, serve, say how it ended.</summary>
internal sealed class AcceptorSession : IDisposable
{
    private readonly long _id;
    private readonly IPEndPoint? _remote;
    private readonly SessionSettings _settings;
    private readonly Stream _transport;
    private readonly TlsAcceptor? _tls;
    private readonly CancellationTokenSource _teardown = new();
    private AssociationMachine? _machine;
    private volatile string? _interruption;

    /// <summary>Takes a transport connection.</summary>
    /// <param name="id">Number within the server.</param>
    /// <param name="transport">The connection, owned from now on.</param>
    /// <param name="remote">Address of the peer, if the transport has one.</param>
    /// <param name="settings">Shared by all sessions.</param>
    /// <param name="tls">Secures the connection first, which then must be a <see cref="NetworkStream"/>; null on the plain port.</param>
    public AcceptorSession(long id, Stream transport, IPEndPoint? remote, SessionSettings settings, TlsAcceptor? tls = null)
    {
        _id = id;
        _transport = transport;
        _remote = remote;
        _settings = settings;
        _tls = tls;
    }

    /// <summary>Address of the peer, if the transport has one.</summary>
    public IPAddress? Peer => _remote?.Address;

    /// <summary>Serves until the connection is closed.</summary>
    public async Task RunAsync()
    {
        if (_tls is null)
        {
            await RunAsync(_transport, null);
            return;
        }

        switch (await _tls.SecureAsync((NetworkStream)_transport, _teardown.Token))
        {
            case TlsOutcome.Secured secured:
                await RunAsync(secured.Transport, secured.Session);
                break;
            case TlsOutcome.Refused refused:
                _settings.Provider.OnRefused(_remote, null, refused.Reason);
                break;
        }
    }

    /// <summary>ARTIM runs from here.</summary>
    private async Task RunAsync(Stream transport, DicomTlsSession? tls)
    {
        var machine = AssociationMachine.ForAcceptor(transport, _settings.Options.MaximumPduLength, _settings.Timeouts, _settings.Time);
        Interlocked.Exchange(ref _machine, machine);
        if (_interruption is { } reason) machine.Interrupt(reason);

        // With ARTIM running the wait given here does not count.
        switch (await machine.ReceiveAsync(_settings.Options.ArtimTimeout))
        {
            case Indication.AssociationRequested requested:
                await ConsiderAsync(machine, requested.Request, tls);
                break;
            case Indication.Ended ended:
                _settings.Provider.OnRefused(_remote, null, ended.Closure.Reason);
                break;
            case var other:
                throw new InvalidOperationException($"{other.GetType().Name} cannot come before an association.");
        }

        await machine.LingerAsync();
    }

    /// <summary>Aborts and closes, from any thread, and cancels the handler that may be running.</summary>
    public void Interrupt(string reason)
    {
        _interruption = reason;
        Interlocked.CompareExchange(ref _machine, null, null)?.Interrupt(reason);
        CancelHandler();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_machine is { } machine) machine.Dispose();
        else _transport.Dispose();
        _teardown.Dispose();
    }

    /// <summary>Tells the handler that may be running that nobody waits for it any more.</summary>
    private void CancelHandler()
    {
        try
        {
            _teardown.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The session ended by itself at the same moment.
        }
    }

    private async Task ConsiderAsync(AssociationMachine machine, AssociateRequestPdu request, DicomTlsSession? tls)
    {
        var association = DicomAssociation.Of(request, _id, _remote, _settings.Time.GetUtcNow()) with { Tls = tls };
        if (_settings.Registry.TryEnter(_remote?.Address) is { } full)
        {
            await RejectAsync(machine, association, new AssociateRejectPdu(full.Rejection), full.Reason);
            return;
        }

        try
        {
            switch (Negotiation.Answer(request, Decide(association), _settings.Local))
            {
                case NegotiationAnswer.Accepted accepted:
                    await ServeAsync(machine, association.With(accepted.Pdu, accepted.Contexts), accepted.Pdu);
                    break;
                case NegotiationAnswer.Rejected rejected:
                    await RejectAsync(machine, association, rejected.Pdu, rejected.Reason);
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

    private async Task RejectAsync(AssociationMachine machine, DicomAssociation association, AssociateRejectPdu reject, string reason)
    {
        try
        {
            await machine.RejectAsync(reject);
        }
        finally
        {
            _settings.Provider.OnRefused(_remote, association, $"rejected with {reject.Rejection}: {reason}");
        }
    }

    private async Task ServeAsync(AssociationMachine machine, DicomAssociation association, AssociateAcceptPdu accept)
    {
        // What nothing below replaces is what a fault of ours leaves behind: the provider counts, so it must hear of every end.
        var closure = new AssociationClosure(AssociationEnd.ServerStopped, "a fault on this side");
        try
        {
            await machine.AcceptAsync(accept);
            _settings.Provider.OnAssociationOpened(association);
            await new ServiceLoop(association, machine, _settings, CancelHandler).RunAsync(_teardown.Token);
            closure = new AssociationClosure(AssociationEnd.Released, "released by the peer");
        }
        catch (AssociationEndedException ended)
        {
            closure = ended.Closure;
        }
        finally
        {
            _settings.Provider.OnAssociationClosed(association, closure);
        }
    }
}
