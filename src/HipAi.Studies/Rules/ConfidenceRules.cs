namespace HipAi.Studies;

/// <summary>How far a conclusion can be trusted: by the weakest of the attributes it was read from, and by what contradicts it.</summary>
internal static class ConfidenceRules
{
    /// <summary>Attributes that are made to tell view, side or part of the body.</summary>
    private static readonly string[] MadeForIt =
    [
        "ViewCodeSequence", "ViewModifierCodeSequence", "ViewPosition", "ImageLaterality", "AnatomicRegionModifierSequence", "Laterality",
        "AnatomicRegionSequence", "BodyPartExamined",
    ];

    /// <summary>Attributes of the order, which tell of several images, and the orientation, which tells the plane only.</summary>
    private static readonly string[] Weak = ["PerformedProcedureStepDescription", "StudyDescription", "PatientOrientation"];

    /// <summary>The confidence of a conclusion that was drawn.</summary>
    /// <param name="source">Where it was read from: one attribute or several, each beginning with its keyword, with a semicolon between.</param>
    /// <param name="conflicts">What contradicts it.</param>
    public static Confidence Of(string source, IReadOnlyList<string> conflicts)
    {
        var parts = source.Split("; ");
        if (conflicts.Count > 0 || parts.Any(part => Weak.Any(part.StartsWith))) return Confidence.Low;
        return parts.All(part => MadeForIt.Any(part.StartsWith)) ? Confidence.High : Confidence.Medium;
    }
}
