using HipAi.Scp.Security;

namespace HipAi.Scp.Review.Signing;

/// <summary>Reads reviews for pages.</summary>
internal sealed class ReviewViews(ReviewQueries queries, Drafting drafting, BlindFirst blind, TimeProvider time)
{
    /// <summary>The review of a study; null when there is no report of it yet.</summary>
    public async Task<ReviewView?> FindAsync(string uid, Actor actor, CancellationToken ct) => await queries.FindAsync(uid, ct) is { } file
        ? new ReviewView(file, await drafting.OfAsync(file, ct), actor, blind.ToRead(actor, file), time.LocalTimeZone)
        : null;
}
