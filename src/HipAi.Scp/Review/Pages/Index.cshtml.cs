using System.Globalization;
using HipAi.Scp.Review.Signing;
using HipAi.Scp.Review.WorkList;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;
using HipAi.Studies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages;

/// <summary>The work list (requirement F1). Filters stand in the address; what is searched for comes in a form and stands in none (requirement H4).</summary>
[Authorize(nameof(Permission.ReadStudies))]
[Audited(AuditAction.StudySearched)]
internal sealed class IndexModel(WorkListQueries studies, SearchAudit searches, BlindFirst blind, TimeProvider time) : PageModel
{
    /// <summary>What was searched for; of the form, never of the address.</summary>
    [BindProperty(Name = "q")]
    public string? Search { get; set; }

    /// <summary>The one kind of study shown, none for all that are open. The button that was pressed comes after what was shown before.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public IReadOnlyList<string>? Show { get; set; }

    /// <summary>right or left; null for any.</summary>
    [BindProperty(SupportsGet = true, Name = "side")]
    public string? Side { get; set; }

    /// <summary>Code of a hardware class; null for any.</summary>
    [BindProperty(SupportsGet = true, Name = "class")]
    public string? Class { get; set; }

    /// <summary>Code of a view; null for any.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    /// <summary>How many days back; null for ever.</summary>
    [BindProperty(SupportsGet = true, Name = "days")]
    public string? Days { get; set; }

    /// <summary>Number of the page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Number { get; set; }

    /// <summary>The list as shown.</summary>
    internal WorkListPage List { get; private set; } = WorkListPage.Empty;

    /// <summary>What is shown.</summary>
    internal WorkListFilter Filter => List.Filter;

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>When the list was read.</summary>
    internal DateTimeOffset Now { get; private set; }

    /// <summary>Whether the person reads before seeing what the models found (requirement F3): then the list does not tell it either.</summary>
    internal bool HidesFindings => Actor.Of(User) is { } actor && blind.Asks(actor);

    /// <summary>Reads the list.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        Search = null;
        return ReadAsync(cancellationToken);
    }

    /// <summary>Searches; without a text it goes to the address of the filters.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var wanted = Wanted();
        if (!wanted.IsSearch) return LocalRedirect(wanted.Address);
        await searches.RecordAsync(HttpContext, wanted.Search, cancellationToken);
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        List = await studies.PageAsync(Wanted(), cancellationToken);
        Now = time.GetUtcNow();
    }

    /// <summary>What the request asks for; a value that is none of those offered counts as not given.</summary>
    private WorkListFilter Wanted() => new(
        WorkListFilter.Kinds(Show is [.., var last] ? last : null),
        Search is { Length: <= WorkListFilter.LongestSearch } text ? text.Trim() : "",
        Enum.GetValues<HipSide>().Cast<HipSide?>().FirstOrDefault(side => side!.Value.Code() == Side),
        HidesFindings ? null : HardwareClasses.All.Cast<HardwareClass?>().FirstOrDefault(hardware => hardware!.Value.Code() == Class),
        Enum.GetValues<RadiographView>().Cast<RadiographView?>().FirstOrDefault(view => view!.Value.Code() == View),
        Whole(Days) is { } days and >= 1 and <= 3650 ? days : null,
        Whole(Number) is { } page and >= 1 and <= 1_000_000 ? page : 1);

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
