using System.Globalization;
using System.Text;

namespace HipAi.Scp.Operations.Metrics;

/// <summary>Metrics as Prometheus reads them: its text exposition format, version 0.0.4. Pure.</summary>
internal static class PrometheusText
{
    /// <summary>What the answer says it is.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes families one after another, each with HELP and TYPE; those that have measured nothing yet too.</summary>
    public static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families) Write(text, family);
        return text.ToString();
    }

    /// <summary>
    /// The name Prometheus knows it by: underscores for dots, the unit at the end, <c>_total</c> after a counter's.
    /// </summary>
    public static string Name(MetricFamily family)
    {
        var name = string.Concat(family.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var unit = family.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return family.Kind == MetricKind.Counter ? name + "_total" : name;
    }

    /// <summary>Labels as they stand between the braces, by name.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var labels = new List<string>(tags.Length);
        foreach (var (name, value) in tags)
            labels.Add($"{name}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    private static void Write(StringBuilder text, MetricFamily family)
    {
        var name = Name(family);
        var type = family.Kind switch { MetricKind.Counter => "counter", MetricKind.Histogram => "histogram", _ => "gauge" };
        text.Append($"# HELP {name} {Escape(family.Help)}\n# TYPE {name} {type}\n");
        foreach (var (labels, series) in family.Series)
        {
            if (family.Kind == MetricKind.Histogram) WriteHistogram(text, name, labels, family.Bounds, series);
            else text.Append($"{name}{Braced(labels)} {Number(series.Value)}\n");
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, string labels, IReadOnlyList<double> bounds, MetricSeries series)
    {
        var first = labels.Length == 0 ? "" : labels + ",";
        for (var i = 0; i < bounds.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{first}le=\"{Number(bounds[i])}\"}} {series.Buckets[i]}\n");
        text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{first}le=\"+Inf\"}} {series.Count}\n");
        text.Append(CultureInfo.InvariantCulture, $"{name}_sum{Braced(labels)} {Number(series.Value)}\n");
        text.Append(CultureInfo.InvariantCulture, $"{name}_count{Braced(labels)} {series.Count}\n");
    }

    private static string Braced(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
