using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace HipAi.Scp.Security.Audit;

/// <summary>Writes down that somebody tried what the roles do not include; then the framework refuses as it does.</summary>
internal sealed class DeniedAudit(RecentViews views) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // The route and not the address: what stands in an address may be anything.
        if (authorizeResult.Forbidden && context.GetEndpoint() is RouteEndpoint endpoint)
            await views.RecordAsync(AuditEntry.Of(context, AuditAction.AccessDenied, subject: $"{context.Request.Method} {endpoint.RoutePattern.RawText}"));
        await _usual.HandleAsync(next, context, policy, authorizeResult);
    }
}
