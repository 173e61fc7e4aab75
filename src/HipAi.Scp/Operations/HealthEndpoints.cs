namespace HipAi.Scp.Operations;

/// <summary>Live and ready, for whoever watches the service.</summary>
internal static class HealthEndpoints
{
    /// <summary>Open to everybody, since it tells nothing of anybody. Maps <c>GET /health/live</c> (the process answers) and <c>GET /health/ready</c> (200 or 503, with every part's reason).</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "live" })).AllowAnonymous();
        routes.MapGet("/health/ready", async (Readiness readiness, CancellationToken cancellationToken) =>
        {
            var checks = await readiness.CheckAsync(cancellationToken);
            var ready = checks.All(check => check.Ok);
            return Results.Json(
                new { status = ready ? "ready" : "not ready", checks },
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
    }
}
