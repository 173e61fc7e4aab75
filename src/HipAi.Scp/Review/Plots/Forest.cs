using HipAi.Inference.Evaluation;

namespace HipAi.Scp.Review.Plots;

/// <summary>Shares with their intervals, one line each, from 0 to 100 %.</summary>
/// <param name="Title">What the shares are of, for who does not see it.</param>
/// <param name="Lines">Name and share of each.</param>
internal sealed record Forest(string Title, IReadOnlyList<(string Name, Figure Share)> Lines)
{
    /// <summary>Places in the drawing, in its own units.</summary>
    internal const int Width = 640, Row = 24, Left = 230, Right = 520, Top = 8;

    /// <summary>Height of the drawing.</summary>
    internal int Height => Top + (Lines.Count * Row) + 24;

    /// <summary>Where a share lies.</summary>
    internal static double X(double share) => Left + ((Right - Left) * share);
}
