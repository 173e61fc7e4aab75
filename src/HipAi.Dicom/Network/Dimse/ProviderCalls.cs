using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network.Dimse;

/// <summary>A request that passed <see cref="RequestRules"/> → the method of the provider that answers it.</summary>
internal static class ProviderCalls
{
    /// <summary>Calls the provider.</summary>
    /// <exception cref="DicomStatusException">The data set of an N message is too long or cannot be read.</exception>
    public static async Task<DicomNResponse> CallAsync(
        IDicomServiceProvider provider,
        DicomAssociation association,
        IncomingCommand incoming,
        Stream? dataSet,
        CancellationToken cancellationToken)
    {
        var (context, command) = incoming;
        switch (command.Field)
        {
            case CommandField.CEchoRequest:
                return new DicomNResponse(await provider.OnCEchoAsync(association, cancellationToken));
            case CommandField.CStoreRequest:
                return new DicomNResponse(await provider.OnCStoreAsync(StoreRequest(association, context, command), dataSet ?? Stream.Null, cancellationToken));
            default:
                var dataset = dataSet is null ? null : await NormalizedDataSet.ReadAsync(dataSet, context.TransferSyntax);
                return await NormalizedAsync(provider, association, command, dataset, cancellationToken);
        }
    }

    /// <summary>The request as a client or a provider sees it.</summary>
    public static DicomNEventReportRequest EventReport(DicomAssociation association, DimseCommand command, DicomDataset? dataset) =>
        new(association, SopClass(command), SopInstance(command), command.EventTypeId ?? 0, dataset, command.MessageId ?? 0);

    private static Task<DicomNResponse> NormalizedAsync(
        IDicomServiceProvider provider,
        DicomAssociation association,
        DimseCommand command,
        DicomDataset? dataset,
        CancellationToken cancellationToken)
    {
        var id = command.MessageId ?? 0;
        return command.Field switch
        {
            CommandField.NActionRequest => provider.OnNActionAsync(
                new(association, SopClass(command), SopInstance(command), command.ActionTypeId ?? 0, dataset, id), cancellationToken),
            CommandField.NEventReportRequest => provider.OnNEventReportAsync(EventReport(association, command, dataset), cancellationToken),
            CommandField.NCreateRequest => provider.OnNCreateAsync(
                new(association, SopClass(command), command.SopInstanceUid, dataset, id), cancellationToken),
            CommandField.NSetRequest => provider.OnNSetAsync(
                new(association, SopClass(command), SopInstance(command), dataset ?? [], id), cancellationToken),
            CommandField.NGetRequest => provider.OnNGetAsync(
                new(association, SopClass(command), SopInstance(command), command.AttributeIdentifiers, id), cancellationToken),
            CommandField.NDeleteRequest => provider.OnNDeleteAsync(
                new(association, SopClass(command), SopInstance(command), id), cancellationToken),
            _ => throw new InvalidOperationException($"{command} has no handler and should have been refused."),
        };
    }

    private static DicomCStoreRequest StoreRequest(DicomAssociation association, DicomPresentationContext context, DimseCommand command) => new(
        association,
        context.AbstractSyntax,
        SopInstance(command),
        context.TransferSyntax,
        command.MessageId ?? 0,
        command.Priority ?? 0);

    private static string SopClass(DimseCommand command) => command.SopClassUid ?? string.Empty;

    private static string SopInstance(DimseCommand command) => command.SopInstanceUid ?? string.Empty;
}
