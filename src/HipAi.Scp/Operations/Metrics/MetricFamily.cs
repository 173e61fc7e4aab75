using System.Diagnostics.Metrics;

namespace HipAi.Scp.Operations.Metrics;

/// <summary>Everything one instrument has measured.</summary>
/// <param name="Name">Its name in OpenTelemetry's habit: dots between words.</param>
/// <param name="Unit">Its unit in UCUM, <c>s</c> or <c>By</c>; in braces or empty where things are counted.</param>
/// <param name="Help">What it measures.</param>
/// <param name="Kind">How measurements become values.</param>
/// <param name="Bounds">Bounds of the buckets; empty unless it is a histogram.</param>
internal sealed record MetricFamily(string Name, string Unit, string Help, MetricKind Kind, IReadOnlyList<double> Bounds)
{
    /// <summary>More sets of labels than this are no labels but data: what is beyond is not kept, so that memory has an end.</summary>
    public const int MostSeries = 100;

    private readonly SortedDictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);

    /// <summary>The values by their labels, which are written as Prometheus writes them: <c>a="b",c="d"</c>.</summary>
    public IEnumerable<KeyValuePair<string, MetricSeries>> Series => _series;

    /// <summary>The family of an instrument.</summary>
    /// <exception cref="NotSupportedException">HipAI has no use for instruments of this kind.</exception>
    public static MetricFamily Of(Instrument instrument) => new(
        instrument.Name,
        instrument.Unit ?? "",
        instrument.Description ?? "",
        instrument switch
        {
            Counter<long> => MetricKind.Counter,
            ObservableGauge<long> => MetricKind.Gauge,
            Histogram<double> => MetricKind.Histogram,
            _ => throw new NotSupportedException($"Instrument '{instrument.Name}' is a {instrument.GetType().Name}."),
        },
        (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? []);

    /// <summary>Takes one measurement.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        if (!_series.TryGetValue(labels, out var series))
        {
            if (_series.Count == MostSeries) return;
            _series.Add(labels, series = new MetricSeries(Bounds));
        }

        if (Kind == MetricKind.Gauge) series.Set(value);
        else series.Add(value);
    }

    /// <summary>Forgets what a gauge said before it is asked again.</summary>
    public void Forget() => _series.Clear();
}
