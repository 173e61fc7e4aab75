using System.Net;
using HipAi.Dicom.Network;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>Associations as a request describes them.</summary>
internal static class Associations
{
    public static DicomAssociation Of(string address, string calling, string called, DicomTlsSession? tls = null, long id = 1) => new()
    {
        Id = id,
        RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 40000),
        Tls = tls,
        CallingAeTitle = calling,
        CalledAeTitle = called,
        StartedAt = default,
        ProposedContexts = [],
        PeerMaximumPduLength = 16384,
        PeerImplementationClassUid = "1.2",
        PeerImplementationVersionName = "",
    };

    public static DicomTlsSession Tls(string? subject) => new("TLS 1.3", "TLS_AES_128_GCM_SHA256", subject, null);
}
