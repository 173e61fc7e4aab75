namespace HipAi.Studies;

/// <summary>How far a conclusion can be trusted: by the kind of the first attribute it was read from, and by what contradicts it.</summary>
internal static class ConfidenceRules
{
    /// <summary>Attributes that are made to tell the view or the side.</summary>
    private static readonly string[] MadeForIt =
    [
        "ViewCodeSequence", "ViewModifierCodeSequence", "ViewPosition", "ImageLaterality", "AnatomicRegionModifierSequence", "Laterality",
    ];

    /// <summary>Attributes of the order, which tell of several images.</summary>
    private static readonly string[] OfTheOrder = ["PerformedProcedureStepDescription", "StudyDescription"];

    /// <summary>The confidence of a conclusion that was drawn.</summary>
    /// <param name="source">Where it was read from: keywords first, the most telling one at the beginning.</param>
    /// <param name="conflicts">What contradicts it.</param>
    public static Confidence Of(string source, IReadOnlyList<string> conflicts)
    {
        if (conflicts.Count > 0 || OfTheOrder.Any(source.StartsWith)) return Confidence.Low;
        return MadeForIt.Any(source.StartsWith) ? Confidence.High : Confidence.Medium;
    }
}
