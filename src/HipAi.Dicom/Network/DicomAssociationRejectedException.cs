namespace HipAi.Dicom.Network;

/// <summary>The peer answered the association request with A-ASSOCIATE-RJ.</summary>
public sealed class DicomAssociationRejectedException : DicomNetworkException
{
    /// <summary>Makes the exception.</summary>
    public DicomAssociationRejectedException(AssociationRejection rejection)
        : base($"The peer rejected the association: {rejection}.")
    {
        ArgumentNullException.ThrowIfNull(rejection);
        Rejection = rejection;
    }

    /// <summary>What the peer said.</summary>
    public AssociationRejection Rejection { get; }
}
