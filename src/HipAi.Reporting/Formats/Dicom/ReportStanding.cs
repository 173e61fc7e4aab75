using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>How a report version stands, in words: nothing that is not signed may look as if it were.</summary>
internal static class ReportStanding
{
    /// <summary>In capitals: preliminary and whether somebody looked, or final, or corrected.</summary>
    public static string Banner(PreliminaryReport report) =>
        ReportNotice.IsSigned(report) ? (report.Status == ReportStatus.Corrected ? "CORRECTED" : "FINAL")
        : report.Author == ReportAuthor.Person ? ReportVersions.EditedBanner
        : ReportComposer.Banner;

    /// <summary>For descriptions: <c>preliminary AI</c>, <c>preliminary, edited</c>, <c>signed</c> or <c>corrected, signed</c>.</summary>
    public static string Brief(PreliminaryReport report) =>
        ReportNotice.IsSigned(report) ? (report.Status == ReportStatus.Corrected ? "corrected, signed" : "signed")
        : report.Author == ReportAuthor.Person ? "preliminary, edited"
        : "preliminary AI";

    /// <summary>One paragraph that says what the report is.</summary>
    public static string Notice(PreliminaryReport report) => ReportNotice.IsSigned(report)
        ? $"{Banner(report)}: signed by {SourceValues.Name(report.Signature!.Name)}. {Coded(report)} {ReportNotice.ResearchUse}"
        : $"{Banner(report)}. Result of software for a radiologist's review, not a final report. {ReportNotice.ResearchUse}";

    private static string Coded(PreliminaryReport report) => report.Decisions is null or []
        ? "The coded results are the software's."
        : "The coded class of a hip that was decided on is the reader's; all other coded results are the software's.";

    /// <summary>The template with its version and the first twelve digits of its SHA-256.</summary>
    public static string Template(PreliminaryReport report)
    {
        var version = report.TemplateVersion > 0 ? $" version {report.TemplateVersion}" : "";
        return $"{report.TemplateName}{version} {(report.TemplateSha256.Length > 12 ? report.TemplateSha256[..12] : report.TemplateSha256)}";
    }
}
