using HipAi.Scp.Security;
using HipAi.Scp.Security.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Account;

/// <summary>Ends the session. Only by a form that is posted: no link of another site can do it.</summary>
[Authorize(SecurityServices.PersonPolicy)]
internal sealed class SignOutModel(AuditTrail audit) : PageModel
{
    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await audit.RecordAsync(AuditEntry.Of(HttpContext, AuditAction.SignedOut), ct);
        await SessionCookie.EndAsync(HttpContext);
        return LocalRedirect(SecurityServices.SignInPath);
    }
}
