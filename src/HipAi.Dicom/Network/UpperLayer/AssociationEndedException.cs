namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>The association ended where its user still wanted something of it.</summary>
internal sealed class AssociationEndedException(AssociationClosure closure, Exception? innerException = null)
    : DicomNetworkException(closure.Reason, innerException)
{
    /// <summary>How and why.</summary>
    public AssociationClosure Closure { get; } = closure;
}
