namespace HipAi.Studies;

/// <summary>Whether an image can be judged, and if not, why: the classes of the quality gate (C6).</summary>
public enum ImageQuality
{
    /// <summary>It can be judged.</summary>
    Adequate,

    /// <summary>Far too dark, too light, too noisy or blurred by motion.</summary>
    Exposure,

    /// <summary>Joint or hardware is cut off.</summary>
    CutOff,

    /// <summary>A templating overlay lies over the hip.</summary>
    Templating,

    /// <summary>It shows something else than a hip.</summary>
    NotAHip,
}
