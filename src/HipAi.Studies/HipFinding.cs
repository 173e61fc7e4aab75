namespace HipAi.Studies;

/// <summary>What the ensemble says of one hip over all its views.</summary>
/// <param name="Side">The hip.</param>
/// <param name="Class">The class of highest fused probability; shown with <paramref name="Status"/>, never alone.</param>
/// <param name="Probability">The fused probability of that class, 0 to 1.</param>
/// <param name="Status">Whether the class may be stated.</param>
/// <param name="Reasons">Why it is indeterminate, in words for the radiologist; empty when certain.</param>
/// <param name="Probabilities">Nine fused probabilities, in the order of <see cref="HardwareClasses.All"/>.</param>
/// <param name="Votes">Every member's vote on every view.</param>
/// <param name="Heatmaps">The activation maps drawn for this hip.</param>
/// <param name="Failure">What was said of the cause of failure, or why nothing; null where the hip holds no arthroplasty.</param>
/// <param name="Unfamiliarity">How unlike the training images its images are, the mean over members and images; 1 is passed by one of a hundred. Null when no member tells it.</param>
public sealed record HipFinding(
    HipSide Side,
    HardwareClass Class,
    double Probability,
    FindingStatus Status,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<double> Probabilities,
    IReadOnlyList<MemberVote> Votes,
    IReadOnlyList<HipHeatmap> Heatmaps,
    FailureFinding? Failure = null,
    double? Unfamiliarity = null);
