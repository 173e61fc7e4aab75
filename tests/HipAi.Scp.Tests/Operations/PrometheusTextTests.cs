using System.Diagnostics.Metrics;
using HipAi.Scp.Operations.Metrics;

namespace HipAi.Scp.Tests.Operations;

/// <summary>The text format 0.0.4, letter by letter.</summary>
[Category("H2")]
internal sealed class PrometheusTextTests
{
    private Meter _meter = null!;
    private MetricCollector _collector = null!;

    [SetUp]
    public void SetUp()
    {
        _meter = new Meter("test");
        _collector = new MetricCollector(_meter);
    }

    [TearDown]
    public void TearDown()
    {
        _collector.Dispose();
        _meter.Dispose();
    }

    [Test]
    public void A_counter_a_gauge_and_a_histogram_are_written_as_Prometheus_reads_them()
    {
        var sent = _meter.CreateCounter<long>("test.sent", "{object}", "Objects,\nby \\ result.");
        sent.Add(2, Label("result", "a \"b\" \\ c\n"));
        sent.Add(1, Label("result", "ok"));
        sent.Add(3, Label("result", "ok"));
        _meter.CreateObservableGauge("test.disk.free", () => 5L, "By", "Free.");
        var took = _meter.CreateHistogram("test.time", "s", "Time.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [.5, 1] });
        foreach (var seconds in new[] { .25, .5, .75, 2 }) took.Record(seconds);

        Assert.That(_collector.Expose(), Is.EqualTo(
            """
            # HELP test_disk_free_bytes Free.
            # TYPE test_disk_free_bytes gauge
            test_disk_free_bytes 5
            # HELP test_sent_total Objects,\nby \\ result.
            # TYPE test_sent_total counter
            test_sent_total{result="a \"b\" \\ c\n"} 2
            test_sent_total{result="ok"} 4
            # HELP test_time_seconds Time.
            # TYPE test_time_seconds histogram
            test_time_seconds_bucket{le="0.5"} 2
            test_time_seconds_bucket{le="1"} 3
            test_time_seconds_bucket{le="+Inf"} 4
            test_time_seconds_sum 3.5
            test_time_seconds_count 4

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Labels_stand_before_the_bound_of_a_bucket_and_by_name()
    {
        var took = _meter.CreateHistogram("test.time", "s", "", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1] });
        took.Record(1, Label("stage", "infer"), Label("next", "retry"));

        Assert.That(_collector.Expose(), Does.Contain("test_time_seconds_bucket{next=\"retry\",stage=\"infer\",le=\"1\"} 1\n"));
        Assert.That(_collector.Expose(), Does.Contain("test_time_seconds_sum{next=\"retry\",stage=\"infer\"} 1\n"));
    }

    [Test]
    public void A_gauge_that_is_not_told_any_more_is_not_shown_any_more()
    {
        Measurement<long>[] told = [new(1, Label("state", "here"))];
        _meter.CreateObservableGauge("test.state", () => told);
        Assert.That(_collector.Expose(), Does.Contain("test_state{state=\"here\"} 1\n"));
        told = [];

        Assert.That(_collector.Expose(), Does.Not.Contain("here"));
    }

    [Test]
    public void Labels_without_end_do_not_take_memory_without_end()
    {
        var counter = _meter.CreateCounter<long>("test.sent");
        for (var i = 0; i < 2 * MetricFamily.MostSeries; i++) counter.Add(1, Label("uid", i));

        Assert.That(_collector.Expose().Split('\n').Count(line => line.StartsWith("test_sent_total{", StringComparison.Ordinal)), Is.EqualTo(MetricFamily.MostSeries));
    }

    [Test]
    public void Another_meter_is_not_listened_to()
    {
        using var other = new Meter("test");
        other.CreateCounter<long>("other.sent").Add(1);

        Assert.That(_collector.Expose(), Is.Empty);
    }

    private static KeyValuePair<string, object?> Label(string name, object value) => new(name, value);
}
