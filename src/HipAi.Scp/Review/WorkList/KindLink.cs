using HipAi.Scp.Storage.Listing;

namespace HipAi.Scp.Review.WorkList;

/// <summary>One tab above the work list.</summary>
/// <param name="List">The list as shown.</param>
/// <param name="Kind">The kind that the tab shows; null for all.</param>
internal sealed record KindLink(WorkListPage List, Attention? Kind)
{
    /// <summary>Whether it is the one shown.</summary>
    internal bool IsShown => List.Filter.Kind == Kind;

    /// <summary>How many studies there are of it; of what is found, only those shown are counted.</summary>
    internal int? Count => List.Filter.IsSearch
        ? IsShown ? List.Total : null
        : Kind is { } kind ? List.Count(kind) : List.Open;
}
