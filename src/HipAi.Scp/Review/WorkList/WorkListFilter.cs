using HipAi.Scp.Storage.Listing;
using HipAi.Studies;

namespace HipAi.Scp.Review.WorkList;

/// <summary>What of the work list is shown. All but the search text may stand in an address (requirement H4).</summary>
/// <param name="Kind">One kind only; null for all that are open, or for all there are where something is searched for.</param>
/// <param name="Search">What was typed; empty for everything.</param>
/// <param name="Side">Only studies in which this hip was judged; null for any.</param>
/// <param name="Class">Only studies with a hip of this most probable class; null for any.</param>
/// <param name="View">Only studies with this view; null for any.</param>
/// <param name="Days">Only what was taken in the last so many days, 1 or more; null for ever.</param>
/// <param name="Page">From 1.</param>
internal sealed record WorkListFilter(
    Attention? Kind = null, string Search = "", HipSide? Side = null, HardwareClass? Class = null, RadiographView? View = null, int? Days = null, int Page = 1)
{
    /// <summary>Longest text that is searched for: longer than any name with its id.</summary>
    internal const int LongestSearch = 256;

    /// <summary>Whether somebody searches.</summary>
    internal bool IsSearch => Search.Trim().Length > 0;

    /// <summary>Whether it is more than a choice of kind.</summary>
    internal bool IsNarrow => IsSearch || Side is not null || Class is not null || View is not null || Days is not null;

    /// <summary>What <c>Marks</c> of a study must hold.</summary>
    internal IEnumerable<string> WantedMarks
    {
        get
        {
            if (Class is { } hardware) yield return Side is { } of ? $"|{of.Code()}:{hardware.Code()}:" : $":{hardware.Code()}:";
            else if (Side is { } side) yield return $"|{side.Code()}:";
            if (View is { } view) yield return $"|view:{view.Code()}|";
        }
    }

    /// <summary>The address that shows the same; the search text is not part of it.</summary>
    internal string Address => "/" + Query((Kind is { } kind ? Code(kind) : null), Page);

    /// <summary>The same list, another page of it.</summary>
    internal WorkListFilter At(int page) => this with { Page = page };

    /// <summary>The same filters on another kind, from the beginning.</summary>
    internal WorkListFilter Of(Attention? kind) => this with { Kind = kind, Page = 1 };

    /// <summary>How a kind is spelled in an address.</summary>
    internal static string Code(Attention kind) => kind == Attention.InProgress ? "in-progress" : kind.ToString().ToLowerInvariant();

    /// <summary>The kind of a spelling; null when it is none.</summary>
    internal static Attention? Kinds(string? code) => Enum.GetValues<Attention>().Cast<Attention?>().FirstOrDefault(kind => Code(kind!.Value) == code);

    private string Query(string? show, int page)
    {
        (string Name, string? Value)[] parts =
        [
            ("show", show), ("side", Side?.Code()), ("class", Class?.Code()), ("view", View?.Code()),
            ("days", Days is { } days ? FormattableString.Invariant($"{days}") : null), ("p", page > 1 ? FormattableString.Invariant($"{page}") : null),
        ];
        var query = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}"));
        return query.Length == 0 ? "" : $"?{query}";
    }
}
