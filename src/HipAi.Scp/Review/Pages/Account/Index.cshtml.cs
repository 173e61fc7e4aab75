using HipAi.Scp.Security;
using HipAi.Scp.Security.SignIn;
using HipAi.Scp.Security.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Account;

/// <summary>What people see and change of themselves.</summary>
[Authorize(SecurityServices.PersonPolicy)]
internal sealed class AccountModel(UserLedger users, OwnAccount own) : PageModel
{
    /// <summary>Whether to read blind first (requirement F3).</summary>
    [BindProperty]
    public bool BlindFirst { get; set; }

    /// <summary>What was just done; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The account.</summary>
    internal UserAccount? Account { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Account = await users.FindAsync(User.Identity!.Name!, ct);
        return Account is null ? NotFound() : Page();
    }

    /// <summary>Changes the way of reading; the session carries it, and is written anew.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Actor.Required(User).May(Permission.Review))
            await SessionCookie.RenewAsync(HttpContext, await own.SetBlindFirstAsync(User.Identity!.Name!, BlindFirst, Doer.Of(HttpContext), ct));
        return LocalRedirect("/account?done=reading");
    }
}
