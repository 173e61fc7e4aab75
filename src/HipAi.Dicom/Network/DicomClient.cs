using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network.Client;
using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Network;

/// <summary>A requestor: one association, one operation at a time; further callers wait for their turn.</summary>
public sealed partial class DicomClient : IAsyncDisposable
{
    private readonly DicomClientOptions _options;
    private readonly AssociationMachine _machine;
    private readonly MessageReader _reader;
    private readonly MessageWriter _writer;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ushort _lastMessageId;

    private DicomClient(DicomClientOptions options, AssociationMachine machine, DicomAssociation association)
    {
        _options = options;
        _machine = machine;
        Association = association;
        _reader = new MessageReader(machine, association.AcceptedContexts);
        _writer = new MessageWriter(machine, association.PeerMaximumPduLength, options.LargestPduSent);
    }

    /// <summary>What was agreed. The peer's implementation is the acceptor's.</summary>
    public DicomAssociation Association { get; }

    /// <summary>Connects and associates.</summary>
    /// <param name="options">Whom, as whom, what.</param>
    /// <param name="time">The clock of all time-outs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="DicomAssociationRejectedException">The peer said no.</exception>
    /// <exception cref="DicomNetworkException">The peer could not be reached, was silent or broke the protocol.</exception>
    public static async Task<DicomClient> ConnectAsync(DicomClientOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var request = ClientRequest.Of(options);
        options.Tls?.Validate();
        var (transport, remote, tls) = await ClientConnector.ConnectAsync(options, time, cancellationToken);
        var timeouts = new UpperLayerTimeouts(options.ArtimTimeout, options.PduTimeout);
        var machine = AssociationMachine.ForRequestor(transport, options.MaximumPduLength, timeouts, time);
        try
        {
            using var giveUp = cancellationToken.Register(() => machine.Interrupt("cancelled"));
            await machine.RequestAsync(request);
            var accept = await machine.ReceiveAsync(options.ArtimTimeout) switch
            {
                Indication.AssociationAccepted accepted => accepted.Accept,
                Indication.AssociationRejected rejected => throw new DicomAssociationRejectedException(rejected.Rejection),
                Indication.Ended ended => throw new AssociationEndedException(ended.Closure),
                var other => throw new InvalidOperationException($"{other.GetType().Name} cannot answer an association request."),
            };
            if (Negotiation.Objection(request, accept) is { } objection)
                throw new AssociationEndedException(await machine.ViolationAsync(objection));
            var roles = Negotiation.AgreedRoles(request.User.Roles, accept.User.Roles);
            var contexts = Negotiation.Agreed(request.Contexts, accept.Contexts, roles);
            var association = DicomAssociation.Of(request, 1, remote, time.GetUtcNow()).With(accept, contexts) with
            {
                Tls = tls,
                PeerMaximumPduLength = accept.User.MaximumLength,
                PeerImplementationClassUid = accept.User.ImplementationClassUid,
                PeerImplementationVersionName = accept.User.ImplementationVersionName,
            };
            return new DicomClient(options, machine, association);
        }
        catch (DicomNetworkException)
        {
            machine.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>C-ECHO (PS3.7 9.1.5).</summary>
    /// <param name="cancellationToken">Gives up; the association is aborted then.</param>
    /// <exception cref="DicomContextNotAcceptedException">There is no accepted context for the Verification SOP class.</exception>
    /// <exception cref="DicomNetworkException">The association failed; it is over.</exception>
    public async Task<DicomStatus> CEchoAsync(CancellationToken cancellationToken)
    {
        var context = FindContext(DicomUID.Verification.UID, null);
        var command = new DimseCommand { Field = CommandField.CEchoRequest, AffectedSopClassUid = context.AbstractSyntax };
        return (await ExchangeAsync(context, command, null, cancellationToken)).Status;
    }

    /// <summary>C-STORE (PS3.7 9.1.1) of a data set that is already encoded, without group 2; it is sent as it is read.</summary>
    /// <param name="dataSet">The encoded data set, from its position to its end.</param>
    /// <param name="sopClassUid">Its SOP class.</param>
    /// <param name="sopInstanceUid">Its SOP instance.</param>
    /// <param name="transferSyntaxUid">How it is encoded.</param>
    /// <param name="cancellationToken">Gives up; the association is aborted then.</param>
    /// <exception cref="DicomContextNotAcceptedException">There is no accepted context for this class and syntax.</exception>
    /// <exception cref="DicomNetworkException">The association failed; it is over.</exception>
    public async Task<DicomStatus> CStoreAsync(
        Stream dataSet,
        string sopClassUid,
        string sopInstanceUid,
        string transferSyntaxUid,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentException.ThrowIfNullOrEmpty(sopInstanceUid);
        var context = FindContext(sopClassUid, transferSyntaxUid);
        var command = new DimseCommand
        {
            Field = CommandField.CStoreRequest,
            AffectedSopClassUid = sopClassUid,
            AffectedSopInstanceUid = sopInstanceUid,
            Priority = 0,
            HasDataSet = true,
        };
        return (await ExchangeAsync(context, command, dataSet, cancellationToken)).Status;
    }

    /// <summary>
    /// C-STORE of a file, in its own transfer syntax where that was accepted; a native one is sent in another native syntax where
    /// only that was accepted. Pixel data is never compressed or decompressed here.
    /// </summary>
    /// <param name="file">SOP class and instance are taken from its data set.</param>
    /// <param name="cancellationToken">Gives up; the association is aborted then.</param>
    /// <exception cref="DicomDataException">The data set lacks SOP Class UID (0008,0016) or SOP Instance UID (0008,0018).</exception>
    /// <exception cref="DicomContextNotAcceptedException">There is no accepted context that this file can be sent in.</exception>
    /// <exception cref="DicomNetworkException">The association failed; it is over.</exception>
    public async Task<DicomStatus> CStoreAsync(DicomFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var sopClass = file.Dataset.GetSingleValue<string>(DicomTag.SOPClassUID);
        var sopInstance = file.Dataset.GetSingleValue<string>(DicomTag.SOPInstanceUID);
        var syntax = SyntaxToSend(sopClass, file.TransferSyntax);
        await using var source = new DatasetSource(file.Dataset, syntax);
        return await CStoreAsync(source.Stream, sopClass, sopInstance, syntax.UID.UID, cancellationToken);
    }

    /// <summary>Releases the association in order (PS3.8 7.2) and closes the connection.</summary>
    /// <exception cref="DicomNetworkException">The peer did not answer, or the association was over already.</exception>
    public Task ReleaseAsync(CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            await _machine.RequestReleaseAsync();
            while (true)
            {
                switch (await _machine.ReceiveAsync(_options.ArtimTimeout))
            {
                    case Indication.ReleaseConfirmed:
                        return true;
                    case Indication.ReleaseRequested:
                        // Both asked at once: the requestor answers first and goes on waiting (PS3.8 7.2.2.7).
                        await _machine.RespondReleaseAsync();
                        break;
                    case Indication.Ended ended:
                        throw new AssociationEndedException(ended.Closure);
                }
            }
        },
        cancellationToken);

    /// <summary>Aborts the association (PS3.8 7.3) and closes the connection; does nothing when it is over already.</summary>
    public Task AbortAsync(CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            if (_machine.State == UpperLayerState.Sta6) await _machine.AbortAsync(AssociationEnd.ServerStopped, "aborted by this side");
            return true;
        },
        cancellationToken,
        mustBeOpen: false);

    /// <summary>Aborts if the association is still open, and frees the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_machine.State == UpperLayerState.Sta6) await _machine.AbortAsync(AssociationEnd.ServerStopped, "disposed of by this side");
        _machine.Dispose();
        _turn.Dispose();
    }

    private Task<DicomNResponse> ExchangeAsync(
        DicomPresentationContext context,
        DimseCommand command,
        Stream? dataSet,
        CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            var request = command with { MessageId = NextMessageId() };
            await _writer.SendCommandAsync(context.Id, request);
            if (dataSet is not null) await SendDataSetAsync(context.Id, dataSet, cancellationToken);
            return await AwaitResponseAsync(request);
        },
        cancellationToken);

    /// <summary>The response to a request; event reports that come before it are set aside.</summary>
    private async Task<DicomNResponse> AwaitResponseAsync(DimseCommand request)
    {
        while (true)
        {
            if (await _reader.ReadCommandAsync(_options.ResponseTimeout) is not { } response)
            {
                var closure = await _machine.AbortAsync(AssociationEnd.ProtocolError, "the peer asked for release instead of answering");
                throw new AssociationEndedException(closure);
            }

            var answer = response.Command;
            if (answer.Field == CommandField.NEventReportRequest)
            {
                await SetAsideAsync(response);
                continue;
            }

            var isAnswer = answer.Field == request.Respond(DicomStatus.Success).Field && answer.MessageIdBeingRespondedTo == request.MessageId;
            if (!isAnswer || (answer.HasDataSet && !MayHaveDataSet(answer.Field))) throw await _reader.FailAsync($"{answer} is no answer to {request}");
            return await ResponseOfAsync(response);
        }
    }

    private async Task SendDataSetAsync(byte contextId, Stream dataSet, CancellationToken cancellationToken)
    {
        try
        {
            await _writer.SendDataSetAsync(contextId, dataSet, cancellationToken);
        }
        catch (Exception failure) when (failure is not AssociationEndedException)
        {
            // The source of the data set failed, whatever it is: a half-sent message cannot be taken back.
            await _machine.AbortAsync(AssociationEnd.ServerStopped, "the data set could not be read to its end");
            throw;
        }
    }

    /// <summary>One operation at a time.</summary>
    private async Task<T> InTurnAsync<T>(Func<Task<T>> operation, CancellationToken cancellationToken, bool mustBeOpen = true)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (mustBeOpen && _machine.State != UpperLayerState.Sta6) throw new DicomNetworkException("The association is over.");
            using var giveUp = cancellationToken.Register(() => _machine.Interrupt("cancelled"));
            return await operation();
        }
        catch (AssociationEndedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            await _machine.LingerAsync();
            _turn.Release();
        }
    }

    private DicomPresentationContext FindContext(string abstractSyntax, string? transferSyntax) =>
        Association.AcceptedContexts.FirstOrDefault(c =>
            c.AbstractSyntax == abstractSyntax && (transferSyntax is null || c.TransferSyntax == transferSyntax))
        ?? throw new DicomContextNotAcceptedException(abstractSyntax, transferSyntax);

    private DicomTransferSyntax SyntaxToSend(string sopClass, DicomTransferSyntax own)
    {
        var accepted = Association.AcceptedContexts
            .Where(c => c.AbstractSyntax == sopClass)
            .Select(c => DicomTransferSyntax.Lookup(c.TransferSyntax))
            .ToList();
        if (accepted.Find(syntax => syntax.UID == own.UID) is { } same) return same;
        return (own.IsEncapsulated ? null : accepted.Find(syntax => !syntax.IsEncapsulated))
            ?? throw new DicomContextNotAcceptedException(sopClass, own.UID.UID);
    }

    private ushort NextMessageId() => _lastMessageId = _lastMessageId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastMessageId + 1);
}
