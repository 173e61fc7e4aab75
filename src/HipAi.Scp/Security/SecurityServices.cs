using HipAi.Scp.Review.Signing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace HipAi.Scp.Security;

/// <summary>Puts who may do what into the web application (requirement H5): nothing is open that does not say so.</summary>
internal static class SecurityServices
{
    /// <summary>The page where people sign in.</summary>
    internal const string SignInPath = "/sign-in";

    /// <summary>Header in which scripts send the anti-forgery token; pages carry it in <c>&lt;meta name="csrf"&gt;</c>.</summary>
    internal const string AntiforgeryHeader = "X-CSRF-Token";

    /// <summary>Cookies for people, tokens for machines, a policy per permission, and being signed in as the least for everything else.</summary>
    internal static IServiceCollection AddHipAiSecurity(this IServiceCollection services)
    {
        services.AddAuthentication("either")
            .AddPolicyScheme("either", null, options => options.ForwardDefaultSelector = static context =>
                context.Request.Headers.Authorization.Count > 0 ? ApiTokenHandler.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null)
            .AddCookie(UseCookie);
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var permission in Enum.GetValues<Permission>())
                options.AddPolicy(permission.ToString(), policy => policy.RequireAssertion(context => Actor.Of(context.User)?.May(permission) == true));
        });
        services.AddAntiforgery(options => options.HeaderName = AntiforgeryHeader);
        services.AddSingleton<AuditTrail>();
        return services;
    }

    /// <summary>Adds who is asking, whether they may, and that a browser's change comes from our own pages. After the static files.</summary>
    internal static WebApplication UseHipAiSecurity(this WebApplication app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ApiAntiforgery>();
        app.UseBlindFirst();
        return app;
    }

    /// <summary>Names what a caller must be allowed to.</summary>
    internal static T RequirePermission<T>(this T endpoints, Permission permission)
        where T : IEndpointConventionBuilder => endpoints.RequireAuthorization(permission.ToString());

    private static void UseCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "hipai";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = SignInPath;
        options.AccessDeniedPath = "/not-allowed";
        // A program wants a status, not a page to sign in at.
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (IsForPrograms(context.Request.Path)) context.Response.StatusCode = status;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>Whether an address is one that scripts and programs call.</summary>
    internal static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/live");
}
