using HipAi.Scp.Security;
using HipAi.Scp.Security.Limits;
using HipAi.Scp.Security.SignIn;
using HipAi.Scp.Security.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace HipAi.Scp.Review.Pages.Account;

/// <summary>Where people change their own password (requirement H5); as slow as signing in, since the current one could be guessed here.</summary>
[Authorize(SecurityServices.PersonPolicy)]
[EnableRateLimiting(RequestLimits.SignIn)]
internal sealed class PasswordModel(OwnAccount own) : PageModel
{
    /// <summary>The password until now.</summary>
    [BindProperty]
    public string? Current { get; set; }

    /// <summary>The new one.</summary>
    [BindProperty]
    public string? Next { get; set; }

    /// <summary>The new one once more.</summary>
    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Whether nothing else can be done before.</summary>
    internal bool IsRequired => User.HasClaim(SessionCookie.MustChangeClaim, "true");

    /// <summary>What is wrong with a field; empty for nothing.</summary>
    internal string Fault(string field) => ModelState.FaultOf(field);

    /// <summary>Changes it, and goes on with a new session.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Next != Again)
        {
            ModelState.AddModelError(nameof(Again), "The two are not the same.");
            return Page();
        }

        try
        {
            var user = await own.ChangePasswordAsync(User.Identity!.Name!, Current ?? "", Next ?? "", Doer.Of(HttpContext), ct);
            await SessionCookie.BeginAsync(HttpContext, user);
            return LocalRedirect(IsRequired ? "/" : "/account?done=password");
        }
        catch (UserRefusedException refused)
        {
            // Told at the field.
            ModelState.AddModelError(refused.Field, refused.Message);
            return Page();
        }
    }
}
