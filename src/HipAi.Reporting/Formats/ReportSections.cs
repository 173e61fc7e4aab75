using HipAi.Studies;

namespace HipAi.Reporting.Formats;

/// <summary>Finds the sections that other systems have places for, in the languages that are shipped.</summary>
internal static class ReportSections
{
    private static readonly string[] FindingsHeadings = ["FINDINGS", "BEFUND", "BEFUNDE"];
    private static readonly string[] ImpressionHeadings = ["IMPRESSION", "BEURTEILUNG"];
    private static readonly string[] LimitationsHeadings = ["LIMITATIONS", "EINSCHRÄNKUNGEN"];

    /// <summary>The findings; empty when no section has such a heading.</summary>
    public static string Findings(PreliminaryReport report) => Text(report, FindingsHeadings);

    /// <summary>The impression; empty when no section has such a heading.</summary>
    public static string Impression(PreliminaryReport report) => Text(report, ImpressionHeadings);

    /// <summary>The limitations; empty when no section has such a heading.</summary>
    public static string Limitations(PreliminaryReport report) => Text(report, LimitationsHeadings);

    private static string Text(PreliminaryReport report, string[] headings) => FormText.Text(
        report.Sections.FirstOrDefault(section => headings.Contains(section.Heading.Trim(), StringComparer.OrdinalIgnoreCase))?.Text ?? "");
}
