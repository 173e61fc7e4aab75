using System.Globalization;

namespace HipAi.Scp.Review;

/// <summary>English plurals.</summary>
internal static class Words
{
    /// <summary><c>1 image</c>, <c>2 images</c>.</summary>
    internal static string Count(int count, string noun) => Count(count, noun, noun + "s");

    /// <summary><c>1 study</c>, <c>2 studies</c>.</summary>
    internal static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
