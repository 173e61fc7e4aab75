using HipAi.Dicom.Network.Pdus;
using static HipAi.Dicom.Network.UpperLayer.UpperLayerEvent;
using static HipAi.Dicom.Network.UpperLayer.UpperLayerState;

namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>
/// The upper layer of one association, in either role: turns PDUs and local requests into the events of PS3.8 Table 9-10,
/// asks the table, and performs the action. It knows nothing of DIMSE. One caller at a time, except <see cref="Interrupt"/>.
/// </summary>
internal sealed partial class AssociationMachine : IDisposable
{
    private readonly Stream _transport;
    private readonly TimeProvider _time;
    private readonly UpperLayerTimeouts _timeouts;
    private readonly bool _isRequestor;
    private readonly PduReader _reader;
    private readonly Patience _patience;
    private Deadline _deadline;
    private bool _artimRuns;
    private bool _boundariesLost;
    private bool _wasForeign;
    private volatile string? _interruption;

    private AssociationMachine(Stream transport, bool isRequestor, int maximumDataLength, UpperLayerTimeouts timeouts, TimeProvider time)
    {
        _transport = transport;
        _isRequestor = isRequestor;
        _timeouts = timeouts;
        _time = time;
        _reader = new PduReader(transport, maximumDataLength);
        _patience = new Patience(time);
        _deadline = new Deadline(time);
        State = Sta1;
    }

    /// <summary>Where the association is.</summary>
    public UpperLayerState State { get; private set; }

    /// <summary>An acceptor whose transport connection has just come in (Evt5, AE-5): ARTIM runs from here.</summary>
    public static AssociationMachine ForAcceptor(Stream transport, int maximumDataLength, UpperLayerTimeouts timeouts, TimeProvider time)
    {
        var machine = new AssociationMachine(transport, isRequestor: false, maximumDataLength, timeouts, time);
        machine.Move(Evt5);
        machine.StartArtim();
        return machine;
    }

    /// <summary>A requestor (Evt1, AE-1) whose transport connection has been made; nothing is sent yet.</summary>
    public static AssociationMachine ForRequestor(Stream transport, int maximumDataLength, UpperLayerTimeouts timeouts, TimeProvider time)
    {
        var machine = new AssociationMachine(transport, isRequestor: true, maximumDataLength, timeouts, time);
        machine.Move(Evt1);
        return machine;
    }

    /// <summary>Waits for the peer and says what happened.</summary>
    /// <param name="wait">How long the peer may be waited for without progress; where ARTIM runs, that counts instead.</param>
    public async Task<Indication> ReceiveAsync(TimeSpan wait)
    {
        while (true)
        {
            var happening = await NextAsync(wait);
            if (await PerformAsync(happening) is { } indication) return indication;
        }
    }

    /// <summary>
    /// Waits until the peer has aborted or gone, while its user is busy with what came last and does not receive. Takes nothing:
    /// what it was is told by the next <see cref="ReceiveAsync"/>.
    /// </summary>
    /// <returns>False when the peer has something else to say, or this side has given up. Never throws.</returns>
    public async Task<bool> WatchAsync()
    {
        try
        {
            return await _reader.WatchAsync(_deadline.Token) is null or PduType.Abort;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            return true;
        }
    }

    /// <summary>Sends A-ASSOCIATE-RQ: the transport connection is confirmed (Evt2, AE-2).</summary>
    public Task RequestAsync(AssociateRequestPdu request) => SendAsync(Evt2, PduEncoder.Encode(request));

    /// <summary>Sends A-ASSOCIATE-AC (Evt7, AE-7).</summary>
    public Task AcceptAsync(AssociateAcceptPdu accept) => SendAsync(Evt7, PduEncoder.Encode(accept));

    /// <summary>Sends A-ASSOCIATE-RJ (Evt8, AE-8); what is left is <see cref="LingerAsync"/>.</summary>
    public async Task RejectAsync(AssociateRejectPdu reject)
    {
        Move(Evt8);
        await SendLastAsync(reject);
    }

    /// <summary>Sends a P-DATA-TF that is already encoded, header included (Evt9, DT-1 or AR-7).</summary>
    public Task SendDataAsync(ReadOnlyMemory<byte> pdu)
    {
        _patience.Renew();
        return SendAsync(Evt9, pdu);
    }

    /// <summary>Sends A-RELEASE-RQ (Evt11, AR-1).</summary>
    public Task RequestReleaseAsync() => SendAsync(Evt11, PduEncoder.Encode(new ReleaseRequestPdu()));

    /// <summary>Sends A-RELEASE-RP (Evt14): AR-4 ends the association, AR-9 answers a collision and goes on waiting.</summary>
    public async Task RespondReleaseAsync()
    {
        if (State == Sta9)
        {
            await SendAsync(Evt14, PduEncoder.Encode(new ReleaseResponsePdu()));
            return;
        }

        Move(Evt14);
        await SendLastAsync(new ReleaseResponsePdu());
    }

    /// <summary>Gives up (Evt15) unless the association is already over.</summary>
    public async Task<AssociationClosure> AbortAsync(AssociationEnd end, string reason)
    {
        var happening = Happening.LocalAbort(end, reason);
        if (TransitionTable.Next(State, Evt15) is not null) await PerformAsync(happening);
        return happening.Closure;
    }

    /// <summary>Treats what the peer sent inside its PDUs as an invalid PDU (Evt19): A-ABORT by the provider.</summary>
    public async Task<AssociationClosure> ViolationAsync(string reason)
    {
        var happening = new Happening(Evt19, null, new(AssociationEnd.ProtocolError, reason), AbortReason.InvalidParameterValue);
        await PerformAsync(happening);
        return happening.Closure;
    }

    /// <summary>Ends every wait of this association, now and later, from any thread: it is aborted and closed.</summary>
    public void Interrupt(string reason)
    {
        _interruption ??= reason;
        Volatile.Read(ref _deadline).Interrupt();
    }

    /// <summary>
    /// In Sta13, waits until the peer has closed or ARTIM expires. Closing first, with bytes unread, would reset the connection
    /// and might take from the peer what it was just told.
    /// </summary>
    public async Task LingerAsync()
    {
        while (State == Sta13)
        {
            // Who never spoke DICOM gets no patience, and who is told to go by an operator gets none either.
            if (_wasForeign || _interruption is not null) await PerformAsync(Happening.Closed("closed by this side"));
            else await PerformAsync(await NextAsync(_timeouts.Artim));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transport.Dispose();
        _reader.Dispose();
        _deadline.Dispose();
    }

    private async Task<Happening> NextAsync(TimeSpan wait)
    {
        try
        {
            return await ReadAsync(wait);
        }
        catch (DicomPduException fault)
        {
            _wasForeign |= _boundariesLost && State == Sta2;
            return Happening.Invalid(fault);
        }
        catch (OperationCanceledException)
        {
            return Struck();
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            return Happening.Closed(fault is DicomNetworkException ? fault.Message : $"the connection was lost: {fault.Message}");
        }
    }

    private async Task<Happening> ReadAsync(TimeSpan wait)
    {
        var left = _patience.Left(wait);
        if (!_artimRuns) _deadline.Arm(_patience.IsFresh ? InterruptCause.Silence : InterruptCause.NoProgress, left);
        if (_boundariesLost)
        {
            await _reader.DiscardAllAsync(_deadline.Token);
            return Happening.Closed("closed by the peer");
        }

        _boundariesLost = true;
        if (await _reader.ReadHeaderAsync(_deadline.Token) is not { } header) return Happening.Closed("the peer closed the connection");
        _boundariesLost = false;
        if (!_artimRuns) _deadline.Arm(InterruptCause.SlowPdu, _timeouts.Pdu);
        var pdu = await _reader.ReadBodyAsync(header, _deadline.Token);
        if (!_artimRuns) _deadline.Disarm();
        _patience.Spend(pdu, counts: !_artimRuns);
        return Happening.Arrived(pdu, State);
    }

    private Happening Struck()
    {
        var happening = _deadline.Struck switch
        {
            InterruptCause.Artim => Happening.ArtimExpired(_timeouts.Artim),
            InterruptCause.Silence => Happening.LocalAbort(AssociationEnd.TimedOut, "the peer was silent for too long"),
            InterruptCause.NoProgress => Happening.LocalAbort(
                AssociationEnd.TimedOut, $"the peer sent less than {PduLimits.LeastProgress} bytes for too long"),
            InterruptCause.SlowPdu => Happening.LocalAbort(AssociationEnd.TimedOut, "the peer took too long over one PDU"),
            InterruptCause.SlowReader => Happening.LocalAbort(AssociationEnd.TimedOut, "the peer did not take what was sent to it"),
            _ => Happening.LocalAbort(AssociationEnd.ServerStopped, _interruption ?? "interrupted by this side"),
        };
        RenewDeadline();
        return TransitionTable.Next(State, happening.Event) is null ? happening with { Event = Evt17 } : happening;
    }

    private void RenewDeadline()
    {
        var old = _deadline;
        Volatile.Write(ref _deadline, new Deadline(_time));
        _artimRuns = false;
        old.Dispose();
    }
}
