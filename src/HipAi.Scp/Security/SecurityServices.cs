using HipAi.Scp.Configuration;
using HipAi.Scp.Review.Signing;
using HipAi.Scp.Security.Audit;
using HipAi.Scp.Security.Limits;
using HipAi.Scp.Security.SignIn;
using HipAi.Scp.Security.Tokens;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HipAi.Scp.Security;

/// <summary>Puts who may do what into the web application (requirement H5): nothing is open that does not say so.</summary>
internal static class SecurityServices
{
    /// <summary>The page where people sign in.</summary>
    internal const string SignInPath = "/sign-in";

    /// <summary>Where a form posted to ends the session.</summary>
    internal const string SignOutPath = "/sign-out";

    /// <summary>Says in words that somebody may not.</summary>
    internal const string NotAllowedPath = "/not-allowed";

    /// <summary>The policy of pages that are about the person who is signed in; a machine has no such pages.</summary>
    internal const string PersonPolicy = "person";

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
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<ReviewOptions>((cookie, review) => cookie.ExpireTimeSpan = review.SessionIdle);
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var permission in Enum.GetValues<Permission>())
                options.AddPolicy(permission.ToString(), policy => policy.RequireAssertion(context => Actor.Of(context.User)?.May(permission) == true));
            options.AddPolicy(PersonPolicy, policy => policy.RequireAssertion(context => Actor.Of(context.User) is { IsMachine: false }));
        });
        services.AddAntiforgery(options =>
        {
            options.HeaderName = AntiforgeryHeader;
            options.Cookie.Name = "hipai-csrf";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services.AddKeys().AddRequestLimits().AddRooms();
    }

    /// <summary>Sessions are signed and encrypted with keys in the data folder. They lie there as they are: the folder is its owner's only.</summary>
    private static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("hipai");
        services.AddOptions<KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>((keys, folder, loggers) =>
        {
            folder.CreateKeys();
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder.Keys), loggers);
        });
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        return services;
    }

    private static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.TryAddSingleton(new ServiceConsole(Console.Out));
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<RecentViews>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, DeniedAudit>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<UserLedger>();
        services.AddSingleton<OwnAccount>();
        services.AddSingleton<FirstAdmin>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<TokenLedger>();
        return services;
    }

    /// <summary>Names the entry that a request writes before patients are shown.</summary>
    internal static T Audited<T>(this T endpoints, AuditAction action)
        where T : IEndpointConventionBuilder => endpoints.WithMetadata(new AuditedAttribute(action));

    /// <summary>
    /// Adds who is asking, how often, whether they may, that a browser's change comes from our own pages, and that looking at patients is written
    /// down. After the static files.
    /// </summary>
    internal static WebApplication UseHipAiSecurity(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseStatusCodePages(StatusPages.WriteAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<PasswordFirst>();
        app.UseMiddleware<ApiAntiforgery>();
        app.UseBlindFirst();
        app.UseMiddleware<ViewAudit>();
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
        options.AccessDeniedPath = NotAllowedPath;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
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
