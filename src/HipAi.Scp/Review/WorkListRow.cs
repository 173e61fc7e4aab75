using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>One study in the work list.</summary>
/// <param name="Summary">The study.</param>
/// <param name="Hips">What was found per hip; empty until it is judged.</param>
internal sealed record WorkListRow(StudySummary Summary, IReadOnlyList<HipFinding> Hips)
{
    /// <summary>What the study asks of the reader.</summary>
    internal Attention Attention => Summary.State switch
    {
        StudyState.Quarantined or StudyState.Held or StudyState.Discontinued => Attention.Held,
        // Delivered, and something must be known of it: its procedure step was discontinued afterwards.
        StudyState.Delivered or StudyState.Reviewed when Summary.Reason is not null => Attention.Held,
        StudyState.Receiving or StudyState.Settled or StudyState.Inferred => Attention.InProgress,
        _ when Hips.Count == 0 || Hips.Any(hip => hip.Status == FindingStatus.Indeterminate) => Attention.Specify,
        _ => Attention.Drafted,
    };

    /// <summary>The finding of one hip; null when that hip was not judged.</summary>
    internal HipFinding? Hip(HipSide side) => Hips.FirstOrDefault(hip => hip.Side == side);

    /// <summary>Whether the text is part of accession number, patient name, patient id or Study Instance UID, whatever the case.</summary>
    internal bool Matches(string text)
    {
        string?[] fields =
        [
            Summary.Facts?.AccessionNumber, Summary.Facts?.PatientName, Summary.Facts?.PatientId, Summary.StudyInstanceUid,
            Display.PersonName(Summary.Facts?.PatientName),
        ];
        return fields.Any(field => field?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
    }
}
