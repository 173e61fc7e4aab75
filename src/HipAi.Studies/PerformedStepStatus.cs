namespace HipAi.Studies;

/// <summary>Where a performed procedure step stands: Performed Procedure Step Status (0040,0252).</summary>
public enum PerformedStepStatus
{
    /// <summary>IN PROGRESS: begun and not ended.</summary>
    InProgress,

    /// <summary>COMPLETED: ended as it should.</summary>
    Completed,

    /// <summary>DISCONTINUED: given up.</summary>
    Discontinued,
}
