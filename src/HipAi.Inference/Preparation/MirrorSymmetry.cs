using System.Numerics.Tensors;

namespace HipAi.Inference.Preparation;

/// <summary>
/// How well a small grey picture matches its own mirror image, for every upright axis and every small tilt. The picture is first
/// made one of edges: each value against the mean about it, squashed to -1 to 1, so that a prosthesis on one side, a marker or a
/// wedge of exposure counts no more than a bone's outline.
/// </summary>
/// <param name="Axis">Place of the best axis, 0 to 1 of the width, half way down the compared band.</param>
/// <param name="TiltDegrees">Its tilt in degrees against upright; positive leans to the right at the top.</param>
/// <param name="Score">Normalised correlation there, -1 to 1.</param>
/// <param name="NextScore">The best score of any axis that is further off than <see cref="Apart"/>; -1 when there is nothing to compare.</param>
internal readonly record struct MirrorSymmetry(double Axis, int TiltDegrees, double Score, double NextScore)
{
    /// <summary>Axes nearer to each other than this share of the width are taken for the same.</summary>
    public const double Apart = 0.1;

    /// <summary>By how much the best axis is better than any that is not beside it.</summary>
    public double Lead => Score - NextScore;

    /// <summary>An axis nearer to the border than this share of the width leaves too little to compare.</summary>
    private const double Margin = 0.2;

    /// <summary>The steepest tilt looked for, and the steps to it, in degrees.</summary>
    private const int SteepestTilt = 36;
    private const int TiltStep = 6;

    /// <summary>Finds the best axis.</summary>
    /// <param name="pixels">Row-major grey values.</param>
    /// <param name="width">Columns, 8 or more.</param>
    /// <param name="height">Rows, 4 or more.</param>
    /// <param name="firstRow">The first row that is compared.</param>
    /// <param name="endRow">The row after the last that is compared.</param>
    public static MirrorSymmetry Find(ReadOnlySpan<float> pixels, int width, int height, int firstRow, int endRow)
    {
        var edges = EdgePicture.Of(pixels, width, height);
        var (turned, mirrored) = (Layers.Of(edges.Length), Layers.Of(edges.Length));
        var scores = new double[2 * width];
        var tilts = new int[2 * width];
        Array.Fill(scores, -1);
        for (var tilt = -SteepestTilt; tilt <= SteepestTilt; tilt += TiltStep)
        {
            Turn(edges, turned.Values, turned.Valid, width, height, tilt, (firstRow + endRow) / 2f);
            TensorPrimitives.Multiply(turned.Values, turned.Values, turned.Squares);
            turned.MirrorInto(mirrored, width);
            for (var sum = (int)(2 * Margin * width); sum <= (int)(2 * (1 - Margin) * width) - 1; sum++)
            {
                var score = Compare(turned, mirrored, width, firstRow, endRow, sum);
                if (score > scores[sum]) (scores[sum], tilts[sum]) = (score, tilt);
            }
        }

        var best = Array.IndexOf(scores, scores.Max());
        var next = scores.Where((_, sum) => Math.Abs(sum - best) > 2 * Apart * width).DefaultIfEmpty(-1).Max();
        return new MirrorSymmetry((best + 1) / (2.0 * width), tilts[best], scores[best], next);
    }

    /// <summary>Columns x and sum - x lie opposite each other; the axis is at (sum + 1) / 2. Where either is not valid, neither counts.</summary>
    private static double Compare(Layers picture, Layers mirrored, int width, int firstRow, int endRow, int sum)
    {
        var from = Math.Max(0, sum - width + 1);
        var half = ((sum + 1) / 2) - from;
        double product = 0, left = 0, right = 0;
        for (var y = firstRow; y < endRow; y++)
        {
            var (here, there) = ((y * width) + from, (y * width) + width - 1 - sum + from);
            product += TensorPrimitives.Dot(picture.Values.AsSpan(here, half), mirrored.Values.AsSpan(there, half));
            left += TensorPrimitives.Dot(picture.Squares.AsSpan(here, half), mirrored.Valid.AsSpan(there, half));
            right += TensorPrimitives.Dot(mirrored.Squares.AsSpan(there, half), picture.Valid.AsSpan(here, half));
        }

        return left > 0 && right > 0 ? product / Math.Sqrt(left * right) : -1;
    }

    private static void Turn(float[] picture, float[] turned, float[] valid, int width, int height, int degrees, float middleRow)
    {
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(degrees));
        var middle = width / 2f;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var dx = x + 0.5f - middle;
                var dy = y + 0.5f - middleRow;
                var sx = middle + (cos * dx) - (sin * dy) - 0.5f;
                var sy = middleRow + (sin * dx) + (cos * dy) - 0.5f;
                var at = (y * width) + x;
                var isInside = sx >= 0 && sy >= 0 && sx <= width - 1 && sy <= height - 1;
                valid[at] = isInside ? 1 : 0;
                turned[at] = isInside ? Between(picture, width, height, sx, sy) : 0;
            }
        }
    }

    private static float Between(float[] picture, int width, int height, float x, float y)
    {
        var x0 = Math.Min((int)x, width - 2);
        var y0 = Math.Min((int)y, height - 2);
        var at = (y0 * width) + x0;
        var upper = float.Lerp(picture[at], picture[at + 1], x - x0);
        var lower = float.Lerp(picture[at + width], picture[at + width + 1], x - x0);
        return float.Lerp(upper, lower, y - y0);
    }

    /// <summary>A turned picture: its values, 0 where it is not valid; their squares; 1 where it is valid.</summary>
    private sealed record Layers(float[] Values, float[] Squares, float[] Valid)
    {
        public static Layers Of(int length) => new(new float[length], new float[length], new float[length]);

        public void MirrorInto(Layers other, int width)
        {
            Mirror(Values, other.Values, width);
            Mirror(Squares, other.Squares, width);
            Mirror(Valid, other.Valid, width);
        }

        private static void Mirror(float[] from, float[] to, int width)
        {
            from.CopyTo(to, 0);
            for (var row = 0; row < to.Length; row += width) to.AsSpan(row, width).Reverse();
        }
    }
}
