using HipAi.Scp.Api;
using Microsoft.AspNetCore.Antiforgery;

namespace HipAi.Scp.Security;

/// <summary>
/// A change that a browser asks the API for must come from one of our own pages: those know the token. Machines send no cookie that another
/// site could make use of. Forms of pages are checked by Razor Pages themselves.
/// </summary>
internal sealed class ApiAntiforgery(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsChange(context.Request) && context.Request.Path.StartsWithSegments("/api") && Actor.Of(context.User) is { IsMachine: false }
            && !await antiforgery.IsRequestValidAsync(context))
        {
            await ApiProblems.Malformed(SecurityServices.AntiforgeryHeader, "The page is out of date: load it again.").ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static bool IsChange(HttpRequest request) => !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
}
