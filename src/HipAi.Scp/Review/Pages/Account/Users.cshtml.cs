using HipAi.Scp.Security;
using HipAi.Scp.Security.Tokens;
using HipAi.Scp.Security.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Account;

/// <summary>Users and tokens: the list, and new ones (requirement H5).</summary>
[Authorize(nameof(Permission.ManageUsers))]
internal sealed class UsersModel(UserLedger users, TokenLedger tokens, TimeProvider time) : PageModel
{
    /// <summary>The user to be made.</summary>
    [BindProperty]
    public UserForm Form { get; set; } = new();

    /// <summary>Name of the token to be made.</summary>
    [BindProperty]
    public string? TokenName { get; set; }

    /// <summary>Its last day; null for no end.</summary>
    [BindProperty]
    public DateOnly? TokenExpires { get; set; }

    /// <summary>All users, by name.</summary>
    internal IReadOnlyList<UserAccount> Users { get; private set; } = [];

    /// <summary>All tokens.</summary>
    internal IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    /// <summary>A password or token that was just made.</summary>
    internal (string Title, string Secret, string Text)? Secret { get; private set; }

    /// <summary>What was just done, where there is nothing to tell once.</summary>
    internal string? Done { get; private set; }

    /// <summary>The time, and the zone that times are told in.</summary>
    internal DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc cref="Now"/>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>What is wrong with a field; empty for nothing.</summary>
    internal string Fault(string field) => ModelState.FaultOf(field);

    /// <summary>Whether somebody can sign in, in words.</summary>
    internal string StateOf(UserAccount user) => user switch
    {
        { IsDisabled: true } => "disabled",
        { LockedUntil: { } until } when until > Now => "locked out until " + Display.Instant(until, Zone)[..16],
        { MustChangePassword: true } => "must change password",
        _ => "active",
    };

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Makes a user.</summary>
    public Task<IActionResult> OnPostCreateAsync(CancellationToken ct) => DoAsync(
        async () =>
        {
            var name = UserNames.Normalized(Form.Name);
            var password = await users.CreateAsync(Form.ToDraft(name), null, Doer.Of(HttpContext), ct);
            Secret = ($"Password of {name}", password, "Tell it to the person; it must be changed at the first sign-in.");
            Form = new UserForm();
        },
        ct);

    /// <summary>Makes a token.</summary>
    public Task<IActionResult> OnPostTokenAsync(CancellationToken ct) => DoAsync(
        async () =>
        {
            var name = UserNames.Normalized(TokenName);
            var secret = await tokens.CreateAsync(name, EndOf(TokenExpires), Doer.Of(HttpContext), ct);
            Secret = ($"Token of {name}", secret, "Put it into the settings of the machine.");
            TokenName = null;
        },
        ct);

    /// <summary>Revokes a token.</summary>
    public Task<IActionResult> OnPostRevokeAsync(long id, CancellationToken ct) => DoAsync(
        async () => Done = await tokens.RevokeAsync(id, Doer.Of(HttpContext), ct) ? "The token is revoked." : "The token was revoked already.", ct);

    private async Task<IActionResult> DoAsync(Func<Task> what, CancellationToken ct)
    {
        ModelState.Clear();
        try
        {
            await what();
        }
        catch (UserRefusedException refused)
        {
            // Told at the field.
            ModelState.AddModelError(refused.Field, refused.Message);
        }

        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct) => (Users, Tokens) = (await users.ListAsync(ct), await tokens.ListAsync(ct));

    private DateTimeOffset? EndOf(DateOnly? day)
    {
        if (day is not { } last) return null;
        var midnight = last.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
