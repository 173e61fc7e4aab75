using HipAi.Studies;

namespace HipAi.Scp.Delivery;

/// <summary>One hip of a delivered report, in the codes of the API: what the models found, and what a person decided of it.</summary>
internal sealed record DeliveredHip(string Side, string Class, double Probability, string Status, IReadOnlyList<string> Reasons, DeliveredDecision? Decision)
{
    public static DeliveredHip From(HipFinding finding, HipDecision? decision) => new(
        finding.Side.Code(),
        finding.Class.Code(),
        finding.Probability,
        finding.Status == FindingStatus.Certain ? "certain" : "indeterminate",
        finding.Reasons,
        decision is null ? null : DeliveredDecision.From(decision));
}
