using HipAi.Scp.Api;
using HipAi.Scp.Security;
using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>
/// The JSON endpoints of a review, <c>/api/studies/{StudyInstanceUID}/review…</c> (requirements F2, F3 and B4). Every change answers with the
/// review as it stands after it. People only: machines have no permission to review.
/// </summary>
internal static class ReviewApi
{
    private const string Root = ApiRoutes.Studies + "/{studyInstanceUid}/review";

    /// <summary>Maps the endpoints.</summary>
    internal static IEndpointRouteBuilder MapReviewApi(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var review = app.MapGroup(Root).RequirePermission(Permission.Review).AddEndpointFilter(RequireUid);
        review.MapGet("", (ReviewAnswers answers, HttpContext context, string studyInstanceUid, CancellationToken ct) => answers.ReviewAsync(studyInstanceUid, context, ct));
        review.MapGet("/seen", (ReviewAnswers answers, HttpContext context, string studyInstanceUid, CancellationToken ct) => answers.SeenAsync(studyInstanceUid, context, ct));
        review.MapPost("/decisions", DecideAsync);
        review.MapPut("/text", SaveAsync);
        review.MapPost("/sign", SignAsync);
        review.MapPost("/correct", CorrectAsync);
        review.MapPost("/addendum", AddAsync);
        review.MapPost("/offered/take", TakeAsync);
        review.MapPost("/offered/dismiss", DismissAsync);
        review.MapPost("/first-reading", ReadFirstAsync);
        return app;
    }

    private static Task<IResult> DecideAsync(
        ReviewDesk desk, ReviewAnswers answers, HttpContext context, string studyInstanceUid, DecisionsRequest request, CancellationToken ct)
    {
        var read = (request.Decisions ?? []).Select(item => item.Read()).ToList();
        return answers.ChangedAsync(studyInstanceUid, context, request.Seen, read.Select(item => item.Fault).FirstOrDefault(fault => fault is not null), (seen, by) =>
            desk.DecideAsync(studyInstanceUid, seen, [.. read.Select(item => item.Decision!)], by, ct), ct);
    }

    private static Task<IResult> SaveAsync(
        SigningDesk desk, ReviewAnswers answers, HttpContext context, string studyInstanceUid, TextRequest request, CancellationToken ct) =>
        answers.ChangedAsync(studyInstanceUid, context, request.Seen, null, (seen, by) => desk.SaveAsync(studyInstanceUid, seen, request.Texts ?? [], by, ct), ct);

    private static Task<IResult> SignAsync(
        SigningDesk desk, ReviewAnswers answers, HttpContext context, string studyInstanceUid, TextRequest request, CancellationToken ct) =>
        answers.ChangedAsync(studyInstanceUid, context, request.Seen, null, (seen, by) =>
            desk.SignAsync(studyInstanceUid, seen, request.Texts, Sides(request.Confirmed), by, ct), ct);

    private static Task<IResult> CorrectAsync(
        SigningDesk desk, ReviewAnswers answers, HttpContext context, string studyInstanceUid, TextRequest request, CancellationToken ct) =>
        answers.ChangedAsync(studyInstanceUid, context, request.Seen, null, (seen, by) =>
            desk.CorrectAsync(studyInstanceUid, seen, request.Texts, Sides(request.Confirmed), by, ct), ct);

    private static Task<IResult> AddAsync(
        SigningDesk desk, ReviewAnswers answers, HttpContext context, string studyInstanceUid, AddendumRequest request, CancellationToken ct) =>
        answers.ChangedAsync(studyInstanceUid, context, request.Seen, null, (seen, by) => desk.AddAsync(studyInstanceUid, seen, request.Text ?? "", by, ct), ct);

    private static Task<IResult> TakeAsync(
        OfferDesk desk, ReviewAnswers answers, HttpContext context, string studyInstanceUid, OfferRequest request, CancellationToken ct) =>
        answers.ChangedAsync(studyInstanceUid, context, request.Seen, null, (seen, by) =>
            desk.TakeAsync(studyInstanceUid, seen, request.Version, request.Sections, by, ct), ct);

    private static Task<IResult> DismissAsync(
        OfferDesk desk, ReviewAnswers answers, HttpContext context, string studyInstanceUid, OfferRequest request, CancellationToken ct) =>
        answers.ChangedAsync(studyInstanceUid, context, request.Seen, null, (seen, by) => desk.DismissAsync(studyInstanceUid, seen, request.Version, by, ct), ct);

    private static Task<IResult> ReadFirstAsync(
        ReviewDesk desk, ReviewAnswers answers, HttpContext context, string studyInstanceUid, FirstReadingRequest request, CancellationToken ct)
    {
        var read = (request.Readings ?? []).Select(item => item.Read()).ToList();
        // It names nothing that was seen: nothing was.
        return answers.ChangedAsync(studyInstanceUid, context, new ReviewSeen(0, 0, 0), read.Select(item => item.Fault).FirstOrDefault(fault => fault is not null), (_, by) =>
            desk.ReadFirstAsync(studyInstanceUid, [.. read.Select(item => item.Reading!)], by, ct), ct);
    }

    private static HipSide[] Sides(IReadOnlyList<string>? codes) => [.. (codes ?? []).Select(ReviewCodes.Side).OfType<HipSide>()];

    private static async ValueTask<object?> RequireUid(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        ApiUid.IsPlausible(context.HttpContext.GetRouteValue("studyInstanceUid") as string) ? await next(context) : ApiProblems.MalformedUid("Study Instance UID");
}
