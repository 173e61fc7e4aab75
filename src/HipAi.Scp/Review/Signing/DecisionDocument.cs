using HipAi.Scp.Api;
using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>A decision on a hip.</summary>
/// <param name="Verdict">accept, change or reject.</param>
/// <param name="Class">Code of the class that the person holds to be right; null when rejected.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Name of the user.</param>
/// <param name="At">When.</param>
internal sealed record DecisionDocument(string Verdict, string? Class, string Reason, string By, DateTimeOffset At)
{
    public static DecisionDocument From(RecordedDecision made) =>
        new(made.Decision.Verdict.Code(), made.Decision.Class?.Code(), made.Decision.Reason, made.By, made.At);
}
