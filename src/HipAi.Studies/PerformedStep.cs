namespace HipAi.Studies;

/// <summary>One performed procedure step of a study: what the modality said of its work (PS3.4 F.7.2).</summary>
/// <param name="SopInstanceUid">SOP Instance UID of the step.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DiscontinuationCode">Why it was given up, a code of <see cref="DiscontinuationCodes"/>; empty when it was not, or for a reason of another kind.</param>
/// <param name="OverruledAt">When, after it was given up for a wrong worklist entry, another step of the study was begun; null when none was.</param>
/// <param name="Listed">How many instances it lists.</param>
/// <param name="Arrived">How many of these are stored here, in whatever study.</param>
public sealed record PerformedStep(
    string SopInstanceUid, PerformedStepStatus Status, string DiscontinuationCode, DateTimeOffset? OverruledAt, int Listed, int Arrived)
{
    /// <summary>Whether it was given up.</summary>
    public bool IsDiscontinued => Status == PerformedStepStatus.Discontinued;

    /// <summary>Whether it was given up because it was begun under the worklist entry of another patient or order.</summary>
    public bool IsOfWrongEntry => IsDiscontinued && DiscontinuationCode == DiscontinuationCodes.IncorrectWorklistEntry;
}
