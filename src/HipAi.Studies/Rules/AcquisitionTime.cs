namespace HipAi.Studies.Rules;

/// <summary>When a study was taken, as its header tells it.</summary>
public static class AcquisitionTime
{
    /// <summary>Clocks of modalities run ahead a little; what lies further ahead of the arrival is no time of acquisition.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>Study Date and Study Time as an instant; null when they do not tell one, or one that cannot be.</summary>
    /// <param name="facts">The header.</param>
    /// <param name="zone">The zone that modalities tell the time in.</param>
    /// <param name="receivedAt">When the first image came.</param>
    public static DateTimeOffset? Of(StudyFacts facts, TimeZoneInfo zone, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(zone);
        if (SignedReviews.AcquiredAt(facts, zone)?.ToUniversalTime() is not { } at) return null;
        return at > receivedAt + Ahead ? null : at < receivedAt ? at : receivedAt;
    }
}
