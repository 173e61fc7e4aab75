using HipAi.Scp.Security;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Api;

/// <summary>The refused associations as JSON: the answer to "I sent it, and nothing happened" (requirements A2, H1).</summary>
internal static class RefusalApi
{
    /// <summary>Maps <c>GET /api/refusals</c>, newest first.</summary>
    internal static IEndpointRouteBuilder MapRefusalApi(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(ApiRoutes.Refusals, ListAsync).RequirePermission(Permission.Operate);
        return app;
    }

    private static async Task<IResult> ListAsync(StudyQueries studies, int? limit, CancellationToken cancellationToken)
    {
        var wanted = limit ?? StudyApi.DefaultLimit;
        return wanted is < 1 or > StudyApi.MaxLimit
            ? ApiProblems.Malformed("limit", $"limit is a number from 1 to {StudyApi.MaxLimit}.")
            : Results.Json(await studies.RefusalsAsync(wanted, cancellationToken), ApiJson.Options);
    }
}
