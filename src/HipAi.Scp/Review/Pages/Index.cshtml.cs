using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace HipAi.Scp.Review.Pages;

/// <summary>The work list.</summary>
[Authorize(nameof(Permission.ReadStudies))]
[Audited(AuditAction.StudySearched)]
internal sealed class IndexModel(WorkListQueries studies, TimeProvider time) : PageModel
{
    /// <summary>Studies looked at: the latest arrivals. A longer list is searched by the API.</summary>
    private const int Limit = 200;

    /// <summary>The text searched for.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>The one kind of study shown, by the name of <see cref="Attention"/>; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    /// <summary>The list as shown.</summary>
    internal WorkList List { get; private set; } = WorkList.Of([], null, null);

    /// <summary>The kind of study shown, if only one.</summary>
    internal Attention? Only => Enum.TryParse<Attention>(Show, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = WorkList.Of(await studies.ListAsync(Limit, cancellationToken), Search, Only);
}
