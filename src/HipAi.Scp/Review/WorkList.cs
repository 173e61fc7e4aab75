namespace HipAi.Scp.Review;

/// <summary>The work list as shown: what needs the reader's decision first, then the latest arrivals first.</summary>
/// <param name="Rows">The studies that match the search, in order.</param>
/// <param name="Counts">How many studies there are of each kind, whatever the search.</param>
internal sealed record WorkList(IReadOnlyList<WorkListRow> Rows, IReadOnlyDictionary<Attention, int> Counts)
{
    /// <summary>Orders and filters. Pure.</summary>
    /// <param name="rows">All studies.</param>
    /// <param name="search">Text to find; null or blank for all.</param>
    /// <param name="only">One kind only; null for all.</param>
    internal static WorkList Of(IReadOnlyList<WorkListRow> rows, string? search, Attention? only)
    {
        var text = search?.Trim() ?? "";
        var shown = rows
            .Where(row => (only is null || row.Attention == only) && (text.Length == 0 || row.Matches(text)))
            .OrderBy(row => row.Attention)
            .ThenByDescending(row => row.Summary.LastReceivedAt)
            .ThenBy(row => row.Summary.StudyInstanceUid, StringComparer.Ordinal);
        var counts = Enum.GetValues<Attention>().ToDictionary(kind => kind, kind => rows.Count(row => row.Attention == kind));
        return new WorkList([.. shown], counts);
    }
}
