using HipAi.Studies;

namespace HipAi.Reporting.Tests.Formats;

/// <summary>What a form tells of one hip.</summary>
/// <param name="Side">The hip.</param>
/// <param name="Class">The class that is stated; null when the hip is said to be indeterminate.</param>
/// <param name="Versus">The class that it is told to be easily confused with; null when none is told.</param>
/// <param name="Probabilities">Nine probabilities.</param>
/// <param name="Failure">What it tells of the cause of failure; null when nothing.</param>
internal sealed record ToldHip(HipSide Side, HardwareClass? Class, HardwareClass? Versus, IReadOnlyList<double> Probabilities, ToldFailure? Failure)
{
    public static ToldHip Of(HipFinding hip) => new(
        hip.Side, hip.Status == FindingStatus.Certain ? hip.Class : null, DifferentialOf(hip), hip.Probabilities, hip.Failure is { } failure ? ToldFailure.Of(failure) : null);

    public IReadOnlyList<string> Differences(ToldHip other, double tolerance)
    {
        var differences = new List<string>();
        ToldReport.Compare(differences, $"{Side} class", Class, other.Class);
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
