namespace HipAi.Scp.Api;

/// <summary>
/// The addresses under <c>/api</c>, spelled once. UIDs consist of digits and dots, ids of letters, digits, dots and hyphens:
/// none needs escaping.
/// </summary>
internal static class ApiRoutes
{
    /// <summary>The list of studies.</summary>
    internal const string Studies = "/api/studies";

    /// <summary>Looking for studies.</summary>
    internal const string Search = "/api/search";

    /// <summary>The refused associations.</summary>
    internal const string Refusals = "/api/refusals";

    /// <summary>Where reports go.</summary>
    internal const string Destinations = "/api/destinations";

    /// <summary>One study.</summary>
    internal static string Study(string studyInstanceUid) => $"{Studies}/{studyInstanceUid}";

    /// <summary>One image as a PNG, at its default size.</summary>
    internal static string Rendered(string studyInstanceUid, string sopInstanceUid) =>
        $"{Studies}/{studyInstanceUid}/images/{sopInstanceUid}/rendered.png";

    /// <summary>The samples of one image.</summary>
    internal static string Pixels(string studyInstanceUid, string sopInstanceUid) => $"{Studies}/{studyInstanceUid}/images/{sopInstanceUid}/pixels";

    /// <summary>What a viewer must know of one image.</summary>
    internal static string Description(string studyInstanceUid, string sopInstanceUid) =>
        $"{Studies}/{studyInstanceUid}/images/{sopInstanceUid}/image.json";

    /// <summary>One activation map as a PNG.</summary>
    internal static string Heatmap(string studyInstanceUid, string id) =>
        $"{Studies}/{studyInstanceUid}/heatmaps/{id}.png";
}
