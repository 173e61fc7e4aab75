namespace HipAi.Scp.Commands;

/// <summary>How long it took from the beginning of each object to its answer. Safe to add to from many associations.</summary>
internal sealed class SendTimes
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _times = [];
    private long _bytes;

    /// <summary>An object was answered, with whatever status.</summary>
    internal void Add(long bytes, TimeSpan took)
    {
        lock (_gate)
        {
            _bytes += bytes;
            _times.Add(took);
        }
    }

    /// <summary>Rates and percentiles (nearest rank) in one line; null when nothing was answered.</summary>
    /// <param name="whole">How long all of it took.</param>
    internal string? Summary(TimeSpan whole)
    {
        lock (_gate)
        {
            if (_times.Count == 0) return null;
            _times.Sort();
            var seconds = Math.Max(whole.TotalSeconds, 0.001);
            return FormattableString.Invariant(
                $"{_times.Count / seconds:0.0} objects/s, {_bytes / seconds / 1e6:0.0} MB/s, answered after p50 {Rank(0.5):0} ms, p95 {Rank(0.95):0} ms, max {Rank(1):0} ms");
        }
    }

    private double Rank(double share) => _times[Math.Max(0, (int)Math.Ceiling(share * _times.Count) - 1)].TotalMilliseconds;
}
