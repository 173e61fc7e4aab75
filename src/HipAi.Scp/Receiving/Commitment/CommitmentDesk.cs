using System.Collections.Concurrent;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Receiving.Commitment;

/// <summary>Takes requests for commitment. A request is a row before it is answered; its report follows on the same association.</summary>
internal sealed class CommitmentDesk(CommitmentJudge judge, CommitmentLedger ledger, CommitmentReporter reporter, DataFolder folder, TimeProvider time, ILogger<CommitmentDesk> log)
{
    private readonly ConcurrentDictionary<DicomEventReport, long> _onAssociations = new(ReferenceEqualityComparer.Instance);

    /// <summary>Answers N-ACTION.</summary>
    /// <param name="message">As it came.</param>
    /// <param name="source">The source of the settings that asks; empty when none matched.</param>
    /// <param name="cancellationToken">Gives up before the request is written down.</param>
    public async Task<DicomNResponse> AnswerAsync(DicomNActionRequest message, string source, CancellationToken cancellationToken)
    {
        if (!StorageCommitmentRequest.TryRead(message, out var request, out var refusal)) return refusal;
        if (!CanBeTold(request)) return new DicomNResponse(StorageCommitmentRefusal.Incomplete);

        var judged = await judge.JudgeAsync(request, cancellationToken);
        var (id, result) = await ledger.AddAsync(
            new CommitmentRow
            {
                TransactionUid = request.TransactionUid,
                CallingAeTitle = message.Association.CallingAeTitle,
                CalledAeTitle = message.Association.CalledAeTitle,
                Source = source,
                Node = folder.Node,
                ResultJson = "",
                ReceivedAt = time.GetUtcNow(),
            },
            judged);
        ReceivingLog.Committed(log, message.Association.Id, request.TransactionUid, result.Committed.Count, result.Failed.Count);
        var report = result.ToEventReport();
        _onAssociations[report] = id;
        return DicomNResponse.Success with { EventReport = report };
    }

    /// <summary>Hears what became of a report on the association that asked.</summary>
    /// <param name="association">That association.</param>
    /// <param name="report">Which.</param>
    /// <param name="answer">What the peer answered; null when it did not.</param>
    public void OnEnded(DicomAssociation association, DicomEventReport report, DicomStatus? answer)
    {
        if (!_onAssociations.TryRemove(report, out var id)) return;
        var told = answer is { IsDone: true };
        if (told) ReceivingLog.CommitmentToldAtOnce(log, association.Id, report.Dataset!.GetSingleValue<string>(DicomTag.TransactionUID));
        reporter.Take(id, told);
    }

    /// <summary>The report repeats the UIDs, and what is no UID cannot be written.</summary>
    private static bool CanBeTold(StorageCommitmentRequest request) =>
        DicomUID.IsValid(request.TransactionUid)
        && request.References.All(reference => DicomUID.IsValid(reference.SopClassUid) && DicomUID.IsValid(reference.SopInstanceUid));
}
