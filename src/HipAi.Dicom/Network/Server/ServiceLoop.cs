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
    private readonly PendingReports _reports;

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
        _reports = new PendingReports(association, _writer, settings.Provider);
    }

    /// <summary>Serves until the peer asks for release, which is granted.</summary>
    /// <exception cref="AssociationEndedException">The association ended in any other way.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _reader.ReadCommandAsync(_settings.Options.IdleTimeout) is { } incoming)
            {
                if (incoming.Command.IsResponse) await TakeAsync(incoming);

                // Nothing here runs long enough to be cancelled, and a C-CANCEL has no answer (PS3.7 9.3.2.3).
                else if (incoming.Command.Field != CommandField.CCancelRequest) await AnswerAsync(incoming, cancellationToken);
                await _reports.SendNextAsync();
            }
        }
        finally
        {
            _reports.End();
        }

        await _machine.RespondReleaseAsync();
    }

    /// <summary>Takes what can only be the answer to an event report of ours.</summary>
    private async Task TakeAsync(IncomingCommand incoming)
    {
        if (!_reports.TryTake(incoming.Command)) throw await _reader.FailAsync($"{incoming.Command} answers nothing that was asked");

        // An event reply says nothing that the services spoken here define.
        await using var reply = DataSetOf(incoming);
        if (reply is not null) await reply.DrainAsync();
    }

    private async Task AnswerAsync(IncomingCommand incoming, CancellationToken cancellationToken)
    {
        await using var dataSet = DataSetOf(incoming);
        var answer = (RequestRules.Refusal(incoming) ?? Overload(incoming)) is { } refusal
            ? EncodedAnswer.Of(refusal)
            : await CallAsync(incoming, dataSet, cancellationToken);

        // From here on the provider is told what becomes of its report, whatever happens to the answer.
        if (answer.Report is { } report) _reports.Add(report);
        if (_reader.HasEnded) return;
        if (dataSet is not null) await dataSet.DrainAsync();
        await _writer.SendMessageAsync(incoming.Context.Id, incoming.Command.Respond(answer.Response), answer.DataSet);
    }

    private DicomStatus? Overload(IncomingCommand incoming) =>
        incoming.Command.Field == CommandField.NActionRequest && _reports.IsFull ? DimseRefusals.TooManyReports.Status : null;

    /// <summary>Calls the handler. What is answered if it throws is decided before it is called, so no path is without an answer.</summary>
    private async Task<EncodedAnswer> CallAsync(IncomingCommand incoming, DataSetStream? dataSet, CancellationToken cancellationToken)
    {
        var answer = EncodedAnswer.Of(DimseFailures.Default);
        try
        {
            var response = await ProviderCalls.CallAsync(_settings.Provider, _association, incoming, dataSet, cancellationToken);
            answer = EncodedAnswer.Of(response, incoming.Context, _association);
        }
        catch (Exception failure) when (!_reader.HasEnded && failure is not OutOfMemoryException)
        {
            // Handlers are foreign code: whatever they throw must cost this one message only.
            answer = EncodedAnswer.Of(DimseFailures.StatusFor(failure));
            _settings.Provider.OnHandlerFailed(_association, answer.Response.Status, failure);
        }
        catch (Exception failure) when (failure is not (AssociationEndedException or OutOfMemoryException))
        {
            // The association ended under the handler; what the handler made of that is of no interest, nobody waits for an answer.
        }

        return answer;
    }

    private DataSetStream? DataSetOf(IncomingCommand incoming) => incoming.Command.HasDataSet
        ? new DataSetStream(_reader, incoming.Context.Id, _settings.Options.IdleTimeout, _settings.Options.MaximumDataSetLength)
        : null;
}
