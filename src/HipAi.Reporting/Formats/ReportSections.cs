using HipAi.Studies;

namespace HipAi.Reporting.Formats;

/// <summary>The text of the sections that other systems have places for; empty when the report has none of that code.</summary>
internal static class ReportSections
{
    public static string Findings(PreliminaryReport report) => Text(report, SectionCode.Findings);

    public static string Impression(PreliminaryReport report) => Text(report, SectionCode.Impression);

    public static string Limitations(PreliminaryReport report) => Text(report, SectionCode.Limitations);

    private static string Text(PreliminaryReport report, SectionCode code) => FormText.Text(report.Section(code)?.Text ?? "");
}
