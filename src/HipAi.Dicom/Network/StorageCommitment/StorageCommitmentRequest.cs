using System.Diagnostics.CodeAnalysis;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network.StorageCommitment;

/// <summary>What an SCU asks an SCP to keep (PS3.4 J.3.2.1): the action information of N-ACTION, action type 1.</summary>
/// <param name="TransactionUid">Name of the request, made by the SCU; the report bears it too.</param>
/// <param name="References">The instances, at least one.</param>
public sealed record StorageCommitmentRequest(string TransactionUid, IReadOnlyList<DicomSopReference> References)
{
    /// <summary>As action information.</summary>
    /// <exception cref="DicomDataException">A UID is no UID, or there is no reference.</exception>
    public DicomDataset ToDataset()
    {
        DicomSopReference.Require(DicomTag.TransactionUID, TransactionUid);
        if (References.Count == 0) throw new DicomDataException(DicomTag.ReferencedSOPSequence, "a request names at least one instance");
        return new DicomDataset()
            .AddOrUpdate(DicomTag.TransactionUID, TransactionUid)
            .AddOrUpdate(DicomTag.ReferencedSOPSequence, [.. References.Select(r => r.ToDataset())]);
    }

    /// <summary>From action information; what else it holds is passed over.</summary>
    /// <exception cref="DicomDataException">Transaction UID, the sequence or a UID in it is missing or empty.</exception>
    public static StorageCommitmentRequest FromDataset(DicomDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var references = dataset.GetSequenceItems(DicomTag.ReferencedSOPSequence).Select(DicomSopReference.FromDataset).ToList();
        if (references.Count == 0) throw new DicomDataException(DicomTag.ReferencedSOPSequence, "it is missing or empty");
        return new(dataset.GetSingleValue<string>(DicomTag.TransactionUID), references);
    }

    /// <summary>Reads an N-ACTION request.</summary>
    /// <param name="message">As it came.</param>
    /// <param name="request">What it asks for.</param>
    /// <param name="refusal">The answer to give where it cannot be read: 0112, 0115, 0118 or 0123.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryRead(
        DicomNActionRequest message,
        [NotNullWhen(true)] out StorageCommitmentRequest? request,
        [NotNullWhen(false)] out DicomNResponse? refusal)
    {
        request = null;
        refusal = StorageCommitmentRefusal.Of(message);
        if (refusal is not null) return false;
        try
        {
            request = FromDataset(message.Dataset ?? []);
            return true;
        }
        catch (DicomDataException fault)
        {
            refusal = new DicomNResponse(StorageCommitmentRefusal.Incomplete) { OffendingElements = [fault.Tag] };
            return false;
        }
    }
}
