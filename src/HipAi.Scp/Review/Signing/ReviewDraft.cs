using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>The text that a person works on.</summary>
/// <param name="Sections">Its sections.</param>
/// <param name="Lines">The lines of the template that tell of the hips that are open or decided on.</param>
internal sealed record ReviewDraft(IReadOnlyList<DraftSection> Sections, IReadOnlyList<HipLines> Lines)
{
    /// <summary>Its sections with the text to work on.</summary>
    public IReadOnlyList<ReportSection> ToSections() => [.. Sections.Select(section => section.ToSection())];
}
