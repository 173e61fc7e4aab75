using System.Data.Common;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.PerformedProcedureStep;
using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Operations.Metrics;
using HipAi.Scp.Storage;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Receiving.PerformedSteps;

/// <summary>Answers what modalities say of their performed procedure steps (requirement B3). A step is a row before it is answered.</summary>
internal sealed class StepDesk(
    StepLedger ledger,
    IDisk disk,
    DataFolder folder,
    StorageOptions storage,
    [FromKeyedServices(Alarm.Arrivals)] Alarm arrivals,
    HipAiMetrics metrics,
    ILogger<StepDesk> log)
{
    /// <summary>Answers N-CREATE; a step without a name gets one.</summary>
    public async Task<DicomNResponse> CreateAsync(DicomNCreateRequest message)
    {
        var uid = message.AffectedSopInstanceUid ?? DicomUID.Generate().UID;
        if (!UidText.IsUsable(uid)) return Refuse(message.Association, uid, new DicomNResponse(StepAnswers.UnusableName.Status));
        var answer = await AnswerAsync(message.Association, uid, message.Dataset, stored => PerformedProcedureStepRules.Create(stored is not null, message.Dataset));
        return answer with { AffectedSopInstanceUid = uid };
    }

    /// <summary>Answers N-SET.</summary>
    public Task<DicomNResponse> SetAsync(DicomNSetRequest message) => AnswerAsync(
        message.Association,
        message.RequestedSopInstanceUid,
        message.Dataset,
        stored => PerformedProcedureStepRules.Set(stored is null ? null : StepReader.Decode(stored), message.Dataset));

    private async Task<DicomNResponse> AnswerAsync(
        DicomAssociation association, string uid, DicomDataset? request, Func<byte[]?, PerformedProcedureStepChange> judge)
    {
        try
        {
            if (disk.FreeBytes(folder.Root) < storage.MinimumFreeBytes)
                return Refuse(association, uid, new DicomNResponse(StepAnswers.NoRoom.Status));
            var answer = DicomNResponse.Success;
            var write = await ledger.ChangeAsync(uid, association.CallingAeTitle, StepReader.StudiesOf(request ?? []), stored =>
            {
                var change = judge(stored);
                answer = change.Response;
                return change.Attributes is { } attributes ? StepReader.Read(attributes) : null;
            });
            if (write.HasTooManySteps) answer = new DicomNResponse(StepAnswers.TooMany.Status);
            if (write.Written is not { } step) return Refuse(association, uid, answer);
            Tell(association, uid, step, write);
            return answer;
        }
        catch (DicomStatusException fault)
        {
            // Too large, or a UID that cannot be used: the status says so.
            return Refuse(association, uid, new DicomNResponse(fault.Status));
        }
        catch (Exception fault) when (fault is DicomException or DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            // Nothing of it is kept, and the modality may send it again.
            ReceivingLog.StepNotKept(log, association.Id, uid, StorageFault.Describe(fault), StepAnswers.NotKept.Status.ToString());
            return new DicomNResponse(StepAnswers.NotKept.Status);
        }
    }

    private void Tell(DicomAssociation association, string uid, StepRecord step, StepWrite write)
    {
        metrics.StepPerformed(step.Status);
        ReceivingLog.StepKept(log, association.Id, uid, step.Status.ToString(), step.Studies.Count, step.Listed.Count);
        foreach (var (study, reason) in write.Dropped) AssemblyLog.Discontinued(log, study, reason);
        arrivals.Ring();
    }

    private DicomNResponse Refuse(DicomAssociation association, string uid, DicomNResponse answer)
    {
        ReceivingLog.StepRefused(log, association.Id, UidText.IsUsable(uid) ? uid : "?", answer.Status.ToString());
        return answer;
    }
}
