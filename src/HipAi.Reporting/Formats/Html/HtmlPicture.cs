using HipAi.Studies;

namespace HipAi.Reporting.Formats.Html;

/// <summary>A heatmap to show beside a hip.</summary>
/// <param name="Side">The hip.</param>
/// <param name="Source">
/// Where the picture is: <c>data:image/png;base64,…</c> or <c>data:image/jpeg;base64,…</c>, which make the page self-contained, or a path on
/// the server that serves the page, beginning with a single slash.
/// </param>
/// <param name="Caption">What it shows: image, class, model.</param>
public sealed record HtmlPicture(HipSide Side, string Source, string Caption)
{
    /// <summary>Whether the page may show it: nothing else than pictures and own paths.</summary>
    internal bool IsAllowed =>
        Source.StartsWith("data:image/png;base64,", StringComparison.Ordinal)
        || Source.StartsWith("data:image/jpeg;base64,", StringComparison.Ordinal)
        || (Source is ['/', not ('/' or '\\'), ..] && !Source.Any(char.IsControl));
}
