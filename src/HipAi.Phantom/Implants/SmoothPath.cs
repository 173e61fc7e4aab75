using System.Numerics;

namespace HipAi.Phantom.Implants;

/// <summary>Bent rods: a path through given points without corners.</summary>
internal static class SmoothPath
{
    /// <summary>A Catmull-Rom curve through the points.</summary>
    /// <param name="points">Two or more distinct points.</param>
    /// <param name="steps">Chords from each point to the next.</param>
    public static List<Vector3> Through(IReadOnlyList<Vector3> points, int steps)
    {
        var path = new List<Vector3>();
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (before, from, to, after) = (points[Math.Max(0, i - 1)], points[i], points[i + 1], points[Math.Min(points.Count - 1, i + 2)]);
            for (var k = 0; k < steps; k++) path.Add(At(before, from, to, after, (float)k / steps));
        }

        path.Add(points[^1]);
        return path;
    }

    private static Vector3 At(Vector3 before, Vector3 from, Vector3 to, Vector3 after, float t)
    {
        var (t2, t3) = (t * t, t * t * t);
        return 0.5f * ((2 * from) + ((to - before) * t) + (((2 * before) - (5 * from) + (4 * to) - after) * t2)
            + (((3 * from) - before - (3 * to) + after) * t3));
    }
}
