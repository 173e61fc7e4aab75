using HipAi.Scp.Review.Signing;
using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>What a person decided on a hip of a report version.</summary>
/// <param name="Side">right or left.</param>
/// <param name="Verdict">accept, change or reject.</param>
/// <param name="Class">Code of the class that the person holds to be right; null when rejected.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="By">The person's name as a DICOM person name.</param>
internal sealed record ReportDecisionDocument(string Side, string Verdict, string? Class, string Reason, string By)
{
    public static ReportDecisionDocument From(HipDecision decision) =>
        new(decision.Side.Code(), decision.Verdict.Code(), decision.Class?.Code(), decision.Reason, decision.By);
}
