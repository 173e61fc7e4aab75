using HipAi.Scp.Api;
using HipAi.Scp.Security;

namespace HipAi.Scp.Review.Signing;

/// <summary>
/// Refuses whatever the API tells of a study to somebody who has to read it first (requirement F3). What may pass is listed: pixels, the
/// timeline and the review itself, which hides what it must. A new endpoint is closed until it is listed.
/// </summary>
internal sealed class BlindFirstGate(RequestDelegate next, BlindFirst blind)
{
    private static readonly string[] Open = ["review", "timeline"];
    private static readonly string[] OpenOfImage = ["rendered.png", "pixels", "image.json"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (Hidden(context.Request.Path) is { } uid && Actor.Of(context.User) is { } actor && await blind.HidesAsync(actor, uid, context.RequestAborted))
        {
            await ApiProblems.ReadFirst().ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    /// <summary>The study of an address that may tell findings; null for any other.</summary>
    private static string? Hidden(PathString path)
    {
        if (!path.StartsWithSegments(ApiRoutes.Studies, out var rest)) return null;
        var parts = rest.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        // The study's own document leaves out what must not be seen.
        return parts.Length < 2 || IsOpen(parts[1..]) ? null : parts[0];
    }

    private static bool IsOpen(string[] parts) => parts is ["images", _, var what]
        ? OpenOfImage.Contains(what, StringComparer.OrdinalIgnoreCase)
        : Open.Contains(parts[0], StringComparer.OrdinalIgnoreCase);
}
