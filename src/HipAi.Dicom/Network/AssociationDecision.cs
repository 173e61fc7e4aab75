namespace HipAi.Dicom.Network;

/// <summary>What a provider answers to an association request: who may come in, and what may be spoken then.</summary>
public sealed class AssociationDecision
{
    private AssociationDecision(
        PresentationPolicy? policy, AssociationRejection? rejection, string explanation, ReadOnlyMemory<byte>? identityResponse)
    {
        Policy = policy;
        Rejection = rejection;
        Explanation = explanation;
        UserIdentityResponse = identityResponse;
    }

    /// <summary>What presentation contexts are accepted; null when the association is rejected.</summary>
    public PresentationPolicy? Policy { get; }

    /// <summary>What goes on the wire when rejected; null when accepted.</summary>
    public AssociationRejection? Rejection { get; }

    /// <summary>Why it was rejected, for the log of this side only; empty when accepted.</summary>
    public string Explanation { get; }

    /// <summary>
    /// What a requestor that asked for it is told of its accepted user identity (PS3.7 D.3.3.7.2): empty for types 1 and 2; null
    /// when the identity was not looked at, so that nothing is claimed about it.
    /// </summary>
    public ReadOnlyMemory<byte>? UserIdentityResponse { get; }

    /// <summary>
    /// Accepts, negotiating each presentation context by <paramref name="policy"/>. A user identity is neither believed nor refused.
    /// </summary>
    public static AssociationDecision Accept(PresentationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new(policy, null, string.Empty, null);
    }

    /// <summary>Accepts, and says that the user is who the request claims.</summary>
    /// <param name="policy">As above.</param>
    /// <param name="serverResponse">Empty for types 1 and 2; the server's ticket, assertion or token for types 3 to 5; up to 65000 bytes.</param>
    /// <exception cref="ArgumentException">The response does not fit.</exception>
    public static AssociationDecision AcceptUser(PresentationPolicy policy, ReadOnlyMemory<byte> serverResponse)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (serverResponse.Length > 65_000) throw new ArgumentException("A server response has at most 65000 bytes.", nameof(serverResponse));
        return new(policy, null, string.Empty, serverResponse);
    }

    /// <summary>Rejects: the peer sees <paramref name="rejection"/>, the log sees <paramref name="explanation"/>.</summary>
    public static AssociationDecision Reject(AssociationRejection rejection, string explanation)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        ArgumentException.ThrowIfNullOrEmpty(explanation);
        return new(null, rejection, explanation, null);
    }
}
