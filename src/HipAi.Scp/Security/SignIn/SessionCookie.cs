using System.Globalization;
using System.Security.Claims;
using HipAi.Scp.Configuration;
using HipAi.Scp.Security.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace HipAi.Scp.Security.SignIn;

/// <summary>The session of a person: a cookie that holds who it is, signed and encrypted, and is looked at with every request.</summary>
internal static class SessionCookie
{
    /// <summary>Claim of the user's stamp, and of that the password must be changed before anything else.</summary>
    internal const string StampClaim = "hipai:stamp", MustChangeClaim = "hipai:must-change";

    /// <summary>When the session began (UTC ticks): renewals keep it.</summary>
    private const string BeganAt = "hipai:began";

    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Begins a session; a cookie that the browser brought is replaced, never taken over.</summary>
    internal static Task BeginAsync(HttpContext context, UserAccount user) =>
        WriteAsync(context, user, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes what has changed of the user into the session; it ends when it would have ended.</summary>
    internal static async Task RenewAsync(HttpContext context, UserAccount user)
    {
        var present = await context.AuthenticateAsync(Scheme);
        if (present.Properties?.Items.TryGetValue(BeganAt, out var began) == true && began is not null) await WriteAsync(context, user, began);
        else await BeginAsync(context, user);
    }

    /// <summary>Ends it.</summary>
    internal static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    private static Task WriteAsync(HttpContext context, UserAccount user, string began)
    {
        // The identifier is what tokens against forgery are bound to: they outlive a change of anything else.
        Claim[] more =
        [
            new(ClaimTypes.NameIdentifier, user.Name), new(StampClaim, user.Stamp), .. user.MustChangePassword ? [new Claim(MustChangeClaim, "true")] : Array.Empty<Claim>(),
        ];
        var properties = new AuthenticationProperties();
        properties.Items[BeganAt] = began;
        return context.SignInAsync(Scheme, user.ToActor().ToPrincipal(Scheme, more), properties);
    }

    /// <summary>Ends a session that is too old, or whose user has changed since.</summary>
    internal static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var (name, stamp) = (context.Principal?.Identity?.Name, context.Principal?.FindFirstValue(StampClaim));
        var stands = name is not null && stamp is not null && !IsOver(context.Properties, services)
            && await services.GetRequiredService<Sessions>().StandsAsync(name, stamp, context.HttpContext.RequestAborted);
        if (stands) return;
        context.RejectPrincipal();
        await EndAsync(context.HttpContext);
    }

    private static bool IsOver(AuthenticationProperties properties, IServiceProvider services) =>
        properties.Items.TryGetValue(BeganAt, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var began)
        && services.GetRequiredService<TimeProvider>().GetUtcNow().UtcTicks - began > services.GetRequiredService<ReviewOptions>().SessionLength.Ticks;
}
