using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>The answer to an association request: what to send and, when accepted, what to remember. One or the other, never both.</summary>
internal abstract record NegotiationAnswer
{
    private NegotiationAnswer()
    {
    }

    /// <summary>Send A-ASSOCIATE-AC and speak in these contexts.</summary>
    internal sealed record Accepted(AssociateAcceptPdu Pdu, IReadOnlyList<DicomPresentationContext> Contexts) : NegotiationAnswer;

    /// <summary>Send A-ASSOCIATE-RJ; the reason is for the log.</summary>
    internal sealed record Rejected(AssociateRejectPdu Pdu, string Reason) : NegotiationAnswer;
}
