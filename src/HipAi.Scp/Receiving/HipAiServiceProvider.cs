using System.Net;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Scp.Operations.Metrics;
using HipAi.Scp.Pipeline;
using HipAi.Scp.Receiving.Commitment;
using HipAi.Scp.Receiving.PerformedSteps;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Receiving;

/// <summary>What the DICOM listener asks of us: who may come in, and what is done with what arrives.</summary>
internal sealed class HipAiServiceProvider(
    AdmissionGate gate,
    RefusedContexts refusedContexts,
    StudyPipeline pipeline,
    RefusalLedger refusals,
    HipAiMetrics metrics,
    CommitmentDesk commitments,
    StepDesk steps,
    TimeProvider time,
    ILogger<HipAiServiceProvider> log) : IDicomServiceProvider
{
    public AssociationDecision OnAssociationRequest(DicomAssociation association) => gate.Enter(association);

    public void OnAssociationOpened(DicomAssociation association)
    {
        if (gate.Find(association.Id) is not { } admission) return;
        if (admission.Source is { } source) ReceivingLog.Admitted(log, association.Id, association.CallingAeTitle, source.Name);
        if (admission.Decision.Policy is { } policy && refusedContexts.News(association, policy) is { } reason)
            Keep(association.RemoteEndPoint, association, reason);
    }

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
                request.AffectedSopClassUid, request.AffectedSopInstanceUid, request.TransferSyntaxUid, request.Association.CallingAeTitle)
            {
                QuietPeriod = gate.Find(request.Association.Id)?.Source?.QuietPeriod ?? TimeSpan.Zero,
            },
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

    /// <summary>Only where Storage Commitment is enabled is there a context on which this could arrive.</summary>
    public Task<DicomNResponse> OnNActionAsync(DicomNActionRequest request, CancellationToken cancellationToken) =>
        commitments.AnswerAsync(request, gate.Find(request.Association.Id)?.Source?.Name ?? "", cancellationToken);

    /// <summary>Only where performed procedure steps are enabled is there a context on which this could arrive.</summary>
    public Task<DicomNResponse> OnNCreateAsync(DicomNCreateRequest request, CancellationToken cancellationToken) =>
        request.AffectedSopClassUid == DicomUID.ModalityPerformedProcedureStep.UID ? steps.CreateAsync(request) : Task.FromResult(DicomNResponse.NotOffered);

    /// <summary>As <see cref="OnNCreateAsync"/>.</summary>
    public Task<DicomNResponse> OnNSetAsync(DicomNSetRequest request, CancellationToken cancellationToken) =>
        request.RequestedSopClassUid == DicomUID.ModalityPerformedProcedureStep.UID ? steps.SetAsync(request) : Task.FromResult(DicomNResponse.NotOffered);

    public void OnEventReportEnded(DicomAssociation association, DicomEventReport report, DicomStatus? answer) => commitments.OnEnded(association, report, answer);

    public void OnAssociationClosed(DicomAssociation association, AssociationClosure closure)
    {
        gate.Leave(association.Id);
        metrics.Closed();
        ReceivingLog.Closed(log, association.Id, association.CallingAeTitle, association.CalledAeTitle, closure.Reason);
    }

    public void OnRefused(IPEndPoint? remoteEndPoint, DicomAssociation? association, string reason)
    {
        if (association is not null) gate.Leave(association.Id);
        metrics.Refused();
        Keep(remoteEndPoint, association, reason);
    }

    public void OnHandlerFailed(DicomAssociation association, DicomStatus answered, Exception exception)
    {
        metrics.HandlerFailed();
        ReceivingLog.HandlerFailed(log, association.Id, exception.GetType().Name, answered.ToString());
    }

    public void OnListenerTrouble(string reason) => ReceivingLog.Trouble(log, reason);

    private void Keep(IPEndPoint? remoteEndPoint, DicomAssociation? association, string reason)
    {
        var refusal = new Refusal(
            time.GetUtcNow(),
            remoteEndPoint?.ToString() ?? "",
            association?.CallingAeTitle ?? "",
            association?.CalledAeTitle ?? "",
            reason);
        ReceivingLog.Refused(log, refusal.Peer, refusal.CallingAeTitle, refusal.CalledAeTitle, reason);
        refusals.Add(refusal);
    }
}
