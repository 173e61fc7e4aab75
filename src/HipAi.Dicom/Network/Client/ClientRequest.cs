using HipAi.Dicom.Data;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Network.Client;

/// <summary>Options → A-ASSOCIATE-RQ. Pure.</summary>
internal static class ClientRequest
{
    /// <summary>Makes the request; contexts get the odd ids in the order of the proposals.</summary>
    /// <exception cref="ArgumentException">A title, the number of proposals or an identity is out of its range.</exception>
    public static AssociateRequestPdu Of(DicomClientOptions options)
    {
        if (options.Proposals.Count is 0 or > PduLimits.MaximumPresentationContexts)
            throw new ArgumentException(
                $"{options.Proposals.Count} proposals; an association has 1 to {PduLimits.MaximumPresentationContexts}.",
                nameof(options));
        if (options.Proposals.FirstOrDefault(p => p.TransferSyntaxes.Count == 0) is { } empty)
            throw new ArgumentException($"The proposal for {empty.AbstractSyntax} has no transfer syntax.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumPduLength, 4096, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaximumPduLength, 1_048_576, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LargestPduSent, 64, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.LargestPduSent, PduLimits.LargestPduSent, nameof(options));
        var contexts = options.Proposals
            .Select((proposal, i) => new ProposedPresentationContext((byte)((2 * i) + 1), proposal.AbstractSyntax, proposal.TransferSyntaxes))
            .ToList();
        var user = new UserInformation
        {
            MaximumLength = (uint)options.MaximumPduLength,
            ImplementationClassUid = DicomImplementation.ClassUID,
            ImplementationVersionName = DicomImplementation.VersionName,
            Roles = [.. options.Proposals.GroupBy(p => p.AbstractSyntax)
                .Select(group => RoleSelection.Of(group.Key, group.Aggregate(DicomRoles.None, (all, p) => all | p.Roles)))
                .Where(role => role.Roles != DicomRoles.Scu)],
            Extended = [.. options.Proposals.Where(p => p.ExtendedNegotiation is not null).DistinctBy(p => p.AbstractSyntax)
                .Select(p => new DicomExtendedNegotiation(p.AbstractSyntax, p.ExtendedNegotiation!.Value))],
            CommonExtended = options.CommonExtendedNegotiation,
            Identity = options.UserIdentity,
        };
        var titles = AssociateTitles.Create(options.CalledAeTitle, options.CallingAeTitle);
        return new AssociateRequestPdu(titles, Negotiation.DicomApplicationContext, contexts, user);
    }
}
