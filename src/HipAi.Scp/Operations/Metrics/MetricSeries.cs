namespace HipAi.Scp.Operations.Metrics;

/// <summary>One line of values: an instrument under one set of labels.</summary>
/// <param name="bounds">Upper bounds of the buckets, ascending; empty unless it is a histogram.</param>
internal sealed class MetricSeries(IReadOnlyList<double> bounds)
{
    private readonly long[] _buckets = new long[bounds.Count];

    /// <summary>The value; the sum of all measurements of a histogram.</summary>
    public double Value { get; private set; }

    /// <summary>How many measurements there were.</summary>
    public long Count { get; private set; }

    /// <summary>Measurements up to and including each bound: cumulative, as Prometheus wants them.</summary>
    public IReadOnlyList<long> Buckets => _buckets;

    /// <summary>Adds to the value, and to every bucket that holds it.</summary>
    public void Add(double value)
    {
        Value += value;
        Count++;
        for (var i = bounds.Count - 1; i >= 0 && value <= bounds[i]; i--) _buckets[i]++;
    }

    /// <summary>Takes the place of the value.</summary>
    public void Set(double value)
    {
        Value = value;
        Count++;
    }
}
