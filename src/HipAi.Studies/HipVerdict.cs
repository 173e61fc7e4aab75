namespace HipAi.Studies;

/// <summary>What a person said of the finding of one hip (requirement F2).</summary>
public enum HipVerdict
{
    /// <summary>Nothing: the hip was not decided on.</summary>
    None,

    /// <summary>The class is right.</summary>
    Accepted,

    /// <summary>It is another of the nine classes.</summary>
    Changed,

    /// <summary>It is none of the nine, or the images do not tell; the reason says why.</summary>
    Rejected,
}
