namespace HipAi.Scp.Operations.Metrics;

/// <summary>How the measurements of an instrument become a value.</summary>
internal enum MetricKind
{
    /// <summary>Only ever added to: a counter.</summary>
    Counter,

    /// <summary>The last measurement counts; asked anew at every reading.</summary>
    Gauge,

    /// <summary>Counted into buckets.</summary>
    Histogram,
}
