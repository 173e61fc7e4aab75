using HipAi.Dicom.Data;
using HipAi.Dicom.Network.Dimse;

namespace HipAi.Dicom.Network;

/// <summary>The N services of a requestor (PS3.7 10).</summary>
public sealed partial class DicomClient
{
    /// <summary>N-ACTION (PS3.7 10.1.4).</summary>
    /// <param name="sopClassUid">Requested SOP class.</param>
    /// <param name="sopInstanceUid">Requested SOP instance.</param>
    /// <param name="actionTypeId">What is to be done, in the numbering of the service class.</param>
    /// <param name="actionInformation">Action information, sent in the transfer syntax that was agreed for the class; null for none.</param>
    /// <param name="cancellationToken">Gives up; the association is aborted then.</param>
    /// <returns>The answer, of whatever status.</returns>
    /// <exception cref="DicomContextNotAcceptedException">There is no accepted context for the class.</exception>
    /// <exception cref="DicomException">The data set holds what the standard does not allow; nothing was sent.</exception>
    /// <exception cref="DicomNetworkException">The association failed; it is over. Or the data set of the answer cannot be read; the association goes on.</exception>
    public Task<DicomNResponse> NActionAsync(
        string sopClassUid,
        string sopInstanceUid,
        ushort actionTypeId,
        DicomDataset? actionInformation,
        CancellationToken cancellationToken) =>
        RequestAsync(Requested(CommandField.NActionRequest, sopClassUid, sopInstanceUid) with { ActionTypeId = actionTypeId }, actionInformation, cancellationToken);

    /// <summary>N-EVENT-REPORT (PS3.7 10.1.1), by a requestor that is SCP of the class: role selection must have said so.</summary>
    /// <param name="report">What is to be told.</param>
    /// <param name="cancellationToken">Gives up; the association is aborted then.</param>
    /// <inheritdoc cref="NActionAsync" path="/returns|/exception"/>
    public Task<DicomNResponse> NEventReportAsync(DicomEventReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        return RequestAsync(PendingReports.Request(report), report.Dataset, cancellationToken);
    }

    /// <summary>N-CREATE (PS3.7 10.1.5).</summary>
    /// <param name="sopClassUid">Affected SOP class.</param>
    /// <param name="sopInstanceUid">Affected SOP instance; null leaves the name to the peer, see <see cref="DicomNResponse.AffectedSopInstanceUid"/>.</param>
    /// <param name="attributes">Attribute list; null for none.</param>
    /// <param name="cancellationToken">Gives up; the association is aborted then.</param>
    /// <inheritdoc cref="NActionAsync" path="/returns|/exception"/>
    public Task<DicomNResponse> NCreateAsync(string sopClassUid, string? sopInstanceUid, DicomDataset? attributes, CancellationToken cancellationToken) =>
        RequestAsync(
            new DimseCommand { Field = CommandField.NCreateRequest, AffectedSopClassUid = sopClassUid, AffectedSopInstanceUid = sopInstanceUid },
            attributes,
            cancellationToken);

    /// <summary>N-SET (PS3.7 10.1.3).</summary>
    /// <param name="sopClassUid">Requested SOP class.</param>
    /// <param name="sopInstanceUid">Requested SOP instance.</param>
    /// <param name="modifications">Modification list.</param>
    /// <param name="cancellationToken">Gives up; the association is aborted then.</param>
    /// <inheritdoc cref="NActionAsync" path="/returns|/exception"/>
    public Task<DicomNResponse> NSetAsync(string sopClassUid, string sopInstanceUid, DicomDataset modifications, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(modifications);
        return RequestAsync(Requested(CommandField.NSetRequest, sopClassUid, sopInstanceUid), modifications, cancellationToken);
    }

    /// <summary>N-GET (PS3.7 10.1.2).</summary>
    /// <param name="sopClassUid">Requested SOP class.</param>
    /// <param name="sopInstanceUid">Requested SOP instance.</param>
    /// <param name="attributes">Which attributes; empty asks for all.</param>
    /// <param name="cancellationToken">Gives up; the association is aborted then.</param>
    /// <inheritdoc cref="NActionAsync" path="/returns|/exception"/>
    public Task<DicomNResponse> NGetAsync(
        string sopClassUid,
        string sopInstanceUid,
        IReadOnlyList<DicomTag> attributes,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return RequestAsync(
            Requested(CommandField.NGetRequest, sopClassUid, sopInstanceUid) with { AttributeIdentifiers = attributes }, null, cancellationToken);
    }

    /// <summary>N-DELETE (PS3.7 10.1.6).</summary>
    /// <param name="sopClassUid">Requested SOP class.</param>
    /// <param name="sopInstanceUid">Requested SOP instance.</param>
    /// <param name="cancellationToken">Gives up; the association is aborted then.</param>
    /// <inheritdoc cref="NActionAsync" path="/returns|/exception"/>
    public Task<DicomNResponse> NDeleteAsync(string sopClassUid, string sopInstanceUid, CancellationToken cancellationToken) =>
        RequestAsync(Requested(CommandField.NDeleteRequest, sopClassUid, sopInstanceUid), null, cancellationToken);

    private static DimseCommand Requested(CommandField field, string sopClassUid, string sopInstanceUid)
    {
        ArgumentException.ThrowIfNullOrEmpty(sopInstanceUid);
        return new DimseCommand { Field = field, RequestedSopClassUid = sopClassUid, RequestedSopInstanceUid = sopInstanceUid };
    }

    private async Task<DicomNResponse> RequestAsync(DimseCommand command, DicomDataset? dataset, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(command.SopClassUid);
        var context = FindContext(command.SopClassUid, null);
        if (dataset is null) return await ExchangeAsync(context, command, null, cancellationToken);
        using var bytes = new MemoryStream(NormalizedDataSet.Encode(dataset, context.TransferSyntax), writable: false);
        return await ExchangeAsync(context, command with { HasDataSet = true }, bytes, cancellationToken);
    }

    private static bool MayHaveDataSet(CommandField response) => response is not (CommandField.CEchoResponse or CommandField.CStoreResponse or CommandField.NDeleteResponse);

    private async Task<DicomNResponse> ResponseOfAsync(IncomingCommand incoming)
    {
        var command = incoming.Command;
        return new DicomNResponse(command.Status ?? DicomStatus.ProcessingFailure)
        {
            AffectedSopInstanceUid = command.AffectedSopInstanceUid,
            OffendingElements = command.OffendingElements,
            ErrorId = command.ErrorId,
            Dataset = await ReadDataSetAsync(incoming),
        };
    }

    /// <summary>Reads the data set that belongs to a command, to its end whatever happens; null for none.</summary>
    private async Task<DicomDataset?> ReadDataSetAsync(IncomingCommand incoming)
    {
        if (!incoming.Command.HasDataSet) return null;
        await using var arriving = new DataSetStream(_reader, incoming.Context.Id, _options.ResponseTimeout, 2L * NormalizedDataSet.MaximumLength);
        try
        {
            var dataset = await NormalizedDataSet.ReadAsync(arriving, incoming.Context.TransferSyntax);
            await arriving.DrainAsync();
            return dataset;
        }
        catch (DicomStatusException fault)
        {
            await arriving.DrainAsync();
            throw new DicomNetworkException(fault.Message, fault);
        }
    }
}
