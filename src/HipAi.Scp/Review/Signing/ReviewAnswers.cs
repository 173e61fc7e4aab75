using HipAi.Scp.Api;

namespace HipAi.Scp.Review.Signing;

/// <summary>What the endpoints of a review answer: the review, or why not as problem details that name field and cause.</summary>
internal sealed class ReviewAnswers(ReviewDesk desk, ReviewLedger ledger, Drafting drafting, BlindFirst blind, TimeProvider time)
{
    /// <summary>The review; all of it that the caller may see.</summary>
    public async Task<IResult> ReviewAsync(string uid, HttpContext context, CancellationToken ct)
    {
        var by = Reviewer.Of(context);
        var (file, refusal) = await desk.OpenAsync(uid, by, ct);
        if (file is null) return Problem(refusal!);
        if (refusal is not null) return Json(ReviewDocuments.Hidden(file, blind.ToRead(by.Actor, file)));
        return Json(ReviewDocuments.Of(file, await drafting.OfAsync(file, ct), by.Actor, ledger.Destinations));
    }

    /// <summary>Whether it is still what somebody saw.</summary>
    public async Task<IResult> SeenAsync(string uid, HttpContext context, CancellationToken ct)
    {
        var (file, refusal) = await desk.OpenAsync(uid, Reviewer.Of(context), ct);
        return refusal is not null ? Problem(refusal) : Json(new SeenDocument(file!.Seen, ReviewConflict.Of(file, new ReviewSeen(0, 0, 0), time.LocalTimeZone).Words));
    }

    /// <summary>Makes a change and answers with the review after it.</summary>
    /// <param name="uid">The study.</param>
    /// <param name="context">The request.</param>
    /// <param name="seen">What the caller had seen.</param>
    /// <param name="fault">What cannot be read of the request; null for nothing.</param>
    /// <param name="change">The change; returns why not, or null.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IResult> ChangedAsync(
        string uid, HttpContext context, ReviewSeen? seen, ReviewRefusal? fault, Func<ReviewSeen, Reviewer, Task<ReviewRefusal?>> change, CancellationToken ct)
    {
        if (seen is null) return Problem(ReviewRefusal.Faulty("seen", "Name the version, revision and decision that you had before you, as GET …/review gives them."));
        return (fault ?? await change(seen, Reviewer.Of(context))) is { } refusal ? Problem(refusal) : await ReviewAsync(uid, context, ct);
    }

    private static IResult Json<T>(T document) => Results.Json(document, ApiJson.Options);

    private static IResult Problem(ReviewRefusal refusal)
    {
        var more = new Dictionary<string, object?> { ["field"] = refusal.Field };
        if (refusal.Conflict is { } conflict) more["conflict"] = ConflictDocument.From(conflict);
        if (refusal.Open.Count > 0) more["open"] = refusal.Open.Select(OpenHipDocument.From).ToList();
        var (status, title) = refusal.Kind switch
        {
            RefusalKind.Unknown => (StatusCodes.Status404NotFound, "Study not found"),
            RefusalKind.Moved => (StatusCodes.Status409Conflict, "Changed meanwhile"),
            RefusalKind.NotNow => (StatusCodes.Status409Conflict, "Not possible now"),
            _ => (StatusCodes.Status422UnprocessableEntity, "Not taken"),
        };
        return Results.Problem(statusCode: status, title: title, detail: refusal.Cause, extensions: more);
    }
}
