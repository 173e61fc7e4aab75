namespace HipAi.Studies;

/// <summary>What a performed procedure step, or an image that steps speak of, does to its study.</summary>
public enum StepEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The study receives, and closes as the quiet period and the hard cap say.</summary>
    Receive,

    /// <summary>The study receives, and closes at once.</summary>
    Close,

    /// <summary>No report is made of the study.</summary>
    Discontinue,

    /// <summary>A report was delivered already: the study says so and stays as it is.</summary>
    Warn,

    /// <summary>The image is kept, and the study stays as it is.</summary>
    Keep,
}
