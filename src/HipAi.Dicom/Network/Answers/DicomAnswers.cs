using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network.Answers;

/// <summary>
/// Every rejection, abort and DIMSE status that this library sends by itself, each with its cause. What a provider decides is the
/// provider's to list. The conformance statement is made from these rows, and a test provokes every one of them.
/// </summary>
public static class DicomAnswers
{
    /// <summary>A-ASSOCIATE-RJ.</summary>
    public static IReadOnlyList<DicomAnswer> Rejections { get; } =
    [
        DicomAnswer.Of(AssociationRejection.ProtocolVersionNotSupported, "Bit 0 of the protocol version is not set"),
        DicomAnswer.Of(AssociationRejection.ApplicationContextNotSupported, "Application context name other than 1.2.840.10008.3.1.1.1"),
        DicomAnswer.Of(AssociationRejection.LocalLimitExceeded, "As many associations as are allowed at the same time are open"),
        DicomAnswer.Of(AssociationRejection.LocalLimitExceeded, "As many associations as are allowed from one address are open"),
        DicomAnswer.Of(AssociationRejection.TemporaryCongestion, "The listener is stopping"),
        DicomAnswer.Of(AssociationRejection.NoReasonGiven, "The requestor takes PDUs of less than 8 bytes only, too few for any data"),
        DicomAnswer.Of(AssociationRejection.NoReasonGiven, "The decision about the request failed for an internal reason"),
    ];

    /// <summary>A-ABORT, as acceptor and as requestor.</summary>
    public static IReadOnlyList<DicomAnswer> Aborts { get; } =
    [
        Of(AbortPdu.ByUser, "Anything but a valid A-ASSOCIATE-RQ before there is an association"),
        Of(AbortPdu.ByUser, "Nothing came for as long as an association may be silent"),
        Of(AbortPdu.ByUser, "A PDU was not complete, or not taken, in the time that one PDU has"),
        Of(AbortPdu.ByUser, "A-RELEASE-RQ inside a message, or where a response was due"),
        Of(AbortPdu.ByUser, "This side gives up: the listener stops and the time to finish is over, or an operation was cancelled"),
        Of(AbortPdu.ByProvider(AbortReason.UnrecognizedPdu), "Unknown PDU type"),
        Of(AbortPdu.ByProvider(AbortReason.UnexpectedPdu), "A PDU that is not allowed in the state of the association"),
        Of(AbortPdu.ByProvider(AbortReason.InvalidParameterValue), "A PDU with an invalid field, or longer than announced"),
        Of(AbortPdu.ByProvider(AbortReason.InvalidParameterValue), "Fragments that make no message: wrong order or context, no command set, a response to nothing"),
        Of(AbortPdu.ByProvider(AbortReason.InvalidParameterValue), "A data set longer than allowed"),
    ];

    /// <summary>Statuses of DIMSE responses.</summary>
    public static IReadOnlyList<DicomAnswer> Statuses { get; } = [.. DimseRefusals.All.Select(refusal => DicomAnswer.Of(refusal.Status, refusal.Cause))];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DicomAnswer> All { get; } = [.. Rejections, .. Aborts, .. Statuses];

    private static DicomAnswer Of(AbortPdu abort, string cause) =>
        new(DicomAnswerKind.Abort, $"{abort.Source}/{(byte)abort.Reason}", abort.Meaning, cause);
}
