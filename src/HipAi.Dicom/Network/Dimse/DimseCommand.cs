using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network.Dimse;

/// <summary>A command set (PS3.7 6.3.1, E.1) as values; null is an absent element.</summary>
internal sealed record DimseCommand
{
    /// <summary>Set in every response (PS3.7 E.1).</summary>
    private const ushort ResponseBit = 0x8000;

    /// <summary>(0000,0100); may be a number that the enumeration does not name.</summary>
    public required CommandField Field { get; init; }

    /// <summary>(0000,0800): whether a data set follows.</summary>
    public bool HasDataSet { get; init; }

    /// <summary>(0000,0110), in requests.</summary>
    public ushort? MessageId { get; init; }

    /// <summary>(0000,0120), in responses and C-CANCEL.</summary>
    public ushort? MessageIdBeingRespondedTo { get; init; }

    /// <summary>(0000,0002).</summary>
    public string? AffectedSopClassUid { get; init; }

    /// <summary>(0000,0003), in N-GET, N-SET, N-ACTION and N-DELETE requests.</summary>
    public string? RequestedSopClassUid { get; init; }

    /// <summary>(0000,1000).</summary>
    public string? AffectedSopInstanceUid { get; init; }

    /// <summary>(0000,1001), in N-GET, N-SET, N-ACTION and N-DELETE requests.</summary>
    public string? RequestedSopInstanceUid { get; init; }

    /// <summary>(0000,1002), in N-EVENT-REPORT.</summary>
    public ushort? EventTypeId { get; init; }

    /// <summary>(0000,1008), in N-ACTION.</summary>
    public ushort? ActionTypeId { get; init; }

    /// <summary>(0000,1005), in N-GET requests; empty asks for all attributes.</summary>
    public IReadOnlyList<DicomTag> AttributeIdentifiers { get; init; } = [];

    /// <summary>(0000,0700): 0 medium, 1 high, 2 low.</summary>
    public ushort? Priority { get; init; }

    /// <summary>(0000,0900) and (0000,0902), in responses.</summary>
    public DicomStatus? Status { get; init; }

    /// <summary>(0000,0901), in responses: where the error was found.</summary>
    public IReadOnlyList<DicomTag> OffendingElements { get; init; } = [];

    /// <summary>(0000,0903), in responses: a number of the service class (PS3.4) that says more than the status.</summary>
    public ushort? ErrorId { get; init; }

    /// <summary>The class that is spoken of, by whichever of its two elements: senders mix them up.</summary>
    public string? SopClassUid => AffectedSopClassUid ?? RequestedSopClassUid;

    /// <summary>The instance that is spoken of, by whichever of its two elements.</summary>
    public string? SopInstanceUid => AffectedSopInstanceUid ?? RequestedSopInstanceUid;

    /// <summary>Whether this answers something.</summary>
    public bool IsResponse => ((ushort)Field & ResponseBit) != 0;

    /// <summary>The response to this request: names what the request named (PS3.7 9.3.1.2, 10.3.1.2 and likewise for all services).</summary>
    public DimseCommand Respond(DicomStatus status) => Respond(new DicomNResponse(status));

    /// <summary>The response to this request with what the N services add (PS3.7 10.3).</summary>
    public DimseCommand Respond(DicomNResponse response) => new()
    {
        Field = (CommandField)((ushort)Field | ResponseBit),
        MessageIdBeingRespondedTo = MessageId,
        AffectedSopClassUid = SopClassUid,
        AffectedSopInstanceUid = response.AffectedSopInstanceUid ?? SopInstanceUid,
        EventTypeId = EventTypeId,
        ActionTypeId = ActionTypeId,
        HasDataSet = response.Dataset is not null,
        Status = response.Status,
        OffendingElements = response.OffendingElements,
        ErrorId = response.ErrorId,
    };

    /// <summary>For a log: <c>C-STORE-RQ 0001H, message 7</c> without UIDs.</summary>
    public override string ToString() => $"{Field} ({(ushort)Field:X4}H), message {MessageId ?? MessageIdBeingRespondedTo}";
}
