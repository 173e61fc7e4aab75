using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>An event with what came with it.</summary>
/// <param name="Event">For the table.</param>
/// <param name="Pdu">The PDU, when the event is the arrival of a valid one.</param>
/// <param name="Closure">How the association is said to have ended, should this event end it.</param>
/// <param name="AbortReason">What an A-ABORT by the provider says, should this event lead to one.</param>
internal sealed record Happening(UpperLayerEvent Event, Pdu? Pdu, AssociationClosure Closure, AbortReason AbortReason = AbortReason.NotSpecified)
{
    /// <summary>A valid PDU has arrived. The closure speaks of the case that it was not expected.</summary>
    public static Happening Arrived(Pdu pdu, UpperLayerState state) => pdu switch
    {
        AbortPdu abort => new(UpperLayerEvent.Evt16, pdu, new(AssociationEnd.AbortedByPeer, $"the peer aborted: {abort.Meaning}")),
        _ => new(EventOf(pdu.Type), pdu, new(AssociationEnd.ProtocolError, $"{pdu.Type} is not allowed in {state}"), AbortReason.UnexpectedPdu),
    };

    /// <summary>Bytes that are no valid PDU have arrived.</summary>
    public static Happening Invalid(DicomPduException fault) =>
        new(UpperLayerEvent.Evt19, null, new(AssociationEnd.ProtocolError, $"invalid PDU: {fault.Message}"), fault.AbortReason);

    /// <summary>The transport connection is no more.</summary>
    public static Happening Closed(string reason) =>
        new(UpperLayerEvent.Evt17, null, new(AssociationEnd.ConnectionLost, reason));

    /// <summary>ARTIM expired.</summary>
    public static Happening ArtimExpired(TimeSpan after) =>
        new(UpperLayerEvent.Evt18, null, new(AssociationEnd.TimedOut, $"ARTIM expired after {after.TotalSeconds:0.###} s"));

    /// <summary>This side wants to abort.</summary>
    public static Happening LocalAbort(AssociationEnd end, string reason) => new(UpperLayerEvent.Evt15, null, new(end, reason));

    private static UpperLayerEvent EventOf(PduType type) => type switch
    {
        PduType.AssociateAccept => UpperLayerEvent.Evt3,
        PduType.AssociateReject => UpperLayerEvent.Evt4,
        PduType.AssociateRequest => UpperLayerEvent.Evt6,
        PduType.DataTransfer => UpperLayerEvent.Evt10,
        PduType.ReleaseRequest => UpperLayerEvent.Evt12,
        PduType.ReleaseResponse => UpperLayerEvent.Evt13,
        _ => UpperLayerEvent.Evt19,
    };
}
