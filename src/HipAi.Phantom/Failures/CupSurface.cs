using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Failures;

/// <summary>The surface of a cup towards the pelvis.</summary>
internal static class CupSurface
{
    /// <summary>A patch between two angles seen from the front: 90 is the lateral rim, 0 the pole, -90 the medial rim.</summary>
    public static ImplantSurface Patch(CupPlace cup, float from, float to, float depth)
    {
        var pole = -cup.Opening;
        var front = Vector3.Normalize(Vector3.UnitY - (pole * pole.Y));
        var lateral = Steady.Cross(front, pole);
        if (lateral.X < 0) lateral = -lateral;
        var rows = Math.Max(5, (int)(MathF.Abs(to - from) / 9));
        const int columns = 13;
        var (points, ways) = (new Vector3[rows][], new Vector3[rows][]);
        for (var r = 0; r < rows; r++)
        {
            (points[r], ways[r]) = (new Vector3[columns], new Vector3[columns]);
            var (s, k) = Steady.SinCos(float.DegreesToRadians(from + ((to - from) * r / (rows - 1))));
            for (var c = 0; c < columns; c++)
            {
                var (sb, cb) = Steady.SinCos(float.DegreesToRadians(depth * ((2f * c / (columns - 1)) - 1)));
                var way = (((pole * k) + (lateral * s)) * cb) + (front * sb);
                (points[r][c], ways[r][c]) = (cup.Centre + (way * cup.Outer), way);
            }
        }

        return new ImplantSurface(points, ways, false);
    }
}
