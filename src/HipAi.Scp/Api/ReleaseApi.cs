using HipAi.Scp.Review.Release;
using HipAi.Scp.Security;
using HipAi.Scp.Storage.Release;

namespace HipAi.Scp.Api;

/// <summary>Takes studies on that are set aside (requirements A10, B3), as the page of the same does.</summary>
internal static class ReleaseApi
{
    /// <summary>Maps <c>POST /api/studies/{StudyInstanceUID}/release</c>.</summary>
    internal static IEndpointRouteBuilder MapReleaseApi(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost(ApiRoutes.Studies + "/{studyInstanceUid}/release", ReleaseAsync).RequirePermission(Permission.Operate);
        return app;
    }

    private static async Task<IResult> ReleaseAsync(
        ReleaseDesk desk, HttpContext context, string studyInstanceUid, ReleaseDocument wanted, CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(studyInstanceUid)) return ApiProblems.MalformedUid("Study Instance UID");
        if (ReleaseDesk.Malformed(wanted.Action, wanted.Reason) is { } malformed) return ApiProblems.Malformed("release", malformed);
        var result = await desk.TakeAsync(
            context, studyInstanceUid, wanted.Action!, wanted.Reason!, wanted.Images, wanted.Exclude ?? [], cancellationToken);
        return result switch
        {
            ReleaseResult.Done => Results.NoContent(),
            ReleaseResult.NotFound => ApiProblems.NotFound("Study", studyInstanceUid),
            _ => ApiProblems.Conflict("Not decided", ReleaseWords.Refusal(result)!),
        };
    }
}
