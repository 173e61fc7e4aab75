using System.Net;
using HipAi.Dicom.Network;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Implements what every provider must, and nothing else.</summary>
internal sealed class BareProvider : IDicomServiceProvider
{
    public AssociationDecision OnAssociationRequest(DicomAssociation association) => AssociationDecision.Accept(RecordingProvider.Policy);

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
