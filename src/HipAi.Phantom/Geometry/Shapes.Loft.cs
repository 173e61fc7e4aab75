using System.Numerics;

namespace HipAi.Phantom.Geometry;

public static partial class Shapes
{
    /// <summary>Skins a stack of rings and closes both ends with fans to the rings' middles.</summary>
    /// <param name="rings">Two or more rings with the same number (3 or more) of points, counter-clockwise seen against the direction of travel.</param>
    public static TriangleMesh Loft(IReadOnlyList<Vector3[]> rings)
    {
        var sides = CheckRings(rings, 2);
        var vertices = new List<Vector3>(rings.SelectMany(r => r)) { Middle(rings[0]), Middle(rings[^1]) };
        var indices = new List<int>();
        for (var ring = 0; ring + 1 < rings.Count; ring++) Skin(indices, ring * sides, (ring + 1) * sides, sides);
        var last = (rings.Count - 1) * sides;
        for (var i = 0; i < sides; i++)
        {
            var next = (i + 1) % sides;
            indices.AddRange([vertices.Count - 2, next, i]);
            indices.AddRange([vertices.Count - 1, last + i, last + next]);
        }

        return new TriangleMesh([.. vertices], [.. indices]);
    }

    /// <summary>Skins a closed chain of rings, the last joined to the first: a torus-like body without ends.</summary>
    /// <param name="rings">Three or more rings with the same number (3 or more) of points.</param>
    public static TriangleMesh LoftLoop(IReadOnlyList<Vector3[]> rings)
    {
        var sides = CheckRings(rings, 3);
        var indices = new List<int>();
        for (var ring = 0; ring < rings.Count; ring++) Skin(indices, ring * sides, (ring + 1) % rings.Count * sides, sides);
        return Outward(new TriangleMesh([.. rings.SelectMany(r => r)], [.. indices]));
    }

    /// <summary>Turns the winding of a closed mesh whose enclosed volume is negative.</summary>
    private static TriangleMesh Outward(TriangleMesh mesh)
    {
        if (mesh.Volume() >= 0) return mesh;
        var indices = (int[])mesh.Indices.Clone();
        for (var i = 0; i < indices.Length; i += 3) (indices[i + 1], indices[i + 2]) = (indices[i + 2], indices[i + 1]);
        return mesh with { Indices = indices };
    }

    private static void Skin(List<int> indices, int lower, int upper, int sides)
    {
        for (var i = 0; i < sides; i++)
        {
            var next = (i + 1) % sides;
            indices.AddRange([lower + i, lower + next, upper + next]);
            indices.AddRange([lower + i, upper + next, upper + i]);
        }
    }

    private static int CheckRings(IReadOnlyList<Vector3[]> rings, int least)
    {
        ArgumentNullException.ThrowIfNull(rings);
        if (rings.Count < least) throw new ArgumentException($"{rings.Count} rings, at least {least} are needed.", nameof(rings));
        var sides = rings[0].Length;
        if (sides < 3 || rings.Any(r => r.Length != sides))
            throw new ArgumentException("All rings must have the same number of points, at least 3.", nameof(rings));
        return sides;
    }

    private static Vector3 Middle(Vector3[] ring) => ring.Aggregate(Vector3.Zero, (sum, p) => sum + p) / ring.Length;
}
