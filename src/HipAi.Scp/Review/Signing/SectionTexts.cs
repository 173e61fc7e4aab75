using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>Puts what a person wrote into the sections of a report: headings, order and read-only sections stay as they are. Pure.</summary>
internal static class SectionTexts
{
    /// <summary>The sections with the texts in them.</summary>
    /// <param name="draft">The text that was worked on.</param>
    /// <param name="texts">One for each section, null for one that is not changed; none at all for no change.</param>
    /// <returns>The sections, and what is wrong with them; null for nothing.</returns>
    public static (IReadOnlyList<ReportSection> Sections, ReviewRefusal? Fault) Of(ReviewDraft draft, IReadOnlyList<string?> texts)
    {
        var sections = draft.ToSections();
        if (texts.Count > 0 && texts.Count != sections.Count)
            return (sections, ReviewRefusal.Faulty("texts", $"The report has {sections.Count} sections; a text or null is wanted for each."));
        ReportSection[] written = [.. sections.Select((section, i) => i < texts.Count && texts[i] is { } text ? With(section, text) : section)];
        return (written, written.Select((section, i) => WhyNot(section, sections[i])).OfType<ReviewRefusal>().FirstOrDefault() ?? WhyTooLong(written));
    }

    // What differs only in how lines end was not changed: a form sends every text back.
    private static ReportSection With(ReportSection section, string text) =>
        ReviewText.Clean(text) is var cleaned && cleaned == ReviewText.Clean(section.Text) ? section : section with { Text = cleaned };

    private static ReviewRefusal? WhyNot(ReportSection written, ReportSection before)
    {
        if (written == before) return null;
        if (ReviewText.IsReadOnly(before)) return ReviewRefusal.Faulty("texts", $"The section {before.Heading} says how the draft was made and cannot be changed.");
        if (written.Text.Length > ReviewText.LongestSection) return ReviewRefusal.Faulty("texts", $"The section {before.Heading} has more than {ReviewText.LongestSection} characters.");
        return written.Text.Length == 0 && before.Code is (SectionCode.Findings or SectionCode.Impression)
            ? ReviewRefusal.Faulty("texts", $"The section {before.Heading} is empty.")
            : null;
    }

    private static ReviewRefusal? WhyTooLong(IEnumerable<ReportSection> sections) => sections.Sum(section => section.Text.Length) > ReviewText.LongestReport
        ? ReviewRefusal.Faulty("texts", $"The report has more than {ReviewText.LongestReport} characters.")
        : null;
}
