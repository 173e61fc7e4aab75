using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>How often an arthroplasty has failed, and of what.</summary>
/// <param name="Share">Share of arthroplasties that failed, 0 to 1.</param>
/// <param name="Causes">The main causes allowed; one that a hip cannot have is passed over.</param>
public sealed record FailureDraw(double Share, IReadOnlyList<FailureCause> Causes)
{
    /// <summary>All arthroplasties are sound.</summary>
    public static FailureDraw None { get; } = new(0, []);

    /// <summary>Any cause, in a share of the arthroplasties.</summary>
    public static FailureDraw Any(double share) => new(share, [.. FailureCauses.All.Where(c => c != FailureCause.None)]);
}
