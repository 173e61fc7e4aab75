namespace HipAi.Studies;

/// <summary>
/// What the failure ensemble says of one arthroplasty (requirement C8), or why it was not asked. A sign for the radiologist to look for,
/// never a diagnosis.
/// </summary>
/// <param name="NotRunBecause">Why the ensemble was not run, in words for the report; null when it was. All else is empty or 0 then.</param>
/// <param name="Cause">The cause of highest fused probability; shown with <paramref name="Status"/>, never alone.</param>
/// <param name="Status">Whether the cause may be named.</param>
/// <param name="Reasons">Why it is indeterminate, in words for the radiologist; empty when certain.</param>
/// <param name="Probabilities">Six fused probabilities, in the order of <see cref="FailureCauses.All"/>.</param>
/// <param name="InfectionScore">How much the images speak for infection, 0 to 100: the fused probability of infection in per cent.</param>
/// <param name="Votes">Every member's vote on every pair of views.</param>
/// <param name="Maps">The probability maps drawn for this hip.</param>
public sealed record FailureFinding(
    string? NotRunBecause,
    FailureCause Cause,
    FindingStatus Status,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<double> Probabilities,
    double InfectionScore,
    IReadOnlyList<FailureVote> Votes,
    IReadOnlyList<FailureMap> Maps)
{
    /// <summary>The ensemble was not run.</summary>
    /// <param name="reason">Why, in words for the report.</param>
    public static FailureFinding NotRun(string reason) => new(reason, FailureCause.None, FindingStatus.Indeterminate, [], [], 0, [], []);
}
