using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Tests.Geometry;

/// <summary>Asserts what the renderer relies on: closed, consistently wound outward, no degenerate triangle.</summary>
internal static class ShapesMeshCheck
{
    public static void IsSound(TriangleMesh mesh, string name)
    {
        Assert.That(mesh.Vertices.All(IsFinite), Is.True, $"{name}: a vertex is not finite");
        Assert.That(OpenEdges(mesh), Is.Zero, $"{name}: edges without their opposite");
        Assert.That(Degenerate(mesh), Is.Zero, $"{name}: degenerate triangles");
        Assert.That(mesh.Volume(), Is.GreaterThan(0), $"{name}: volume");
    }

    private static bool IsFinite(Vector3 v) => float.IsFinite(v.X) && float.IsFinite(v.Y) && float.IsFinite(v.Z);

    /// <summary>Every directed edge must occur once, and its opposite once.</summary>
    private static int OpenEdges(TriangleMesh mesh)
    {
        var edges = new HashSet<(int, int)>();
        var faults = 0;
        for (var i = 0; i < mesh.Indices.Length; i += 3)
            for (var k = 0; k < 3; k++)
                if (!edges.Add((mesh.Indices[i + k], mesh.Indices[i + ((k + 1) % 3)]))) faults++;
        return faults + edges.Count(e => !edges.Contains((e.Item2, e.Item1)));
    }

    private static int Degenerate(TriangleMesh mesh)
    {
        var count = 0;
        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            var (a, b, c) = (mesh.Vertices[mesh.Indices[i]], mesh.Vertices[mesh.Indices[i + 1]], mesh.Vertices[mesh.Indices[i + 2]]);
            if (Vector3.Cross(b - a, c - a).Length() < 1e-6f) count++;
        }

        return count;
    }
}
