using HipAi.Studies;

namespace HipAi.Reporting.Tests.Formats;

/// <summary>What a form tells of one hip.</summary>
/// <param name="Side">The hip.</param>
/// <param name="Class">The class that is stated; null when the hip is said to be indeterminate.</param>
/// <param name="Versus">The class that it is told to be easily confused with; null when none is told.</param>
/// <param name="Probabilities">Nine probabilities.</param>
/// <param name="Failure">What it tells of the cause of failure; null when nothing.</param>
/// <param name="Verdict">What a person decided; none for nothing. Then the class is the person's.</param>
/// <param name="Found">Where a person decided, the class that the software found; null when it left that open.</param>
internal sealed record ToldHip(
    HipSide Side, HardwareClass? Class, HardwareClass? Versus, IReadOnlyList<double> Probabilities, ToldFailure? Failure, HipVerdict Verdict = HipVerdict.None, HardwareClass? Found = null)
{
    public static ToldHip Of(HipFinding hip, HipDecision? decision)
    {
        HardwareClass? found = hip.Status == FindingStatus.Certain ? hip.Class : null;
        var mayFail = decision is null || (decision.Class is { } decided && FailureCauses.Applies(decided));
        var failure = hip.Failure is { } sign && mayFail ? ToldFailure.Of(sign) : null;
        return decision is null
            ? new ToldHip(hip.Side, found, DifferentialOf(hip), hip.Probabilities, failure)
            : new ToldHip(hip.Side, decision.Class, null, hip.Probabilities, failure, decision.Verdict, found);
    }

    /// <summary>The verdict of a code of the private scheme.</summary>
    public static HipVerdict VerdictOf(string code) => code switch
    {
        "REVIEW-ACCEPTED" => HipVerdict.Accepted,
        "REVIEW-CHANGED" => HipVerdict.Changed,
        "REVIEW-REJECTED" => HipVerdict.Rejected,
        _ => HipVerdict.None,
    };

    public IReadOnlyList<string> Differences(ToldHip other, double tolerance)
    {
        var differences = new List<string>();
        ToldReport.Compare(differences, $"{Side} class", Class, other.Class);
        ToldReport.Compare(differences, $"{Side} verdict", Verdict, other.Verdict);
        ToldReport.Compare(differences, $"{Side} found", Found, other.Found);
        ToldReport.Compare(differences, $"{Side} versus", Versus, other.Versus);
        ToldReport.Compare(differences, $"{Side} probabilities", Probabilities, other.Probabilities, tolerance);
        ToldReport.Compare(differences, $"{Side} failure", Failure is not null, other.Failure is not null);
        if (Failure is not null && other.Failure is not null) differences.AddRange(Failure.Differences(other.Failure, $"{Side} failure", tolerance));
        return differences;
    }

    // As the shipped template words it: "Probable X versus Y".
    private static HardwareClass? DifferentialOf(HipFinding hip)
    {
        if (hip.Status != FindingStatus.Certain || hip.Probability >= 0.6) return null;
        return hip.Class switch
        {
            HardwareClass.TotalHipArthroplasty => HardwareClass.Hemiarthroplasty,
            HardwareClass.PostInfectious => HardwareClass.ArthroplastyWithFixation,
            _ => null,
        };
    }
}
