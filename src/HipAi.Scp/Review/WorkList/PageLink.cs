namespace HipAi.Scp.Review.WorkList;

/// <summary>The way to another page of the list.</summary>
/// <param name="Filter">What is shown.</param>
/// <param name="Number">The page that it leads to.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Text">What it says.</param>
/// <param name="Relation">prev or next.</param>
internal sealed record PageLink(WorkListFilter Filter, int Number, int Pages, string Text, string Relation)
{
    /// <summary>Whether there is such a page.</summary>
    internal bool Exists => Number >= 1 && Number <= Pages;
}
