namespace HipAi.Studies;

/// <summary>Whether the ensemble is sure enough of a hip for its class to be written into the report.</summary>
public enum FindingStatus
{
    /// <summary>Members and views agree above the thresholds.</summary>
    Certain,

    /// <summary>Members disagree, the margin is low or views contradict: the radiologist specifies.</summary>
    Indeterminate,
}
