using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>One section of the text that a person works on.</summary>
/// <param name="Stands">As it stands in the report.</param>
/// <param name="Text">The text to work on: that of the template after what was decided, where nobody has changed the section; else as it stands.</param>
/// <param name="Proposed">What the template says after what was decided, where somebody has changed the section; null for nothing to propose.</param>
internal sealed record DraftSection(ReportSection Stands, string Text, string? Proposed)
{
    /// <summary>Whether a decision has put the text in place of the one that stands.</summary>
    public bool IsRewritten => Text != Stands.Text;

    /// <summary>The section with the text to work on.</summary>
    public ReportSection ToSection() => Stands with { Text = Text };
}
