using System.Net;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;

namespace HipAi.KillMatrix.Tests;

/// <summary>A PACS that takes every object of a report.</summary>
/// <param name="take">Gets instance UID and data set, before it is answered.</param>
internal sealed class PacsEar(Action<string, byte[]> take) : IDicomServiceProvider
{
    private static readonly PresentationPolicy Policy = new(
        [.. new[] { DicomUID.Comprehensive3DSRStorage, DicomUID.SecondaryCaptureImageStorage, DicomUID.EncapsulatedPDFStorage, DicomUID.KeyObjectSelectionDocumentStorage }
            .Select(sopClass => new PresentationRule(sopClass.UID, DicomUID.ExplicitVRLittleEndian.UID))]);

    public async Task<DicomStatus> OnCStoreAsync(DicomCStoreRequest request, Stream dataSet, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await dataSet.CopyToAsync(bytes, cancellationToken);
        take(request.AffectedSopInstanceUid, bytes.ToArray());
        return DicomStatus.Success;
    }

    public AssociationDecision OnAssociationRequest(DicomAssociation association) => AssociationDecision.Accept(Policy);

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
