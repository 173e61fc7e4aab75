using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>Where the refusals stood before they became a part of the sources.</summary>
[Authorize(nameof(Permission.Operate))]
internal sealed class RefusalsModel : PageModel
{
    /// <summary>Leads there.</summary>
    public IActionResult OnGet() => RedirectPermanent("/sources#refusals");
}
