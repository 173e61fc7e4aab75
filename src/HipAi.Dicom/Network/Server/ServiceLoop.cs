using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Network.Server;

/// <summary>The requests of one association, one after the other: read, check, call the handler, answer.</summary>
internal sealed class ServiceLoop
{
    private readonly DicomAssociation _association;
    private readonly AssociationMachine _machine;
    private readonly SessionSettings _settings;
    private readonly MessageReader _reader;
    private readonly MessageWriter _writer;

    /// <summary>Serves an association that has been accepted.</summary>
    /// <param name="association">What was agreed on.</param>
    /// <param name="machine">Its upper layer.</param>
    /// <param name="settings">Shared by all sessions.</param>
    /// <param name="onPeerGone">Told when nobody waits for the running handler any more.</param>
    public ServiceLoop(DicomAssociation association, AssociationMachine machine, SessionSettings settings, Action onPeerGone)
    {
        _association = association;
        _machine = machine;
        _settings = settings;
        _reader = new MessageReader(machine, association.AcceptedContexts, onPeerGone);
        _writer = new MessageWriter(machine, association.PeerMaximumPduLength);
    }

    /// <summary>Serves until the peer asks for release, which is granted.</summary>
    /// <exception cref="AssociationEndedException">The association ended in any other way.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await _reader.ReadCommandAsync(_settings.Options.IdleTimeout) is { } incoming)
        {
            if (incoming.Command.IsResponse) throw await _reader.FailAsync($"{incoming.Command} answers nothing that was asked");

            // Nothing here runs long enough to be cancelled, and a C-CANCEL has no answer (PS3.7 9.3.2.3).
            if (incoming.Command.Field != CommandField.CCancelRequest) await AnswerAsync(incoming, cancellationToken);
        }

        await _machine.RespondReleaseAsync();
    }

    private async Task AnswerAsync(IncomingCommand incoming, CancellationToken cancellationToken)
    {
        var options = _settings.Options;
        await using var dataSet = incoming.Command.HasDataSet
            ? new DataSetStream(_reader, incoming.Context.Id, options.IdleTimeout, options.MaximumDataSetLength)
            : null;
        var status = RequestRules.Refusal(incoming) ?? await CallAsync(incoming, dataSet, cancellationToken);
        if (_reader.HasEnded) return;
        if (dataSet is not null) await dataSet.DrainAsync();
        await _writer.SendCommandAsync(incoming.Context.Id, incoming.Command.Respond(status));
    }

    /// <summary>Calls the handler. What is answered if it throws is decided before it is called, so no path is without an answer.</summary>
    private async Task<DicomStatus> CallAsync(IncomingCommand incoming, DataSetStream? dataSet, CancellationToken cancellationToken)
    {
        var answer = DimseFailures.Default;
        try
        {
            answer = await HandleAsync(incoming, dataSet, cancellationToken);
        }
        catch (Exception failure) when (!_reader.HasEnded && failure is not OutOfMemoryException)
        {
            // Handlers are foreign code: whatever they throw must cost this one message only.
            answer = DimseFailures.StatusFor(failure);
            _settings.Provider.OnHandlerFailed(_association, answer, failure);
        }
        catch (Exception failure) when (failure is not (AssociationEndedException or OutOfMemoryException))
        {
            // The association ended under the handler; what the handler made of that is of no interest, nobody waits for an answer.
        }

        return answer;
    }

    private Task<DicomStatus> HandleAsync(IncomingCommand incoming, DataSetStream? dataSet, CancellationToken cancellationToken)
    {
        var command = incoming.Command;
        if (dataSet is null) return _settings.Provider.OnCEchoAsync(_association, cancellationToken);
        var request = new DicomCStoreRequest(
            _association,
            incoming.Context.AbstractSyntax,
            command.AffectedSopInstanceUid ?? string.Empty,
            incoming.Context.TransferSyntax,
            command.MessageId ?? 0,
            command.Priority ?? 0);
        return _settings.Provider.OnCStoreAsync(request, dataSet, cancellationToken);
    }
}
