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

    /// <summary>(0000,1000).</summary>
    public string? AffectedSopInstanceUid { get; init; }

    /// <summary>(0000,0700): 0 medium, 1 high, 2 low.</summary>
    public ushort? Priority { get; init; }

    /// <summary>(0000,0900) and (0000,0902), in responses.</summary>
    public DicomStatus? Status { get; init; }

    /// <summary>Whether this answers something.</summary>
    public bool IsResponse => ((ushort)Field & ResponseBit) != 0;

    /// <summary>The response to this request: names what the request named (PS3.7 9.3.1.2 and likewise for all services).</summary>
    public DimseCommand Respond(DicomStatus status) => new()
    {
        Field = (CommandField)((ushort)Field | ResponseBit),
        MessageIdBeingRespondedTo = MessageId,
        AffectedSopClassUid = AffectedSopClassUid,
        AffectedSopInstanceUid = AffectedSopInstanceUid,
        Status = status,
    };

    /// <summary>For a log: <c>C-STORE-RQ 0001H, message 7</c> without UIDs.</summary>
    public override string ToString() => $"{Field} ({(ushort)Field:X4}H), message {MessageId ?? MessageIdBeingRespondedTo}";
}
