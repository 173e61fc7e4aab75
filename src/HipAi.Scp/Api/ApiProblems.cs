using System.Globalization;

namespace HipAi.Scp.Api;

/// <summary>Every refusal of the API, as problem details (RFC 9457).</summary>
internal static class ApiProblems
{
    /// <summary>400: a part of the address cannot be what it should be.</summary>
    internal static IResult Malformed(string what, string rule) =>
        Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: $"Malformed {what}", detail: rule);

    /// <summary>404: well-formed, but not held here.</summary>
    internal static IResult NotFound(string what, string name) =>
        Results.Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: $"{what} not found",
            detail: $"{what} {name} is not held by this service.");

    /// <summary>410: held once, removed since by retention (requirement H7).</summary>
    internal static IResult Removed(string what, string name, DateTimeOffset at) =>
        Results.Problem(
            statusCode: StatusCodes.Status410Gone,
            title: $"{what} removed",
            detail: string.Create(CultureInfo.InvariantCulture, $"{what} {name} was removed by retention on {at:yyyy-MM-dd}."));

    /// <summary>422: the object is held as it was received, but its pixels cannot be shown.</summary>
    internal static IResult NotRenderable(string sopInstanceUid, string cause) =>
        Results.Problem(
            statusCode: StatusCodes.Status422UnprocessableEntity,
            title: "Image cannot be rendered",
            detail: $"Image {sopInstanceUid}: {cause}");

    /// <summary>422: the report is held, but holds what the form has no place for.</summary>
    internal static IResult NotWritable(string form, string cause) =>
        Results.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: $"Report cannot be written as {form}", detail: cause);

    /// <summary>422: a template cannot be used; the place stands in <c>file</c> and <c>line</c>.</summary>
    internal static IResult TemplateFault(string file, int line, string reason) =>
        Results.Problem(
            statusCode: StatusCodes.Status422UnprocessableEntity,
            title: "Template refused",
            detail: string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {reason}"),
            extensions: new Dictionary<string, object?> { ["file"] = file, ["line"] = line, ["reason"] = reason });

    /// <summary>409: well-formed, but what is held here does not allow it.</summary>
    internal static IResult Conflict(string title, string cause) =>
        Results.Problem(statusCode: StatusCodes.Status409Conflict, title: title, detail: cause);

    /// <summary>403: known who it is, and not allowed now.</summary>
    internal static IResult Forbidden(string cause) =>
        Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Not allowed", detail: cause);

    /// <summary>503: something that must not be done without cannot be used at the moment.</summary>
    internal static IResult Unavailable(string title, string cause) =>
        Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: title, detail: cause);

    /// <summary>409: the reader records first what they see (requirement F3).</summary>
    internal static IResult ReadFirst() => Conflict("Read first", "Record first what you see of each hip: findings, heatmaps and report are shown after it.");

    /// <summary>400 for a UID.</summary>
    internal static IResult MalformedUid(string what) =>
        Malformed(what, "A UID consists of digits and dots, at most 64 characters (PS3.5 9.1).");
}
