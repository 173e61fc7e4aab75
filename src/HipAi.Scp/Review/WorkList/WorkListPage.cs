using HipAi.Scp.Storage.Listing;

namespace HipAi.Scp.Review.WorkList;

/// <summary>One page of the work list.</summary>
/// <param name="Filter">What is shown; its page is one that there is.</param>
/// <param name="Rows">The studies, in order.</param>
/// <param name="Total">How many match the filter.</param>
/// <param name="Counts">How many studies there are of each kind, whatever the filter; a kind without any may be missing.</param>
internal sealed record WorkListPage(WorkListFilter Filter, IReadOnlyList<WorkListRow> Rows, int Total, IReadOnlyDictionary<Attention, int> Counts)
{
    /// <summary>Studies on a page.</summary>
    internal const int Size = 50;

    /// <summary>Nothing.</summary>
    internal static WorkListPage Empty { get; } = new(new WorkListFilter(), [], 0, new Dictionary<Attention, int>());

    /// <summary>How many pages there are, at least 1.</summary>
    internal int Pages => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>Number of the first row among all that match, from 1.</summary>
    internal int First => ((Filter.Page - 1) * Size) + 1;

    /// <summary>How many there are of a kind.</summary>
    internal int Count(Attention kind) => Counts.GetValueOrDefault(kind);

    /// <summary>How many are open: all but the signed.</summary>
    internal int Open => Counts.Where(count => count.Key != Attention.Signed).Sum(count => count.Value);

    /// <summary>How many there are at all.</summary>
    internal int All => Counts.Values.Sum();
}
