namespace HipAi.Studies;

/// <summary>What became of a line between two texts.</summary>
public enum LineChange
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>Only in the text before.</summary>
    Removed,

    /// <summary>Only in the text after.</summary>
    Added,
}
