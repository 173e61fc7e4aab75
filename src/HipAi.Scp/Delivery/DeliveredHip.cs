using HipAi.Studies;

namespace HipAi.Scp.Delivery;

/// <summary>One hip of a delivered report, in the codes of the API.</summary>
internal sealed record DeliveredHip(string Side, string Class, double Probability, string Status, IReadOnlyList<string> Reasons)
{
    public static DeliveredHip From(HipFinding finding) => new(
        finding.Side.Code(),
        finding.Class.Code(),
        finding.Probability,
        finding.Status == FindingStatus.Certain ? "certain" : "indeterminate",
        finding.Reasons);
}
