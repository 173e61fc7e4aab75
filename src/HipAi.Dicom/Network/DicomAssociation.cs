using System.Net;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network;

/// <summary>What is known about one association: the request, and once answered, what was agreed.</summary>
public sealed record DicomAssociation
{
    /// <summary>Number of this association within its server or client, from 1; for logs.</summary>
    public required long Id { get; init; }

    /// <summary>Address of the peer; null where the transport has none.</summary>
    public required IPEndPoint? RemoteEndPoint { get; init; }

    /// <summary>Version, cipher suite and certificate of the peer where the connection is secured by TLS; null where it is plain.</summary>
    public DicomTlsSession? Tls { get; init; }

    /// <summary>Calling AE title, without padding, 1 to 16 characters.</summary>
    public required string CallingAeTitle { get; init; }

    /// <summary>Called AE title, without padding, 1 to 16 characters.</summary>
    public required string CalledAeTitle { get; init; }

    /// <summary>When the request arrived.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What the requestor proposed.</summary>
    public required IReadOnlyList<ProposedPresentationContext> ProposedContexts { get; init; }

    /// <summary>What was agreed; empty until the request is answered.</summary>
    public IReadOnlyList<DicomPresentationContext> AcceptedContexts { get; init; } = [];

    /// <summary>Largest P-DATA-TF value the peer takes, in bytes; 0 = any size (PS3.8 D.1).</summary>
    public required uint PeerMaximumPduLength { get; init; }

    /// <summary>The peer's implementation class UID; empty when it gave none.</summary>
    public required string PeerImplementationClassUid { get; init; }

    /// <summary>The peer's implementation version name; empty when it gave none.</summary>
    public required string PeerImplementationVersionName { get; init; }

    /// <summary>Who the requestor says the user is; null when it said nothing.</summary>
    public DicomUserIdentity? UserIdentity { get; init; }

    /// <summary>What the acceptor answered to <see cref="UserIdentity"/>: empty for types 1 and 2; null for no answer.</summary>
    public ReadOnlyMemory<byte>? UserIdentityResponse { get; init; }

    /// <summary>SOP Class Extended Negotiation as proposed by the requestor (PS3.7 D.3.3.5).</summary>
    public IReadOnlyList<DicomExtendedNegotiation> ProposedExtendedNegotiation { get; init; } = [];

    /// <summary>What the acceptor answered to it; for classes without an answer the defaults of the service hold.</summary>
    public IReadOnlyList<DicomExtendedNegotiation> AcceptedExtendedNegotiation { get; init; } = [];

    /// <summary>SOP Class Common Extended Negotiation as the requestor declared it (PS3.7 D.3.3.6).</summary>
    public IReadOnlyList<DicomCommonExtendedNegotiation> CommonExtendedNegotiation { get; init; } = [];

    /// <summary>For a log: number, titles and address.</summary>
    public override string ToString() => $"association {Id} {CallingAeTitle} -> {CalledAeTitle} ({RemoteEndPoint}{(Tls is null ? "" : $", {Tls}")})";

    /// <summary>The same with what both sides agreed on.</summary>
    internal DicomAssociation With(AssociateAcceptPdu accept, IReadOnlyList<DicomPresentationContext> contexts) => this with
    {
        AcceptedContexts = contexts,
        AcceptedExtendedNegotiation = accept.User.Extended,
        UserIdentityResponse = accept.User.IdentityResponse,
    };

    /// <summary>Describes a request that has arrived.</summary>
    internal static DicomAssociation Of(AssociateRequestPdu request, long id, IPEndPoint? remoteEndPoint, DateTimeOffset now) => new()
    {
        Id = id,
        RemoteEndPoint = remoteEndPoint,
        CallingAeTitle = request.Titles.CallingAeTitle,
        CalledAeTitle = request.Titles.CalledAeTitle,
        StartedAt = now,
        ProposedContexts = request.Contexts,
        PeerMaximumPduLength = request.User.MaximumLength,
        PeerImplementationClassUid = request.User.ImplementationClassUid,
        PeerImplementationVersionName = request.User.ImplementationVersionName,
        UserIdentity = request.User.Identity,
        ProposedExtendedNegotiation = request.User.Extended,
        CommonExtendedNegotiation = request.User.CommonExtended,
    };
}
