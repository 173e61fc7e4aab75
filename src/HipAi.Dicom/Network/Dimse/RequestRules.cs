using HipAi.Dicom.Data;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network.Dimse;

/// <summary>What is wrong with a request before any handler sees it. Pure.</summary>
internal static class RequestRules
{
    /// <summary>The status to refuse a request with, or null when a handler may have it.</summary>
    public static DicomStatus? Refusal(IncomingCommand incoming)
    {
        var (context, command) = incoming;
        return command.Field switch
        {
            CommandField.CEchoRequest => Echo(context, command),
            CommandField.CStoreRequest => Store(context, command),
            _ => DicomStatus.UnrecognizedOperation.WithComment($"command {(ushort)command.Field:X4}H is not offered here"),
        };
    }

    private static DicomStatus? Echo(DicomPresentationContext context, DimseCommand command)
    {
        if (context.AbstractSyntax != DicomUID.Verification.UID || command.AffectedSopClassUid != context.AbstractSyntax)
            return DicomStatus.SopClassNotSupported.WithComment("C-ECHO belongs to a Verification context");
        return command.HasDataSet ? DicomStatus.MistypedArgument.WithComment("C-ECHO has no data set") : null;
    }

    private static DicomStatus? Store(DicomPresentationContext context, DimseCommand command)
    {
        if (context.AbstractSyntax == DicomUID.Verification.UID || command.AffectedSopClassUid != context.AbstractSyntax)
            return DicomStatus.SopClassNotSupported.WithComment("SOP class differs from that of its context");
        if (command.AffectedSopInstanceUid is not { } instance)
            return DicomStatus.InvalidSopInstance.WithComment("Affected SOP Instance UID is missing");
        if (!LooksLikeUid(instance)) return DicomStatus.InvalidSopInstance.WithComment("Affected SOP Instance UID is no UID");
        return command.HasDataSet ? null : DicomStatus.MistypedArgument.WithComment("C-STORE without a data set");
    }

    // Not the whole of PS3.5 9.1: leading zeros are wrong and common. What is left cannot hurt as a key or a file name.
    private static bool LooksLikeUid(string text) =>
        text.Length <= PduLimits.MaximumUidLength && char.IsAsciiDigit(text[0]) && text.All(c => c == '.' || char.IsAsciiDigit(c));
}
