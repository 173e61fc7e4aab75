using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>A decision as it is sent.</summary>
/// <param name="Side">right or left.</param>
/// <param name="Verdict">accept, change or reject.</param>
/// <param name="Class">Code of the class, for change.</param>
/// <param name="Reason">Why; wanted for reject.</param>
internal sealed record DecisionItem(string? Side, string? Verdict, string? Class, string? Reason)
{
    /// <summary>The decision, or the field that cannot be read.</summary>
    public (HipDecision? Decision, ReviewRefusal? Fault) Read()
    {
        if (ReviewCodes.Side(Side) is not { } side) return (null, ReviewRefusal.Faulty("side", "A side is right or left."));
        if (ReviewCodes.Verdict(Verdict) is HipVerdict.None) return (null, ReviewRefusal.Faulty("verdict", "A verdict is accept, change or reject."));
        var hardware = ReviewCodes.Class(Class);
        return !string.IsNullOrEmpty(Class) && hardware is null
            ? (null, ReviewRefusal.Faulty("class", "A class is one of the nine codes, for example total_hip_arthroplasty."))
            : (new HipDecision(side, ReviewCodes.Verdict(Verdict), hardware, Reason ?? ""), null);
    }
}
