using System.Globalization;

namespace HipAi.Scp.Review;

/// <summary>English plurals.</summary>
internal static class Words
{
    /// <summary><c>1 image</c>, <c>2 images</c>.</summary>
    internal static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
