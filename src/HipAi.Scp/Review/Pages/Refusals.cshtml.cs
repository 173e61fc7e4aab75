using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages;

/// <summary>The last refused associations: the answer to "I sent it, and nothing happened" (requirements A2, H1).</summary>
[Authorize(nameof(Permission.Operate))]
internal sealed class RefusalsModel(StudyQueries studies, TimeProvider time) : PageModel
{
    private const int Limit = 200;

    /// <summary>The refusals, newest first.</summary>
    internal IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Refusals = await studies.RefusalsAsync(Limit, cancellationToken);
}
