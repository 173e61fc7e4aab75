using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>Decides about association requests without doing anything: request and policy in, answer out.</summary>
internal static class Negotiation
{
    /// <summary>The one application context there is (PS3.7 A.2.1).</summary>
    public const string DicomApplicationContext = "1.2.840.10008.3.1.1.1";

    /// <summary>Answers a request.</summary>
    /// <param name="request">What the peer wants.</param>
    /// <param name="decision">What the provider thinks of it.</param>
    /// <param name="local">What we say about ourselves: maximum length, implementation.</param>
    public static NegotiationAnswer Answer(AssociateRequestPdu request, AssociationDecision decision, UserInformation local)
    {
        if (ProtocolObjection(request) is { } objection) return objection;
        if (request.ApplicationContext != DicomApplicationContext)
            return Reject(AssociationRejection.ApplicationContextNotSupported, $"application context '{request.ApplicationContext}'");
        if (request.User.MaximumLength is > 0 and < PduLimits.SmallestUsablePeerMaximum)
            return Reject(
                AssociationRejection.NoReasonGiven,
                $"the peer takes PDUs of {request.User.MaximumLength} bytes only, too few for any data");
        if (decision.Rejection is { } rejection) return Reject(rejection, decision.Explanation);

        var policy = decision.Policy ?? throw new InvalidOperationException("A decision either accepts or rejects.");
        var answers = request.Contexts.Select(context => Answer(context, policy)).ToList();
        var titles = request.Titles with { ProtocolVersion = 1 };
        var accept = new AssociateAcceptPdu(titles, DicomApplicationContext, answers, UserAnswer(request.User, policy, local));
        return new NegotiationAnswer.Accepted(accept, Agreed(request.Contexts, answers));
    }

    /// <summary>What the service provider itself objects to (PS3.8 action AE-6); null for nothing.</summary>
    public static NegotiationAnswer.Rejected? ProtocolObjection(AssociateRequestPdu request) =>
        (request.Titles.ProtocolVersion & 1) == 1
            ? null
            : Reject(AssociationRejection.ProtocolVersionNotSupported, $"protocol version {request.Titles.ProtocolVersion:X4}H lacks bit 0");

    /// <summary>The contexts that both sides now speak, given proposals and the answers to them.</summary>
    public static IReadOnlyList<DicomPresentationContext> Agreed(
        IEnumerable<ProposedPresentationContext> proposals,
        IEnumerable<PresentationContextAnswer> answers)
    {
        var proposed = proposals.ToDictionary(p => p.Id);
        return [.. answers
            .Where(a => a.Result == PresentationContextResult.Acceptance && proposed.ContainsKey(a.Id))
            .Select(a => new DicomPresentationContext(a.Id, proposed[a.Id].AbstractSyntax, a.TransferSyntax))];
    }

    private static PresentationContextAnswer Answer(ProposedPresentationContext proposal, PresentationPolicy policy)
    {
        // A refusal still carries one transfer syntax item, without meaning: old peers expect the item to be there.
        var anySyntax = proposal.TransferSyntaxes.Count > 0 ? proposal.TransferSyntaxes[0] : string.Empty;
        var wanted = policy.TransferSyntaxesFor(proposal.AbstractSyntax);
        if (wanted is null) return new(proposal.Id, PresentationContextResult.AbstractSyntaxNotSupported, anySyntax);
        var chosen = wanted.FirstOrDefault(proposal.TransferSyntaxes.Contains);
        return chosen is null
            ? new(proposal.Id, PresentationContextResult.TransferSyntaxesNotSupported, anySyntax)
            : new(proposal.Id, PresentationContextResult.Acceptance, chosen);
    }

    private static UserInformation UserAnswer(UserInformation asked, PresentationPolicy policy, UserInformation local) => local with
    {
        OperationsWindow = asked.OperationsWindow is null ? null : AsynchronousOperationsWindow.Synchronous,
        Roles = [.. asked.Roles.Where(role => policy.TransferSyntaxesFor(role.SopClassUid) is not null).Select(Role)],
        // Types 1 and 2 are answered with an empty response; the others would need a token that we have not got (PS3.7 D.3.3.7.2).
        IdentityResponse = asked.Identity is { PositiveResponseRequested: true, Type: 1 or 2 }
            ? ReadOnlyMemory<byte>.Empty
            : default(ReadOnlyMemory<byte>?),
    };

    // The services offered here have us as SCP, so the peer is SCU where it asked to be; being SCP is not granted (PS3.7 D.3.3.4.2).
    private static RoleSelection Role(RoleSelection asked) => asked with { IsScp = false };

    private static NegotiationAnswer.Rejected Reject(AssociationRejection rejection, string reason) =>
        new(new AssociateRejectPdu(rejection), reason);
}
