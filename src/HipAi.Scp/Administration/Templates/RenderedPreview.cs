using HipAi.Studies;

namespace HipAi.Scp.Administration.Templates;

/// <summary>What a draft makes of a study, beside what serves now.</summary>
/// <param name="Drafted">The report in the words of the draft.</param>
/// <param name="Published">The report in the words of the version of this template that serves or, where none does, of the template that serves the study; null for none.</param>
internal sealed record RenderedPreview(PreliminaryReport Drafted, PreliminaryReport? Published)
{
    /// <summary>All lines of both texts.</summary>
    public IReadOnlyList<DifferenceLine> Lines => LineDifference.Between(Published?.Text ?? "", Drafted.Text);
}
