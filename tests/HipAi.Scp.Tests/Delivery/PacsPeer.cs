using System.Collections.Concurrent;
using System.Net;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>A PACS in little: answers each C-STORE as it is told, and has each object once.</summary>
internal sealed class PacsPeer : IDicomServiceProvider
{
    private static readonly string[] Syntaxes = [DicomUID.ExplicitVRLittleEndian.UID, DicomUID.ImplicitVRLittleEndian.UID];

    /// <summary>The SOP classes it takes.</summary>
    public IReadOnlyList<string> Classes { get; init; } =
    [
        DicomUID.Comprehensive3DSRStorage.UID, DicomUID.SecondaryCaptureImageStorage.UID, DicomUID.EncapsulatedPDFStorage.UID, DicomUID.KeyObjectSelectionDocumentStorage.UID,
    ];

    /// <summary>Number of the object from 1, and its class → what it is answered with.</summary>
    public Func<int, string, DicomStatus> Answer { get; set; } = (_, _) => DicomStatus.Success;

    /// <summary>What came, in order: instance UIDs.</summary>
    public ConcurrentQueue<string> Sent { get; } = [];

    /// <summary>What it has: the data set by instance UID.</summary>
    public ConcurrentDictionary<string, string> Has { get; } = [];

    public int Associations { get; private set; }

    public static Task<DicomServer> ListenAsync(PacsPeer peer, int port = 0) => DicomServer.StartAsync(
        new DicomServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, port) }, peer, TimeProvider.System);

    public AssociationDecision OnAssociationRequest(DicomAssociation association)
    {
        Associations++;
        return AssociationDecision.Accept(new PresentationPolicy([.. Classes.Select(uid => new PresentationRule(uid, Syntaxes))]));
    }

    public async Task<DicomStatus> OnCStoreAsync(DicomCStoreRequest request, Stream dataSet, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await dataSet.CopyToAsync(bytes, cancellationToken);
        Sent.Enqueue(request.AffectedSopInstanceUid);
        var status = Answer(Sent.Count, request.AffectedSopClassUid);
        if (status.IsDone) Has[request.AffectedSopInstanceUid] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.ToArray()));
        return status;
    }

    public Task<DicomStatus> OnCEchoAsync(DicomAssociation association, CancellationToken cancellationToken) => Task.FromResult(DicomStatus.Success);

    public void OnAssociationClosed(DicomAssociation association, AssociationClosure closure)
    {
    }

    public void OnRefused(IPEndPoint? remoteEndPoint, DicomAssociation? association, string reason)
    {
    }

    public void OnHandlerFailed(DicomAssociation association, DicomStatus answered, Exception exception)
    {
    }

    public void OnListenerTrouble(string reason)
    {
    }
}
