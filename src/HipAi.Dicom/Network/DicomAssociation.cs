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

    /// <summary>For a log: number, titles and address.</summary>
    public override string ToString() => $"association {Id} {CallingAeTitle} -> {CalledAeTitle} ({RemoteEndPoint}{(Tls is null ? "" : $", {Tls}")})";

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
    };
}
