using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network.StorageCommitment;

/// <summary>What an SCP tells about a request (PS3.4 J.3.3.1): the event information of N-EVENT-REPORT, event types 1 and 2.</summary>
/// <param name="TransactionUid">That of the request.</param>
/// <param name="Committed">The instances that are kept.</param>
/// <param name="Failed">The instances that are not, each with its reason; empty makes it event type 1.</param>
public sealed record StorageCommitmentResult(
    string TransactionUid, IReadOnlyList<DicomSopReference> Committed, IReadOnlyList<StorageCommitmentFailure> Failed)
{
    /// <summary>AE title the committed instances can be retrieved from, Retrieve AE Title (0008,0054); null says nothing.</summary>
    public string? RetrieveAeTitle { get; init; }

    /// <summary>1 when all is committed, 2 when there are failures.</summary>
    public ushort EventTypeId => Failed.Count == 0 ? StorageCommitmentRefusal.CompleteEventType : StorageCommitmentRefusal.FailuresExistEventType;

    /// <summary>As a report to be sent.</summary>
    /// <inheritdoc cref="ToDataset" path="/exception"/>
    public DicomEventReport ToEventReport() =>
        new(DicomUID.StorageCommitmentPushModel.UID, DicomUID.StorageCommitmentPushModelInstance.UID, EventTypeId, ToDataset());

    /// <summary>As event information.</summary>
    /// <exception cref="DicomDataException">A UID is no UID, a reason does not fit 16 bits, or the result is about nothing.</exception>
    public DicomDataset ToDataset()
    {
        DicomSopReference.Require(DicomTag.TransactionUID, TransactionUid);
        if (Committed.Count + Failed.Count == 0) throw new DicomDataException(DicomTag.ReferencedSOPSequence, "a result is about at least one instance");
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.TransactionUID, TransactionUid);
        if (RetrieveAeTitle is { } title) dataset.AddOrUpdate(DicomTag.RetrieveAETitle, title);
        if (Failed.Count > 0) dataset.AddOrUpdate(DicomTag.FailedSOPSequence, [.. Failed.Select(Item)]);
        if (Committed.Count > 0) dataset.AddOrUpdate(DicomTag.ReferencedSOPSequence, [.. Committed.Select(r => r.ToDataset())]);
        return dataset;
    }

    /// <summary>
    /// From event information. A failure without a reason is a processing failure; the sequences, not the event type, say what
    /// failed.
    /// </summary>
    /// <exception cref="DicomDataException">Transaction UID or a UID in a sequence is missing or empty.</exception>
    public static StorageCommitmentResult FromDataset(DicomDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new(
            dataset.GetSingleValue<string>(DicomTag.TransactionUID),
            [.. dataset.GetSequenceItems(DicomTag.ReferencedSOPSequence).Select(DicomSopReference.FromDataset)],
            [.. dataset.GetSequenceItems(DicomTag.FailedSOPSequence).Select(Failure)])
        {
            RetrieveAeTitle = dataset.TryGetSingleValue<string>(DicomTag.RetrieveAETitle, out var title) ? title : null,
        };
    }

    /// <summary>Reads an N-EVENT-REPORT request.</summary>
    /// <param name="message">As it came.</param>
    /// <param name="result">What it tells.</param>
    /// <param name="refusal">The answer to give where it cannot be read: 0112, 0113, 0115 or 0118.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryRead(
        DicomNEventReportRequest message,
        [NotNullWhen(true)] out StorageCommitmentResult? result,
        [NotNullWhen(false)] out DicomNResponse? refusal)
    {
        result = null;
        refusal = StorageCommitmentRefusal.Of(message);
        if (refusal is not null) return false;
        try
        {
            result = FromDataset(message.Dataset ?? []);
            return true;
        }
        catch (DicomDataException fault)
        {
            refusal = new DicomNResponse(StorageCommitmentRefusal.Incomplete) { OffendingElements = [fault.Tag] };
            return false;
        }
    }

    private static DicomDataset Item(StorageCommitmentFailure failure)
    {
        if ((int)failure.Reason is < 0 or > ushort.MaxValue)
            throw new DicomDataException(DicomTag.FailureReason, string.Create(CultureInfo.InvariantCulture, $"{(int)failure.Reason} does not fit 16 bits"));
        return failure.Instance.ToDataset().AddOrUpdate(DicomTag.FailureReason, (ushort)failure.Reason);
    }

    private static StorageCommitmentFailure Failure(DicomDataset item) => new(
        DicomSopReference.FromDataset(item),
        item.TryGetSingleValue<ushort>(DicomTag.FailureReason, out var reason)
            ? (StorageCommitmentFailureReason)reason
            : StorageCommitmentFailureReason.ProcessingFailure);
}
