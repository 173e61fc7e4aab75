using System.Diagnostics.Metrics;

namespace HipAi.Scp.Operations.Metrics;

/// <summary>Sums up what the instruments of one meter measure, from its making on, and writes it down for Prometheus.</summary>
internal sealed class MetricCollector : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public MetricCollector(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter)) listener.EnableMeasurementEvents(instrument, Family(instrument));
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, family) => Take(family, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, family) => Take(family, value, tags));
        _listener.Start();
    }

    /// <summary>Everything measured so far, in the text format 0.0.4; gauges are asked now.</summary>
    public string Expose()
    {
        // One scrape at a time: the gauges of one must not be forgotten by another.
        lock (_gate)
        {
            foreach (var family in _families.Values)
                if (family.Kind == MetricKind.Gauge) family.Forget();
            _listener.RecordObservableInstruments();
            return PrometheusText.Write(_families.Values);
        }
    }

    public void Dispose() => _listener.Dispose();

    private MetricFamily Family(Instrument instrument)
    {
        lock (_gate)
        {
            var family = MetricFamily.Of(instrument);
            _families.Add(family.Name, family);
            return family;
        }
    }

    private void Take(object? family, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_gate) ((MetricFamily)family!).Take(value, tags);
    }
}
