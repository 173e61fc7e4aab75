namespace HipAi.Scp.Storage.Database;

/// <summary>That a performed procedure step is of a study; a step may be of several, a study may have several.</summary>
internal sealed class PerformedStepStudyRow
{
    public required string StudyInstanceUid { get; init; }

    public required string StepUid { get; init; }

    /// <summary>When another step of the study was begun after this one had been given up for a wrong worklist entry; null until then.</summary>
    public DateTimeOffset? OverruledAt { get; set; }
}
