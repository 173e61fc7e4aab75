using HipAi.Scp.Review.Signing;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Api;

/// <summary>The JSON endpoints over studies. Nothing here changes a study.</summary>
internal static class StudyApi
{
    /// <summary>Studies listed when the caller names no limit.</summary>
    internal const int DefaultLimit = 200;

    /// <summary>Most studies one call lists.</summary>
    internal const int MaxLimit = 5000;

    /// <summary>Maps the endpoints under <c>/api</c>.</summary>
    internal static IEndpointRouteBuilder MapStudyApi(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var studies = app.MapGroup("").RequirePermission(Permission.ReadStudies);
        studies.MapGet(ApiRoutes.Studies, ListAsync).Audited(AuditAction.StudySearched);
        studies.MapPost(ApiRoutes.Search, SearchAsync).Audited(AuditAction.StudySearched);
        studies.MapGet(ApiRoutes.Studies + "/{studyInstanceUid}", FindAsync);
        studies.MapGet(ApiRoutes.Studies + "/{studyInstanceUid}/timeline", TimelineAsync);
        studies.MapGet(ApiRoutes.Studies + "/{studyInstanceUid}/images/{sopInstanceUid}/rendered.png", ImageEndpoints.RenderedAsync);
        studies.MapGet(ApiRoutes.Studies + "/{studyInstanceUid}/images/{sopInstanceUid}/pixels", ImageEndpoints.PixelsAsync);
        studies.MapGet(ApiRoutes.Studies + "/{studyInstanceUid}/images/{sopInstanceUid}/image.json", ImageEndpoints.DescribeAsync);
        studies.MapGet(ApiRoutes.Studies + "/{studyInstanceUid}/heatmaps/{id}.png", ImageEndpoints.HeatmapAsync);
        return app.MapReportApi().MapReleaseApi().MapMeasureApi().MapRefusalApi().MapDestinationApi();
    }

    private static async Task<IResult> ListAsync(StudyQueries studies, int? limit, CancellationToken cancellationToken)
    {
        var wanted = limit ?? DefaultLimit;
        if (wanted is < 1 or > MaxLimit) return ApiProblems.Malformed("limit", $"limit is a number from 1 to {MaxLimit}.");
        var summaries = await studies.ListAsync(wanted, cancellationToken);
        return Results.Json(summaries.Select(StudyDocuments.ToListItem), ApiJson.Options);
    }

    /// <summary>The text comes in the body: an address would stand in the logs of every proxy on the way (requirement H4).</summary>
    private static async Task<IResult> SearchAsync(StudyQueries studies, SearchRequest request, CancellationToken cancellationToken)
    {
        if (request.Text is not { Length: > 0 and <= SearchRequest.MaximumLength } text)
            return ApiProblems.Malformed("text", $"text is a Study Instance UID, Accession Number or Patient ID of 1 to {SearchRequest.MaximumLength} characters.");
        var found = await studies.SearchAsync(text, DefaultLimit, cancellationToken);
        return Results.Json(found.Select(StudyDocuments.ToListItem), ApiJson.Options);
    }

    private static async Task<IResult> FindAsync(
        StudyQueries studies, BlindFirst blind, HttpContext context, string studyInstanceUid, CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(studyInstanceUid)) return ApiProblems.MalformedUid("Study Instance UID");
        if (await studies.FindAsync(studyInstanceUid, cancellationToken) is not { } details) return ApiProblems.NotFound("Study", studyInstanceUid);
        var isHidden = await blind.HidesAsync(Actor.Required(context.User), studyInstanceUid, cancellationToken);
        return Results.Json(StudyDocuments.ToDocument(isHidden ? details.WithoutFindings() : details), ApiJson.Options);
    }

    private static async Task<IResult> TimelineAsync(StudyQueries studies, string studyInstanceUid, CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(studyInstanceUid)) return ApiProblems.MalformedUid("Study Instance UID");
        if (await studies.FindAsync(studyInstanceUid, cancellationToken) is not { } details) return ApiProblems.NotFound("Study", studyInstanceUid);
        var events = await studies.TimelineAsync(studyInstanceUid, cancellationToken);
        return Results.Json(
            new TimelineDocument(studyInstanceUid, details.Summary.State.Code(), details.Summary.Reason, events), ApiJson.Options);
    }
}
