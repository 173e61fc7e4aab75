using HipAi.Scp.Measures;

namespace HipAi.Scp.Review.Plots;

/// <summary>Bars of how many values fall into each bin.</summary>
/// <param name="Title">What is counted, for who does not see it.</param>
/// <param name="Values">The values.</param>
/// <param name="Labels">What the bins are called.</param>
internal sealed record Histogram(string Title, Distribution Values, IReadOnlyList<string> Labels)
{
    /// <summary>Size of the drawing and of its bars, in its own units.</summary>
    internal const int Height = 120, Step = 46, Bar = 36, Left = 4;

    /// <summary>Width of the drawing.</summary>
    internal int Width => (2 * Left) + (Labels.Count * Step);

    /// <summary>Height of a bar.</summary>
    internal double Tall(int count) => Values.Bins.Max() is > 0 and var most ? 80.0 * count / most : 0;
}
