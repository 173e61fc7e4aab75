using HipAi.Scp.Review.Signing;
using HipAi.Studies;

namespace HipAi.Scp.Delivery;

/// <summary>What a person decided on a hip of a delivered report: accept, change or reject, the class that they hold to be right, and why.</summary>
internal sealed record DeliveredDecision(string Verdict, string? Class, string Reason, string By)
{
    public static DeliveredDecision From(HipDecision decision) => new(decision.Verdict.Code(), decision.Class?.Code(), decision.Reason, decision.By);
}
