namespace HipAi.Scp.Storage.Retention;

/// <summary>
/// Notices that somebody set the wall clock, by a clock that nobody sets. Retention asks it: a clock that jumps a year ahead would make
/// everything old at once, and what is deleted is gone (requirement H7).
/// </summary>
internal sealed class ClockWatch(TimeProvider time)
{
    /// <summary>Less is what time servers do.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(10);

    private DateTimeOffset _wall = time.GetUtcNow();
    private long _stamp = time.GetTimestamp();

    /// <summary>Whether the wall clock was set, forward or back, since this was asked last.</summary>
    public bool WasSet()
    {
        var (passed, shown) = (time.GetElapsedTime(_stamp), time.GetUtcNow() - _wall);
        (_wall, _stamp) = (time.GetUtcNow(), time.GetTimestamp());
        return (shown - passed).Duration() > Tolerated;
    }
}
