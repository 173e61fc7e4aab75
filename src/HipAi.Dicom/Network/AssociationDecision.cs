namespace HipAi.Dicom.Network;

/// <summary>What a provider answers to an association request: who may come in, and what may be spoken then.</summary>
public sealed class AssociationDecision
{
    private AssociationDecision(PresentationPolicy? policy, AssociationRejection? rejection, string explanation)
    {
        Policy = policy;
        Rejection = rejection;
        Explanation = explanation;
    }

    /// <summary>What presentation contexts are accepted; null when the association is rejected.</summary>
    public PresentationPolicy? Policy { get; }

    /// <summary>What goes on the wire when rejected; null when accepted.</summary>
    public AssociationRejection? Rejection { get; }

    /// <summary>Why it was rejected, for the log of this side only; empty when accepted.</summary>
    public string Explanation { get; }

    /// <summary>Accepts, negotiating each presentation context by <paramref name="policy"/>.</summary>
    public static AssociationDecision Accept(PresentationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new(policy, null, string.Empty);
    }

    /// <summary>Rejects: the peer sees <paramref name="rejection"/>, the log sees <paramref name="explanation"/>.</summary>
    public static AssociationDecision Reject(AssociationRejection rejection, string explanation)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        ArgumentException.ThrowIfNullOrEmpty(explanation);
        return new(null, rejection, explanation);
    }
}
