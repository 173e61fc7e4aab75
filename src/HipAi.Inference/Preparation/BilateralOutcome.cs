namespace HipAi.Inference.Preparation;

/// <summary>What is to be done with an image that is said to show both hips.</summary>
public enum BilateralOutcome
{
    /// <summary>Cut at mid-width: the midline is there, or nothing certain was found.</summary>
    AtMidWidth,

    /// <summary>Cut at the midline that was found.</summary>
    AtMidline,

    /// <summary>Not cut: the pelvis is tilted too far.</summary>
    Tilted,

    /// <summary>Not cut: the pelvis lies on its side.</summary>
    Lying,

    /// <summary>Not cut: the image shows one hip.</summary>
    OneHip,
}
