namespace HipAi.Studies;

/// <summary>What all performed procedure steps of a study say together.</summary>
public enum StepVerdict
{
    /// <summary>Nothing that would end it: no step, one in progress, or one whose images are not all here. The quiet period rules.</summary>
    Open,

    /// <summary>Every step is over, and all that the completed ones list is here.</summary>
    Complete,

    /// <summary>Every step was discontinued.</summary>
    Discontinued,

    /// <summary>A step was begun under the wrong worklist entry, and no other was begun after it.</summary>
    WrongEntry,
}
