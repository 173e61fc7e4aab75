namespace HipAi.Studies;

/// <summary>What a person may decide on a hip, and for how long it holds (requirement F2). Pure.</summary>
public static class ReviewRules
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 500;

    /// <summary>The reasons that are offered for a rejection; any other text is one too.</summary>
    public static IReadOnlyList<string> UsualReasons { get; } =
        ["Wrong side", "Wrong hip region", "Hardware outside the list", "Image inadequate"];

    /// <summary>The decisions that hold for a judged snapshot, right before left: the newest of each hip. One on an earlier snapshot does not: it asks again.</summary>
    /// <param name="decisions">All of the study.</param>
    /// <param name="snapshotRevision">The snapshot.</param>
    public static IReadOnlyList<RecordedDecision> Holding(IEnumerable<RecordedDecision> decisions, int snapshotRevision) =>
    [
        .. decisions.Where(made => made.SnapshotRevision == snapshotRevision)
            .GroupBy(made => made.Decision.Side).Select(hip => hip.MaxBy(made => made.Id)!).OrderBy(made => made.Decision.Side),
    ];

    /// <summary>Why a decision cannot be made: the field and the cause; null when it can.</summary>
    /// <param name="finding">What was found of the hip; null when it was not judged.</param>
    /// <param name="decision">The decision; of an accepted one the class is that of the finding, or none.</param>
    public static (string Field, string Cause)? WhyNot(HipFinding? finding, HipDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (finding is null || finding.Side != decision.Side) return ("side", "This hip was not judged: there is nothing to decide on. Write what you see into the report.");
        if (decision.Reason.Length > LongestReason) return ("reason", $"A reason has {LongestReason} characters at most.");
        return decision.Verdict switch
        {
            HipVerdict.Accepted when decision.Class is { } other && other != finding.Class => ("class", "This is not the class that was found: change the class instead."),
            HipVerdict.Accepted => null,
            HipVerdict.Changed when decision.Class is null => ("class", "Name the class that you see."),
            HipVerdict.Changed when decision.Class == finding.Class => ("class", "This is the class that was found: accept it instead."),
            HipVerdict.Changed => null,
            HipVerdict.Rejected when decision.Class is not null => ("class", "A rejected finding has no class: change the class instead."),
            HipVerdict.Rejected when decision.Reason.Length == 0 => ("reason", "Say why the finding is rejected."),
            HipVerdict.Rejected => null,
            _ => ("verdict", "A verdict is accept, change or reject."),
        };
    }

    /// <summary>The decision as it is kept: an accepted one with the class that was found.</summary>
    public static HipDecision Kept(HipFinding finding, HipDecision decision)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Verdict == HipVerdict.Accepted ? decision with { Class = finding.Class } : decision;
    }

    /// <summary>
    /// The findings without what a decision leaves no room for: the cause of failure of an arthroplasty that a person says is none. All
    /// else stays as the models found it.
    /// </summary>
    public static StudyPrediction AsReviewed(StudyPrediction prediction, IReadOnlyList<HipDecision>? decisions)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        if (decisions is null or []) return prediction;
        return prediction with { Hips = [.. prediction.Hips.Select(hip => MayFail(hip, decisions) ? hip : hip with { Failure = null })] };
    }

    private static bool MayFail(HipFinding hip, IReadOnlyList<HipDecision> decisions) => decisions.FirstOrDefault(decision => decision.Side == hip.Side) switch
    {
        null => true,
        { Class: { } decided } => FailureCauses.Applies(decided),
        _ => false,
    };
}
