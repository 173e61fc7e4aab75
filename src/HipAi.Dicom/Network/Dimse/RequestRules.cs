using HipAi.Dicom.Data;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network.Dimse;

/// <summary>What is wrong with a request before any handler sees it. Pure.</summary>
internal static class RequestRules
{
    /// <summary>Classes that are spoken here and have no C-STORE.</summary>
    private static readonly HashSet<string> NotForStorage =
    [
        DicomUID.Verification.UID,
        DicomUID.StorageCommitmentPushModel.UID,
        DicomUID.ModalityPerformedProcedureStep.UID,
    ];

    /// <summary>The status to refuse a request with, or null when a handler may have it.</summary>
    public static DicomStatus? Refusal(IncomingCommand incoming)
    {
        var (context, command) = incoming;

        // Event reports are not held to it: providers that report on an association of their own often select no role, and
        // what they say means nothing without the transaction that they were asked for.
        if (!context.RequestorRoles.HasFlag(DicomRoles.Scu) && command.Field != CommandField.NEventReportRequest) return DimseRefusals.NotTheUser.Status;
        return command.Field switch
        {
            CommandField.CEchoRequest => Echo(context, command)?.Status,
            CommandField.CStoreRequest => Store(context, command)?.Status,
            CommandField.NEventReportRequest or CommandField.NActionRequest or CommandField.NCreateRequest
                or CommandField.NSetRequest or CommandField.NGetRequest or CommandField.NDeleteRequest => Normalized(context, command)?.Status,
            _ => DimseRefusals.UnknownCommand.Status.WithComment($"command {(ushort)command.Field:X4}H is not offered here"),
        };
    }

    private static DimseRefusal? Echo(DicomPresentationContext context, DimseCommand command)
    {
        if (context.AbstractSyntax != DicomUID.Verification.UID || command.SopClassUid != context.AbstractSyntax) return DimseRefusals.EchoElsewhere;
        return command.HasDataSet ? DimseRefusals.EchoWithDataSet : null;
    }

    private static DimseRefusal? Store(DicomPresentationContext context, DimseCommand command)
    {
        if (NotForStorage.Contains(context.AbstractSyntax) || command.SopClassUid != context.AbstractSyntax) return DimseRefusals.StoreElsewhere;
        if (command.SopInstanceUid is not { } instance) return DimseRefusals.InstanceMissing;
        if (!LooksLikeUid(instance)) return DimseRefusals.InstanceNotUid;
        return command.HasDataSet ? null : DimseRefusals.StoreWithoutDataSet;
    }

    private static DimseRefusal? Normalized(DicomPresentationContext context, DimseCommand command)
    {
        if (command.SopClassUid != context.AbstractSyntax) return DimseRefusals.NormalizedElsewhere;
        if (command.SopInstanceUid is not { } instance)
        {
            if (command.Field != CommandField.NCreateRequest) return DimseRefusals.NormalizedInstanceMissing;
        }
        else if (!LooksLikeUid(instance))
        {
            return DimseRefusals.NormalizedInstanceNotUid;
        }

        return command switch
        {
            { Field: CommandField.NActionRequest, ActionTypeId: null } => DimseRefusals.TypeMissing,
            { Field: CommandField.NEventReportRequest, EventTypeId: null } => DimseRefusals.TypeMissing,
            { Field: CommandField.NSetRequest, HasDataSet: false } => DimseRefusals.SetWithoutDataSet,
            { Field: CommandField.NGetRequest or CommandField.NDeleteRequest, HasDataSet: true } => DimseRefusals.UnwantedDataSet,
            _ => null,
        };
    }

    // Not the whole of PS3.5 9.1: leading zeros are wrong and common. What is left cannot hurt as a key or a file name.
    private static bool LooksLikeUid(string text) =>
        text.Length <= PduLimits.MaximumUidLength && char.IsAsciiDigit(text[0]) && text.All(c => c == '.' || char.IsAsciiDigit(c));
}
