namespace HipAi.Scp.Api;

/// <summary>What the ensemble says of one hip.</summary>
/// <param name="Side">right or left: the patient's own side.</param>
/// <param name="Class">Code of the class of highest fused probability; read it with <paramref name="Status"/>.</param>
/// <param name="Probability">Fused probability of that class, 0 to 1.</param>
/// <param name="Status">certain or indeterminate.</param>
/// <param name="Reasons">Why it is indeterminate; empty when certain.</param>
/// <param name="Probabilities">Fused probability by class code, in the order of the nine classes.</param>
/// <param name="Members">Every member's vote on every view.</param>
/// <param name="Heatmaps">The activation maps of this hip.</param>
/// <param name="Failure">What is said of the cause of failure, or why nothing; null where the hip holds no arthroplasty.</param>
internal sealed record HipDocument(
    string Side,
    string Class,
    double Probability,
    string Status,
    IReadOnlyList<string> Reasons,
    IReadOnlyDictionary<string, double> Probabilities,
    IReadOnlyList<MemberDocument> Members,
    IReadOnlyList<HeatmapDocument> Heatmaps,
    FailureDocument? Failure);
