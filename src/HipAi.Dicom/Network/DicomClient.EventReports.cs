using HipAi.Dicom.Data;
using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Network;

/// <summary>What a requestor hears from its peer without having asked: N-EVENT-REPORT (PS3.7 10.1.1).</summary>
public sealed partial class DicomClient
{
    /// <summary>Reports that may come while the answer to something else is awaited; a peer that sends more is not answering at all.</summary>
    private const int MaximumSetAside = 16;

    private readonly Queue<(IncomingCommand Incoming, DicomDataset? Dataset)> _setAside = new();

    /// <summary>Waits for an event report and answers it. One that came while another operation ran is taken first.</summary>
    /// <param name="answer">Answers the report; what it throws is thrown here, after 0110 was answered.</param>
    /// <param name="wait">How long to wait for a report to begin; zero only looks.</param>
    /// <param name="cancellationToken">Gives up; the association is aborted then.</param>
    /// <returns>The report; null when none came in time, the association being as it was.</returns>
    /// <exception cref="DicomNetworkException">
    /// The association ended, by release too; or a report came that cannot be read, was answered with a failure, and the
    /// association goes on.
    /// </exception>
    public Task<DicomNEventReportRequest?> ReceiveEventReportAsync(
        Func<DicomNEventReportRequest, DicomNResponse> answer,
        TimeSpan wait,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return InTurnAsync(
            async () =>
            {
                if (_setAside.TryDequeue(out var earlier)) return await AnswerReportAsync(earlier.Incoming, earlier.Dataset, answer);
                if (!_reader.HasUnread && !await _machine.HasArrivedAsync(wait)) return null;
                var incoming = await ReadReportAsync();
                return await AnswerReportAsync(incoming, await ReadReportDataSetAsync(incoming), answer);
            },
            cancellationToken);
    }

    private async Task<DicomNEventReportRequest?> AnswerReportAsync(
        IncomingCommand incoming,
        DicomDataset? dataset,
        Func<DicomNEventReportRequest, DicomNResponse> answer)
    {
        var encoded = EncodedAnswer.Of(DimseFailures.Default);
        try
        {
            var report = ProviderCalls.EventReport(Association, incoming.Command, dataset);
            encoded = EncodedAnswer.Of(answer(report) with { EventReport = null }, incoming.Context, Association);
            return report;
        }
        finally
        {
            await RespondAsync(incoming, encoded);
        }
    }

    private async Task<IncomingCommand> ReadReportAsync()
    {
        if (await _reader.ReadCommandAsync(_options.ResponseTimeout) is not { } incoming)
        {
            await _machine.RespondReleaseAsync();
            throw new AssociationEndedException(new(AssociationEnd.Released, "released by the peer"));
        }

        return incoming.Command.Field == CommandField.NEventReportRequest
            ? incoming
            : throw await _reader.FailAsync($"{incoming.Command} came where an event report was awaited");
    }

    /// <summary>Reads the data set of a report; one that no handler should see is answered here.</summary>
    private async Task<DicomDataset?> ReadReportDataSetAsync(IncomingCommand incoming)
    {
        try
        {
            var dataset = await ReadDataSetAsync(incoming);
            return RequestRules.Refusal(incoming) is { } refusal
                ? throw new DicomNetworkException($"{incoming.Command}: {refusal}", new DicomStatusException(refusal, "refused"))
                : dataset;
        }
        catch (DicomNetworkException fault) when (fault.InnerException is DicomStatusException refused)
        {
            await RespondAsync(incoming, EncodedAnswer.Of(refused.Status));
            throw;
        }
    }

    /// <summary>Keeps a report for whoever waits for one next; it is answered then.</summary>
    private async Task SetAsideAsync(IncomingCommand incoming)
    {
        if (_setAside.Count == MaximumSetAside) throw await _reader.FailAsync($"more than {MaximumSetAside} event reports came where an answer was awaited");
        try
        {
            _setAside.Enqueue((incoming, await ReadReportDataSetAsync(incoming)));
        }
        catch (DicomNetworkException fault) when (fault.InnerException is DicomStatusException)
        {
            // It has been answered with a failure; what is awaited is something else.
        }
    }

    private Task RespondAsync(IncomingCommand incoming, EncodedAnswer answer) =>
        _writer.SendMessageAsync(incoming.Context.Id, incoming.Command.Respond(answer.Response), answer.DataSet);
}
