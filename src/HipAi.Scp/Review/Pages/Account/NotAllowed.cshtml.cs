using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Account;

/// <summary>Where somebody is led who may not open a page: 403, in words.</summary>
[AllowAnonymous]
internal sealed class NotAllowedModel : PageModel
{
    /// <summary>Says so.</summary>
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
