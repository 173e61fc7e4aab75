using HipAi.Scp.Security;
using HipAi.Scp.Security.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Account;

/// <summary>One user: person, roles, password, lock-out (requirement H5).</summary>
[Authorize(nameof(Permission.ManageUsers))]
internal sealed class UserModel(UserLedger users, TimeProvider time) : PageModel
{
    /// <summary>The name in the address.</summary>
    [BindProperty(SupportsGet = true, Name = "name")]
    public string Name { get; set; } = "";

    /// <summary>The fields.</summary>
    [BindProperty]
    public UserForm Form { get; set; } = new();

    /// <summary>The user; null when there is none of the name.</summary>
    internal UserAccount? Account { get; private set; }

    /// <summary>A password that was just made.</summary>
    internal (string Title, string Secret, string Text)? Secret { get; private set; }

    /// <summary>What was just done.</summary>
    internal string? Done { get; private set; }

    /// <summary>The time, and the zone that times are told in.</summary>
    internal DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc cref="Now"/>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Shows it; 404 when there is none.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>Changes person, roles and state.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        ModelState.Clear();
        try
        {
            await users.ChangeAsync(Form.ToDraft(Name), Form.IsDisabled, Doer.Of(HttpContext), ct);
            Done = "Saved.";
        }
        catch (UserRefusedException refused)
        {
            // Told at the field; what was typed stays.
            ModelState.AddModelError(refused.Field, refused.Message);
            Account = await users.FindAsync(Name, ct);
            return Shown();
        }

        return await ShowAsync(ct);
    }

    /// <summary>Gives a new password.</summary>
    public Task<IActionResult> OnPostResetAsync(CancellationToken ct) => DoAsync(
        async () => Secret = ($"New password of {Name}", await users.ResetPasswordAsync(Name, Doer.Of(HttpContext), ct), "It must be changed at the next sign-in."), ct);

    /// <summary>Ends a lock-out.</summary>
    public Task<IActionResult> OnPostUnlockAsync(CancellationToken ct) => DoAsync(
        async () =>
        {
            await users.UnlockAsync(Name, Doer.Of(HttpContext), ct);
            Done = "Unlocked.";
        },
        ct);

    private async Task<IActionResult> DoAsync(Func<Task> what, CancellationToken ct)
    {
        ModelState.Clear();
        try
        {
            await what();
        }
        catch (UserRefusedException)
        {
            // The user is not there: the page says so.
        }

        return await ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Account = await users.FindAsync(Name, ct);
        if (Account is not null) Form = UserForm.Of(Account);
        return Shown();
    }

    private PageResult Shown() => new() { StatusCode = Account is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK };
}
