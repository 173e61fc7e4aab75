using HipAi.Studies;

namespace HipAi.Reporting.Tests.Formats;

/// <summary>What a form tells of the cause of failure of one hip's arthroplasty.</summary>
/// <param name="NotAssessedBecause">Why it was not assessed; null when it was.</param>
/// <param name="Cause">The cause that is named; null when it is said to be indeterminate, or was not assessed.</param>
/// <param name="Probabilities">Six probabilities; none when it was not assessed.</param>
/// <param name="InfectionScore">0 to 100; 0 when it was not assessed.</param>
internal sealed record ToldFailure(string? NotAssessedBecause, FailureCause? Cause, IReadOnlyList<double> Probabilities, double InfectionScore)
{
    // Scores are told to one digit behind the point, or as whole numbers.
    private const double ScoreTolerance = 0.501;

    public static ToldFailure Of(FailureFinding failure) => failure.NotRunBecause is { } reason
        ? new ToldFailure(reason, null, [], 0)
        : new ToldFailure(null, failure.Status == FindingStatus.Certain ? failure.Cause : null, failure.Probabilities, failure.InfectionScore);

    public IReadOnlyList<string> Differences(ToldFailure other, string what, double tolerance)
    {
        var differences = new List<string>();
        ToldReport.Compare(differences, $"{what} not assessed because", NotAssessedBecause, other.NotAssessedBecause);
        ToldReport.Compare(differences, $"{what} cause", Cause, other.Cause);
        ToldReport.Compare(differences, $"{what} probabilities", Probabilities, other.Probabilities, tolerance);
        ToldReport.Compare(differences, $"{what} infection score", [InfectionScore], [other.InfectionScore], ScoreTolerance);
        return differences;
    }
}
