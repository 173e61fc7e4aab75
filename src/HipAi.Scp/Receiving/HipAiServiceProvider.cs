using System.Net;
using HipAi.Dicom.Network;
using HipAi.Scp.Operations.Metrics;
using HipAi.Scp.Pipeline;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Receiving;

/// <summary>What the DICOM listener asks of us: who may come in, and what is done with what arrives.</summary>
internal sealed class HipAiServiceProvider(
    AdmissionPolicy admission,
    StudyPipeline pipeline,
    RefusalLedger refusals,
    HipAiMetrics metrics,
    TimeProvider time,
    ILogger<HipAiServiceProvider> log) : IDicomServiceProvider
{
    public AssociationDecision OnAssociationRequest(DicomAssociation association) => admission.Decide(association);

    public Task<DicomStatus> OnCEchoAsync(DicomAssociation association, CancellationToken cancellationToken)
    {
        ReceivingLog.Echo(log, association.Id);
        return Task.FromResult(DicomStatus.Success);
    }

    public async Task<DicomStatus> OnCStoreAsync(DicomCStoreRequest request, Stream dataSet, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var outcome = await pipeline.ReceiveAsync(
            new StoreRequest(
                request.AffectedSopClassUid, request.AffectedSopInstanceUid, request.TransferSyntaxUid, request.Association.CallingAeTitle),
            dataSet,
            cancellationToken);
        metrics.Stored(outcome, time.GetElapsedTime(begun));
        var status = StoreStatuses.For(outcome.Result);
        if (outcome.Instance is { } stored)
        {
            ReceivingLog.Stored(
                log, request.Association.Id, stored.SopInstanceUid, stored.StudyInstanceUid, outcome.Result.ToString(), stored.DataSetLength);
            return status;
        }

        ReceivingLog.NotStored(log, request.Association.Id, request.AffectedSopInstanceUid, status.ToString(), outcome.Reason);
        return status.WithComment(outcome.Reason);
    }

    public void OnAssociationClosed(DicomAssociation association, AssociationClosure closure)
    {
        metrics.Closed();
        ReceivingLog.Closed(log, association.Id, association.CallingAeTitle, association.CalledAeTitle, closure.Reason);
    }

    public void OnRefused(IPEndPoint? remoteEndPoint, DicomAssociation? association, string reason)
    {
        var refusal = new Refusal(
            time.GetUtcNow(),
            remoteEndPoint?.ToString() ?? "",
            association?.CallingAeTitle ?? "",
            association?.CalledAeTitle ?? "",
            reason);
        metrics.Refused();
        ReceivingLog.Refused(log, refusal.Peer, refusal.CallingAeTitle, refusal.CalledAeTitle, reason);
        refusals.Add(refusal);
    }

    public void OnHandlerFailed(DicomAssociation association, DicomStatus answered, Exception exception)
    {
        metrics.HandlerFailed();
        ReceivingLog.HandlerFailed(log, association.Id, exception.GetType().Name, answered.ToString());
    }

    public void OnListenerTrouble(string reason) => ReceivingLog.Trouble(log, reason);
}
