using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>Draws the letters R and L in strokes.</summary>
internal static class SideMarker
{
    private static readonly Vector2[][] LetterR =
    [
        [new(0, 0), new(0, 1)],
        [new(0, 0), new(0.45f, 0), new(0.62f, 0.1f), new(0.62f, 0.4f), new(0.45f, 0.5f), new(0, 0.5f)],
        [new(0.3f, 0.5f), new(0.65f, 1)],
    ];

    private static readonly Vector2[][] LetterL = [[new(0, 0), new(0, 1), new(0.6f, 1)]];

    /// <summary>Calls back for every pixel that a stroke covers.</summary>
    /// <param name="right">R, else L.</param>
    /// <param name="centre">Middle of the letter, pixels.</param>
    /// <param name="style">Size, stroke, tilt.</param>
    /// <param name="pitch">Millimetres per pixel.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="paint">Receives pixel indices.</param>
    public static void Draw(bool right, Vector2 centre, MarkerStyle style, float pitch, int width, int height, Action<int> paint)
    {
        var (size, half) = (style.Size / pitch, style.Stroke / pitch / 2);
        var letter = right ? LetterR : LetterL;
        var reach = size * 0.95f;
        for (var y = (int)Math.Max(0, centre.Y - reach); y <= Math.Min(height - 1, centre.Y + reach); y++)
            for (var x = (int)Math.Max(0, centre.X - reach); x <= Math.Min(width - 1, centre.X + reach); x++)
            {
                var p = Steady.Turn(new Vector2(x, y) - centre, style.Angle);
                var onRing = style.Ring && MathF.Abs(p.Length() - (size * 0.85f)) < half * 0.8f;
                if (onRing || OnLetter(letter, (p / size) + new Vector2(0.31f, 0.5f), half / size)) paint((y * width) + x);
            }
    }

    private static bool OnLetter(Vector2[][] strokes, Vector2 p, float half)
    {
        foreach (var stroke in strokes)
            for (var i = 0; i + 1 < stroke.Length; i++)
            {
                var along = stroke[i + 1] - stroke[i];
                var t = Math.Clamp(Vector2.Dot(p - stroke[i], along) / along.LengthSquared(), 0, 1);
                if (Vector2.Distance(p, stroke[i] + (along * t)) < half) return true;
            }

        return false;
    }
}
