using HipAi.Studies;

namespace HipAi.Reporting.Formats;

/// <summary>What every form says of a report's standing, whatever its text says: nobody may take a draft for a report.</summary>
internal static class ReportNotice
{
    /// <summary>What the product is for; stands in every form, signed or not, since it speaks of the software.</summary>
    public const string ResearchUse = "Research use only, not for diagnosis.";

    /// <summary>The line that stands above the report: preliminary and not reviewed, preliminary and not signed, or who signed it.</summary>
    public static string Banner(PreliminaryReport report) => report switch
    {
        { Status: ReportStatus.Final, Signature: { } by } => $"FINAL – signed by {Signer(by)}",
        { Status: ReportStatus.Corrected, Signature: { } by } => $"CORRECTED – signed by {Signer(by)}",
        // A status without a signature is a mistake upstream: say the weaker thing.
        { Author: ReportAuthor.Person } => ReportVersions.EditedBanner,
        _ => ReportComposer.Banner,
    };

    /// <summary>Whether a person signed it. Only then may a form say final or corrected.</summary>
    public static bool IsSigned(PreliminaryReport report) => report is { Status: not ReportStatus.Preliminary, Signature: not null };

    /// <summary>The status that the forms may tell of the report.</summary>
    public static ReportStatus Status(PreliminaryReport report) => IsSigned(report) ? report.Status : ReportStatus.Preliminary;

    /// <summary>
    /// The status that the forms may tell of the models' findings: that of the report where its text is the machine's and was signed as it is,
    /// else preliminary, since a person who wrote another text did not sign these.
    /// </summary>
    public static ReportStatus FindingsStatus(PreliminaryReport report) =>
        report.Author == ReportAuthor.Machine ? Status(report) : ReportStatus.Preliminary;

    /// <summary>
    /// The lines of the report's text under the banner that holds now. Text that was signed as it stood still begins with the machine's, or
    /// the editor's, which is not so any more.
    /// </summary>
    public static IReadOnlyList<string> Lines(PreliminaryReport report)
    {
        var lines = FormText.Lines(report.Text);
        var banner = Banner(report);
        // A template may say the same in its language behind it.
        if (Begins(banner)) return lines;
        return Begins(ReportComposer.Banner) || Begins(ReportVersions.EditedBanner) ? [banner, .. lines.Skip(1)] : [banner, "", .. lines];

        bool Begins(string with) => lines[0].StartsWith(with, StringComparison.Ordinal);
    }

    private static string Signer(ReportSignature by) => FormText.Value(DicomText.PersonName(by.Name));
}
