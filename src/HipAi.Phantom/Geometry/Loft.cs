using System.Collections.Concurrent;
using System.Numerics;

namespace HipAi.Phantom.Geometry;

/// <summary>Closed skins over a row of closed sections: trunk, thighs, marrow canals, and ellipsoids.</summary>
internal static class Loft
{
    // Rings of few kinds are asked for again and again.
    private static readonly ConcurrentDictionary<(float Exponent, int Points), Vector2[]> Known = new();

    /// <summary>
    /// A skin through rings of equally many points, closed by a fan at either end. Rings follow one another against
    /// their normal: seen from the first ring towards the last, points run clockwise.
    /// </summary>
    public static TriangleMesh Rings(IReadOnlyList<Vector3[]> rings)
    {
        var n = rings[0].Length;
        var vertices = new List<Vector3>();
        var indices = new List<int>();
        foreach (var ring in rings) vertices.AddRange(ring);
        for (var r = 0; r + 1 < rings.Count; r++)
            for (var i = 0; i < n; i++)
            {
                var (a, b) = ((r * n) + i, (r * n) + ((i + 1) % n));
                indices.AddRange([a, a + n, b, b, a + n, b + n]);
            }

        Cap(vertices, indices, 0, n, flip: false);
        Cap(vertices, indices, (rings.Count - 1) * n, n, flip: true);
        var mesh = new TriangleMesh([.. vertices], [.. indices]);
        return mesh.Volume() >= 0 ? mesh : Turned(mesh);
    }

    /// <summary>An ellipse (or, with an exponent above 2, a rounder rectangle) around a centre in the plane of x and y.</summary>
    public static Vector3[] Ring(Vector3 centre, float halfX, float halfY, float exponent, int points)
    {
        var round = Known.GetOrAdd((exponent, points), static key => Round(key.Exponent, key.Points));
        var ring = new Vector3[points];
        for (var i = 0; i < points; i++) ring[i] = centre + new Vector3(round[i].X * halfX, round[i].Y * halfY, 0);
        return ring;
    }

    private static Vector2[] Round(float exponent, int points)
    {
        var ring = new Vector2[points];
        for (var i = 0; i < points; i++)
        {
            var (sin, cos) = Steady.SinCos(i * MathF.Tau / points);
            ring[i] = new Vector2(MathF.CopySign(Steady.Pow(MathF.Abs(cos), 2 / exponent), cos), MathF.CopySign(Steady.Pow(MathF.Abs(sin), 2 / exponent), sin));
        }

        return ring;
    }

    public static TriangleMesh Ellipsoid(Vector3 centre, Vector3 radii, int segments)
    {
        var rings = new List<Vector3[]>();
        for (var i = 1; i < segments; i++)
        {
            var (sin, cos) = Steady.SinCos(i * MathF.PI / segments);
            rings.Add(Ring(centre + new Vector3(0, 0, radii.Z * cos), radii.X * sin, radii.Y * sin, 2, segments * 2));
        }

        return Rings(rings);
    }

    private static void Cap(List<Vector3> vertices, List<int> indices, int first, int n, bool flip)
    {
        var centre = Vector3.Zero;
        for (var i = 0; i < n; i++) centre += vertices[first + i] / n;
        var c = vertices.Count;
        vertices.Add(centre);
        for (var i = 0; i < n; i++)
        {
            var (a, b) = (first + i, first + ((i + 1) % n));
            indices.AddRange(flip ? [c, b, a] : [c, a, b]);
        }
    }

    private static TriangleMesh Turned(TriangleMesh mesh)
    {
        var indices = (int[])mesh.Indices.Clone();
        for (var i = 0; i < indices.Length; i += 3) (indices[i + 1], indices[i + 2]) = (indices[i + 2], indices[i + 1]);
        return mesh with { Indices = indices };
    }
}
