using HipAi.Reporting.Formats;
using HipAi.Studies;

namespace HipAi.Reporting.Tests.Formats;

/// <summary>What one form tells, read back from it by a reader that knows only the form: the equivalence of requirement D6.</summary>
/// <param name="Status">The status of the report.</param>
/// <param name="Hips">The hips, right before left; empty when none was judged.</param>
/// <param name="Models">Name and version of every model, in order.</param>
/// <param name="TemplateName">The template.</param>
/// <param name="TemplateSha256">Its version, or the first digits of it that the form tells.</param>
internal sealed record ToldReport(
    ReportStatus Status, IReadOnlyList<ToldHip> Hips, IReadOnlyList<(string Name, string Version)> Models, string TemplateName, string TemplateSha256)
{
    /// <summary>What every form of a record has to tell.</summary>
    public static ToldReport Of(ReportRecord record) => new(
        record.Report.Status,
        [.. record.Prediction.Hips.OrderBy(hip => hip.Side).Select(hip => ToldHip.Of(hip, record.Report.Decision(hip.Side)))],
        [.. record.Prediction.Models.Select(model => (model.Name, model.Version))],
        record.Report.TemplateName,
        record.Report.TemplateSha256);

    /// <summary>How two differ, in words; empty when they tell the same.</summary>
    /// <param name="other">What was read.</param>
    /// <param name="tolerance">The coarsest rounding of probabilities among the forms, and a little more.</param>
    public IReadOnlyList<string> Differences(ToldReport other, double tolerance = 0.000051)
    {
        var differences = new List<string>();
        Compare(differences, "status", Status, other.Status);
        Compare(differences, "models", string.Join(", ", Models), string.Join(", ", other.Models));
        Compare(differences, "template", TemplateName, other.TemplateName);
        if (other.TemplateSha256.Length < 12 || !TemplateSha256.StartsWith(other.TemplateSha256, StringComparison.Ordinal))
            differences.Add($"template version: {TemplateSha256} and {other.TemplateSha256}");
        Compare(differences, "hips", string.Join(", ", Hips.Select(hip => hip.Side)), string.Join(", ", other.Hips.Select(hip => hip.Side)));
        foreach (var (mine, others) in Hips.Zip(other.Hips)) differences.AddRange(mine.Differences(others, tolerance));
        return differences;
    }

    public static void Compare<T>(List<string> differences, string what, T mine, T others)
    {
        if (!EqualityComparer<T>.Default.Equals(mine, others)) differences.Add($"{what}: {mine} and {others}");
    }

    public static void Compare(List<string> differences, string what, IReadOnlyList<double> mine, IReadOnlyList<double> others, double tolerance)
    {
        if (mine.Count != others.Count || mine.Zip(others).Any(pair => Math.Abs(pair.First - pair.Second) > tolerance))
            differences.Add($"{what}: [{string.Join(", ", mine)}] and [{string.Join(", ", others)}]");
    }
}
