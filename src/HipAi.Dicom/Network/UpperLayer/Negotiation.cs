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
        var roles = request.User.Roles.DistinctBy(role => role.SopClassUid)
            .Where(role => policy.RuleFor(role.SopClassUid) is not null)
            .Select(role => RoleSelection.Of(role.SopClassUid, role.Roles & policy.RuleFor(role.SopClassUid)!.RequestorRoles))
            .ToList();
        var answers = request.Contexts.Select(context => Answer(context, policy, roles)).ToList();
        var titles = request.Titles with { ProtocolVersion = 1 };
        var user = UserAnswer(request.User, decision, local) with { Roles = roles };
        return new NegotiationAnswer.Accepted(
            new AssociateAcceptPdu(titles, DicomApplicationContext, answers, user), Agreed(request.Contexts, answers, roles));
    }

    /// <summary>
    /// What is wrong with the answer to our own request; null for nothing. Roles that were not asked for are not looked at here:
    /// <see cref="Agreed"/> grants nobody more than was asked for.
    /// </summary>
    public static string? Objection(AssociateRequestPdu request, AssociateAcceptPdu accept)
    {
        foreach (var answer in accept.Contexts.Where(a => a.Result == PresentationContextResult.Acceptance))
        {
            if (request.Contexts.FirstOrDefault(c => c.Id == answer.Id) is not { } proposal)
                return $"the peer accepted presentation context {answer.Id}, which was not proposed";
            if (!proposal.TransferSyntaxes.Contains(answer.TransferSyntax))
                return $"the peer accepted presentation context {answer.Id} in transfer syntax '{answer.TransferSyntax}', which was not proposed";
        }

        if (accept.User.MaximumLength is > 0 and < PduLimits.SmallestUsablePeerMaximum)
            return $"the peer takes PDUs of {accept.User.MaximumLength} bytes only, too few for any data";
        return request.User.Identity is { PositiveResponseRequested: true } && accept.User.IdentityResponse is null
            ? "the peer was asked to confirm the user identity and did not"
            : null;
    }

    /// <summary>What the service provider itself objects to (PS3.8 action AE-6); null for nothing.</summary>
    public static NegotiationAnswer.Rejected? ProtocolObjection(AssociateRequestPdu request) =>
        (request.Titles.ProtocolVersion & 1) == 1
            ? null
            : Reject(AssociationRejection.ProtocolVersionNotSupported, $"protocol version {request.Titles.ProtocolVersion:X4}H lacks bit 0");

    /// <summary>The contexts that both sides now speak, given proposals and the answers to them.</summary>
    /// <param name="proposals">What the requestor proposed.</param>
    /// <param name="answers">What the acceptor answered.</param>
    /// <param name="roles">What was agreed on roles; the default role holds for classes that are not in it.</param>
    public static IReadOnlyList<DicomPresentationContext> Agreed(
        IEnumerable<ProposedPresentationContext> proposals,
        IEnumerable<PresentationContextAnswer> answers,
        IReadOnlyList<RoleSelection> roles)
    {
        var proposed = proposals.ToDictionary(p => p.Id);
        return [.. answers
            .Where(a => a.Result == PresentationContextResult.Acceptance && proposed.ContainsKey(a.Id))
            .Select(a => new DicomPresentationContext(a.Id, proposed[a.Id].AbstractSyntax, a.TransferSyntax)
            {
                RequestorRoles = roles.FirstOrDefault(r => r.SopClassUid == proposed[a.Id].AbstractSyntax)?.Roles ?? DicomRoles.Scu,
            })];
    }

    /// <summary>What was agreed on roles: nothing that was not asked for, and nothing that was not answered (PS3.7 D.3.3.4).</summary>
    public static IReadOnlyList<RoleSelection> AgreedRoles(IReadOnlyList<RoleSelection> asked, IReadOnlyList<RoleSelection> answered) =>
        [.. from role in asked
            join answer in answered on role.SopClassUid equals answer.SopClassUid
            select RoleSelection.Of(role.SopClassUid, role.Roles & answer.Roles)];

    private static PresentationContextAnswer Answer(
        ProposedPresentationContext proposal, PresentationPolicy policy, IReadOnlyList<RoleSelection> roles)
    {
        // A refusal still carries one transfer syntax item, without meaning: old peers expect the item to be there.
        var anySyntax = proposal.TransferSyntaxes.Count > 0 ? proposal.TransferSyntaxes[0] : string.Empty;
        var wanted = policy.TransferSyntaxesFor(proposal.AbstractSyntax);
        if (wanted is null) return new(proposal.Id, PresentationContextResult.AbstractSyntaxNotSupported, anySyntax);
        var chosen = wanted.FirstOrDefault(proposal.TransferSyntaxes.Contains);
        if (chosen is null) return new(proposal.Id, PresentationContextResult.TransferSyntaxesNotSupported, anySyntax);

        // Who asks only for a role that is not given has no use for the context.
        return roles.Any(r => r.SopClassUid == proposal.AbstractSyntax && r.Roles == DicomRoles.None)
            ? new(proposal.Id, PresentationContextResult.UserRejection, anySyntax)
            : new(proposal.Id, PresentationContextResult.Acceptance, chosen);
    }

    private static UserInformation UserAnswer(UserInformation asked, AssociationDecision decision, UserInformation local) => local with
    {
        OperationsWindow = asked.OperationsWindow is null ? null : AsynchronousOperationsWindow.Synchronous,
        Extended = [.. asked.Extended.DistinctBy(item => item.SopClassUid).SelectMany(item => AnswerExtended(item, decision.Policy!))],
        IdentityResponse = asked.Identity is { PositiveResponseRequested: true } ? decision.UserIdentityResponse : null,
    };

    private static IEnumerable<DicomExtendedNegotiation> AnswerExtended(DicomExtendedNegotiation asked, PresentationPolicy policy) =>
        policy.RuleFor(asked.SopClassUid)?.AnswerExtendedNegotiation?.Invoke(asked.ApplicationInformation) is { } answer
            ? [asked with { ApplicationInformation = answer }]
            : [];

    private static NegotiationAnswer.Rejected Reject(AssociationRejection rejection, string reason) =>
        new(new AssociateRejectPdu(rejection), reason);
}
