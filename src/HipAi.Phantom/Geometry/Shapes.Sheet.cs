using System.Numerics;

namespace HipAi.Phantom.Geometry;

public static partial class Shapes
{
    /// <summary>The closed layer between two surfaces given as grids: a gap beside an implant, a lamella on a bone.</summary>
    /// <param name="inner">Rows of points of the inner surface, 2 or more, equally long.</param>
    /// <param name="outer">Rows of points of the outer surface, as many; nowhere touching the inner one.</param>
    /// <param name="around">The rows run once around, their last point next to their first.</param>
    public static TriangleMesh Sheet(IReadOnlyList<Vector3[]> inner, IReadOnlyList<Vector3[]> outer, bool around)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(outer);
        if (inner.Count != outer.Count) throw new ArgumentException($"{inner.Count} inner rows need as many outer ones, not {outer.Count}.", nameof(outer));
        if (around) return LoftLoop([.. inner, .. outer.Reverse()]);
        var columns = inner[0].Length;
        // Without a way around, the layer is a stack of strips standing on edge, one closed ring per column.
        return Rows(inner, outer, columns);
    }

    private static TriangleMesh Rows(IReadOnlyList<Vector3[]> inner, IReadOnlyList<Vector3[]> outer, int columns)
    {
        var (rows, n) = (inner.Count, inner.Count * columns);
        Vector3[] vertices = [.. inner.SelectMany(r => r), .. outer.SelectMany(r => r)];
        var indices = new List<int>();
        void Quad(int a, int b, int c, int d) => indices.AddRange([a, b, c, a, c, d]);
        for (var r = 0; r + 1 < rows; r++)
            for (var c = 0; c + 1 < columns; c++)
            {
                var at = (r * columns) + c;
                Quad(at, at + columns, at + columns + 1, at + 1);
                Quad(n + at, n + at + 1, n + at + columns + 1, n + at + columns);
            }

        for (var c = 0; c + 1 < columns; c++)
        {
            var last = ((rows - 1) * columns) + c;
            Quad(c, c + 1, n + c + 1, n + c);
            Quad(last + 1, last, n + last, n + last + 1);
        }

        for (var r = 0; r + 1 < rows; r++)
        {
            var (left, right) = (r * columns, (r * columns) + columns - 1);
            Quad(left + columns, left, n + left, n + left + columns);
            Quad(right, right + columns, n + right + columns, n + right);
        }

        return Outward(new TriangleMesh(vertices, [.. indices]));
    }
}
