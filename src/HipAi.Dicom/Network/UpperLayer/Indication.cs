using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>What the upper layer tells its user: the indications and confirmations of PS3.8 section 7.</summary>
internal abstract record Indication
{
    private Indication()
    {
    }

    /// <summary>A-ASSOCIATE indication.</summary>
    internal sealed record AssociationRequested(AssociateRequestPdu Request) : Indication;

    /// <summary>A-ASSOCIATE confirmation (accept).</summary>
    internal sealed record AssociationAccepted(AssociateAcceptPdu Accept) : Indication;

    /// <summary>A-ASSOCIATE confirmation (reject).</summary>
    internal sealed record AssociationRejected(AssociationRejection Rejection) : Indication;

    /// <summary>P-DATA indication. The values are valid until the next call to the upper layer.</summary>
    internal sealed record Data(IReadOnlyList<PresentationDataValue> Values) : Indication;

    /// <summary>A-RELEASE indication.</summary>
    internal sealed record ReleaseRequested : Indication;

    /// <summary>A-RELEASE confirmation.</summary>
    internal sealed record ReleaseConfirmed : Indication;

    /// <summary>A-ABORT or A-P-ABORT indication, or the end of the connection: the association is no more.</summary>
    internal sealed record Ended(AssociationClosure Closure) : Indication;
}
