using System.Numerics;

namespace HipAi.Phantom.Geometry;

/// <summary>
/// A closed surface of triangles, in millimetres. Corners run counter-clockwise seen from outside, so that the signed
/// depths of its faces along a ray add up to the length of the ray inside it.
/// </summary>
/// <param name="Vertices">Corner points, mm.</param>
/// <param name="Indices">Three indices into <paramref name="Vertices"/> per triangle.</param>
public sealed record TriangleMesh(Vector3[] Vertices, int[] Indices)
{
    /// <summary>Moves every vertex. A mirroring transform also turns the winding, so that outside stays outside.</summary>
    public TriangleMesh Transform(Matrix4x4 transform)
    {
        var moved = new Vector3[Vertices.Length];
        for (var i = 0; i < moved.Length; i++) moved[i] = Steady.Transform(Vertices[i], transform);
        var indices = (int[])Indices.Clone();
        if (transform.GetDeterminant() < 0)
            for (var i = 0; i < indices.Length; i += 3) (indices[i + 1], indices[i + 2]) = (indices[i + 2], indices[i + 1]);
        return new TriangleMesh(moved, indices);
    }

    /// <summary>Puts several closed surfaces into one mesh; where they overlap, lengths add.</summary>
    public static TriangleMesh Join(IEnumerable<TriangleMesh> meshes)
    {
        ArgumentNullException.ThrowIfNull(meshes);
        var vertices = new List<Vector3>();
        var indices = new List<int>();
        foreach (var mesh in meshes)
        {
            var offset = vertices.Count;
            vertices.AddRange(mesh.Vertices);
            indices.AddRange(mesh.Indices.Select(i => i + offset));
        }

        return new TriangleMesh([.. vertices], [.. indices]);
    }

    /// <summary>The volume enclosed, mm³; positive when the winding is right.</summary>
    public double Volume()
    {
        var six = 0.0;
        for (var i = 0; i < Indices.Length; i += 3)
            six += Vector3.Dot(Vertices[Indices[i]], Steady.Cross(Vertices[Indices[i + 1]], Vertices[Indices[i + 2]]));
        return six / 6;
    }
}
