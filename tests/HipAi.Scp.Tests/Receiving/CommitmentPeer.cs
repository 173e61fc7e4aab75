using System.Net;
using System.Threading.Channels;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>A modality that listens for reports on storage commitment.</summary>
internal sealed class CommitmentPeer : IDicomServiceProvider
{
    private static readonly PresentationPolicy Policy = new(
        [new PresentationRule(DicomUID.StorageCommitmentPushModel.UID, DicomUID.ImplicitVRLittleEndian.UID) { RequestorRoles = DicomRoles.Both }]);

    private readonly Channel<DicomNEventReportRequest> _heard = Channel.CreateUnbounded<DicomNEventReportRequest>();

    /// <summary>What every report is answered with.</summary>
    public DicomStatus Answer { get; init; } = DicomStatus.Success;

    public static Task<DicomServer> ListenAsync(CommitmentPeer peer, int port = 0) => DicomServer.StartAsync(
        new DicomServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, port) }, peer, TimeProvider.System);

    public ValueTask<DicomNEventReportRequest> HearAsync() => _heard.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken);

    public Task<DicomNResponse> OnNEventReportAsync(DicomNEventReportRequest request, CancellationToken cancellationToken)
    {
        _heard.Writer.TryWrite(request);
        return Task.FromResult(new DicomNResponse(Answer));
    }

    public AssociationDecision OnAssociationRequest(DicomAssociation association) => AssociationDecision.Accept(Policy);

    public Task<DicomStatus> OnCEchoAsync(DicomAssociation association, CancellationToken cancellationToken) => Task.FromResult(DicomStatus.Success);

    public Task<DicomStatus> OnCStoreAsync(DicomCStoreRequest request, Stream dataSet, CancellationToken cancellationToken) => Task.FromResult(DicomStatus.Success);

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
