using HipAi.Scp.Security.Limits;
using HipAi.Scp.Security.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace HipAi.Scp.Review.Pages.Account;

/// <summary>Where people sign in (requirement H5). Open to everybody; a failure is told without its cause.</summary>
[AllowAnonymous]
[EnableRateLimiting(RequestLimits.SignIn)]
internal sealed class SignInModel(SignInDesk desk, SignInPace pace) : PageModel
{
    /// <summary>The name that was typed.</summary>
    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>The password that was typed; never shown again.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The page that was wanted; one of this service only.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether the try before failed.</summary>
    internal bool Refused { get; private set; }

    /// <summary>Tries; 429 when a name is tried too often, whether there is such a user or not.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!pace.MayTry(UserName ?? "")) return StatusCode(StatusCodes.Status429TooManyRequests);
        var user = await desk.TryAsync(UserName ?? "", Password ?? "", HttpContext.Connection.RemoteIpAddress?.ToString(), ct);
        if (user is null)
        {
            Refused = true;
            return Page();
        }

        await SessionCookie.BeginAsync(HttpContext, user);
        return LocalRedirect(user.MustChangePassword ? PasswordFirst.Page : Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
