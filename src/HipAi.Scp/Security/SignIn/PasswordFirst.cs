using HipAi.Scp.Api;

namespace HipAi.Scp.Security.SignIn;

/// <summary>Whose password was given by somebody else does nothing but change it.</summary>
internal sealed class PasswordFirst(RequestDelegate next)
{
    /// <summary>The page where it is changed.</summary>
    internal const string Page = "/account/password";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.User.HasClaim(SessionCookie.MustChangeClaim, "true") || IsOpen(context)) await next(context);
        else if (SecurityServices.IsForPrograms(context.Request.Path))
            await ApiProblems.Forbidden("The password must be changed first.").ExecuteAsync(context);
        else context.Response.Redirect(Page);
    }

    private static bool IsOpen(HttpContext context)
    {
        var path = context.Request.Path;
        return path == Page || path == SecurityServices.SignOutPath || path == SecurityServices.SignInPath || path.StartsWithSegments("/health") || path == "/metrics";
    }
}
