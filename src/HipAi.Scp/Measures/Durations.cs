using HipAi.Studies;

namespace HipAi.Scp.Measures;

/// <summary>How long it took from one step to another, in seconds. A time that lies before its beginning is of a wrong clock and left out.</summary>
/// <param name="AcquiredToPreliminary">From the image to the machine's first report; only where the images tell when they were taken.</param>
/// <param name="ReceivedToPreliminary">From the arrival of the first image to the machine's first report.</param>
/// <param name="AcquiredToSigned">From the image to the signature; only where the images tell when they were taken.</param>
/// <param name="PreliminaryToSigned">From the machine's first report to the signature.</param>
internal sealed record Durations(
    Distribution AcquiredToPreliminary, Distribution ReceivedToPreliminary, Distribution AcquiredToSigned, Distribution PreliminaryToSigned)
{
    /// <summary>Edges of the bins: 1, 2, 5, 10, 30 minutes, 1, 2, 6 hours, 1 day.</summary>
    internal static IReadOnlyList<double> Edges { get; } = [60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400];

    /// <summary>What the bins are called.</summary>
    internal static IReadOnlyList<string> Labels { get; } = ["< 1 min", "1–2", "2–5", "5–10", "10–30", "30–60 min", "1–2 h", "2–6", "6–24 h", "≥ 1 day"];

    /// <summary>Of first signatures.</summary>
    internal static Durations Of(IReadOnlyList<SignedReview> reviews) => new(
        Between(reviews, review => review.PreliminaryAt - review.AcquiredAt),
        Between(reviews, review => review.PreliminaryAt - review.ReceivedAt),
        Between(reviews, review => review.SignedAt - review.AcquiredAt),
        Between(reviews, review => review.SignedAt - review.PreliminaryAt));

    private static Distribution Between(IReadOnlyList<SignedReview> reviews, Func<SignedReview, TimeSpan?> span) =>
        Distribution.Of(reviews.Select(span).OfType<TimeSpan>().Where(time => time >= TimeSpan.Zero).Select(time => time.TotalSeconds), Edges);
}
