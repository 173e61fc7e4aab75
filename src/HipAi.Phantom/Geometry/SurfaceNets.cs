using System.Numerics;

namespace HipAi.Phantom.Geometry;

/// <summary>
/// Turns a signed distance into a closed mesh (naive surface nets): one vertex per cell that the surface crosses,
/// one quad per grid edge that changes sign. Blocks of cells far from the surface are told by their middle and not sampled.
/// </summary>
internal sealed class SurfaceNets
{
    private const int LargestBlock = 16;
    private const int SmallestBlock = 2;

    // Soft unions and bent sheets are not exact distances, so a block is skipped only with a wide margin.
    private const float Margin = 1.85f;
    private readonly Vector3 _min;
    private readonly float _cell;
    private readonly int _nx;
    private readonly int _ny;
    private readonly int _nz;
    private readonly float[] _values;
    private readonly int[] _vertexOfCell;
    private readonly List<(int X, int Y, int Z)> _near = [];
    private readonly List<(int X, int Y, int Z)> _crossed = [];
    private readonly List<Vector3> _vertices = [];
    private readonly List<int> _indices = [];

    private SurfaceNets(Vector3 min, Vector3 max, float cell)
    {
        // One layer of cells more on each side, kept outside with what lies on the box itself, closes the surface whatever the solid does.
        _min = min - new Vector3(cell);
        _cell = cell;
        var size = (max - min) / cell;
        _nx = (int)MathF.Ceiling(size.X) + 3;
        _ny = (int)MathF.Ceiling(size.Y) + 3;
        _nz = (int)MathF.Ceiling(size.Z) + 3;
        _values = new float[_nx * _ny * _nz];
        _vertexOfCell = new int[_values.Length];
        Array.Fill(_vertexOfCell, -1);
    }

    /// <summary>The surface where <paramref name="field"/> is zero, within a box; what crosses the box is cut flat and closed.</summary>
    public static TriangleMesh Extract(Func<Vector3, float> field, Vector3 min, Vector3 max, float cell)
    {
        var nets = new SurfaceNets(min, max, cell);
        for (var z = 0; z < nets._nz; z += LargestBlock)
            for (var y = 0; y < nets._ny; y += LargestBlock)
                for (var x = 0; x < nets._nx; x += LargestBlock)
                    nets.Sample(field, (x, y, z), LargestBlock);
        foreach (var block in nets._near) nets.PlaceVertices(block);
        // Connecting may find further crossed cells, and they are connected in turn.
        for (var i = 0; i < nets._crossed.Count; i++) nets.ConnectQuads(nets._crossed[i]);
        return new TriangleMesh([.. nets._vertices], [.. nets._indices]);
    }

    private int At(int x, int y, int z) => (((z * _ny) + y) * _nx) + x;

    private Vector3 Point(float x, float y, float z) => _min + (new Vector3(x, y, z) * _cell);

    /// <summary>Samples a block: one value for all of it when the surface is far, else its eight parts, else every corner.</summary>
    private void Sample(Func<Vector3, float> field, (int X, int Y, int Z) from, int size)
    {
        if (from.X >= _nx || from.Y >= _ny || from.Z >= _nz) return;
        var half = (size - 1) / 2f;
        var middle = field(Point(from.X + half, from.Y + half, from.Z + half));
        if (MathF.Abs(middle) > (((size - 1) * 0.87f * Margin) + 0.5f) * _cell && (middle > 0 || !AtBorder(from, size)))
        {
            Fill(from, size, middle);
            return;
        }

        if (size == SmallestBlock)
        {
            _near.Add(from);
            SampleCorners(field, from);
            return;
        }

        size /= 2;
        for (var i = 0; i < 8; i++)
            Sample(field, (from.X + (size * (i & 1)), from.Y + (size * ((i >> 1) & 1)), from.Z + (size * (i >> 2))), size);
    }

    private bool AtBorder((int X, int Y, int Z) from, int size) =>
        from.X == 0 || from.Y == 0 || from.Z == 0 || from.X + size >= _nx - 2 || from.Y + size >= _ny - 2 || from.Z + size >= _nz - 2;

    private void Fill((int X, int Y, int Z) from, int size, float value)
    {
        var width = Math.Min(size, _nx - from.X);
        for (var z = from.Z; z < Math.Min(from.Z + size, _nz); z++)
            for (var y = from.Y; y < Math.Min(from.Y + size, _ny); y++)
                _values.AsSpan(At(from.X, y, z), width).Fill(value);
    }

    private void SampleCorners(Func<Vector3, float> field, (int X, int Y, int Z) from)
    {
        for (var z = from.Z; z < Math.Min(from.Z + SmallestBlock, _nz); z++)
            for (var y = from.Y; y < Math.Min(from.Y + SmallestBlock, _ny); y++)
                for (var x = from.X; x < Math.Min(from.X + SmallestBlock, _nx); x++)
                {
                    var value = field(Point(x, y, z));
                    var border = x <= 1 || y <= 1 || z <= 1 || x >= _nx - 2 || y >= _ny - 2 || z >= _nz - 2;
                    _values[At(x, y, z)] = border ? MathF.Max(value, _cell / 2) : value;
                }
    }

    /// <summary>A crossed cell has a corner in a near block: it is one of the block's cells, or one just before them.</summary>
    private void PlaceVertices((int X, int Y, int Z) block)
    {
        var (x0, y0, z0) = (Math.Max(0, block.X - 1), Math.Max(0, block.Y - 1), Math.Max(0, block.Z - 1));
        for (var z = z0; z < Math.Min(block.Z + SmallestBlock, _nz - 1); z++)
            for (var y = y0; y < Math.Min(block.Y + SmallestBlock, _ny - 1); y++)
                for (var x = x0; x < Math.Min(block.X + SmallestBlock, _nx - 1); x++)
                    if (_vertexOfCell[At(x, y, z)] < 0) PlaceVertex(x, y, z);
    }

    private void PlaceVertex(int x, int y, int z)
    {
        // Most cells are not crossed: they are told by the signs of their corners alone.
        var (v, n, up, next) = (_values, At(x, y, z), _nx * _ny, _nx);
        var inside = v[n] < 0;
        if (inside == v[n + 1] < 0 && inside == v[n + next] < 0 && inside == v[n + next + 1] < 0
            && inside == v[n + up] < 0 && inside == v[n + up + 1] < 0 && inside == v[n + up + next] < 0 && inside == v[n + up + next + 1] < 0) return;
        ReadOnlySpan<float> corner = [v[n], v[n + 1], v[n + next], v[n + next + 1], v[n + up], v[n + up + 1], v[n + up + next], v[n + up + next + 1]];
        var sum = Vector3.Zero;
        var crossings = 0;
        for (var i = 0; i < 8; i++)
            for (var axis = 1; axis < 8; axis <<= 1)
            {
                var j = i | axis;
                if (j == i || (corner[i] < 0) == (corner[j] < 0)) continue;
                var t = corner[i] / (corner[i] - corner[j]);
                var from = new Vector3(i & 1, (i >> 1) & 1, i >> 2);
                var to = new Vector3(j & 1, (j >> 1) & 1, j >> 2);
                sum += Steady.Lerp(from, to, t);
                crossings++;
            }

        _vertexOfCell[n] = _vertices.Count;
        _crossed.Add((x, y, z));
        _vertices.Add(Point(x, y, z) + (sum * (_cell / crossings)));
    }

    /// <summary>The quads of the three edges that leave a cell's first corner; an edge that changes sign lies on crossed cells only.</summary>
    private void ConnectQuads((int X, int Y, int Z) cell)
    {
        var (x, y, z) = cell;
        if (x == 0 || y == 0 || z == 0) return;
        var here = _values[At(x, y, z)] < 0;
        if (here != _values[At(x + 1, y, z)] < 0) Quad(here, (x, y - 1, z - 1), (x, y, z - 1), cell, (x, y - 1, z));
        if (here != _values[At(x, y + 1, z)] < 0) Quad(here, (x - 1, y, z - 1), (x - 1, y, z), cell, (x, y, z - 1));
        if (here != _values[At(x, y, z + 1)] < 0) Quad(here, (x - 1, y - 1, z), (x, y - 1, z), cell, (x - 1, y, z));
    }

    /// <summary>Two triangles; the given order runs counter-clockwise seen along the positive axis from outside when the near corner is inside.</summary>
    private void Quad(bool outward, (int X, int Y, int Z) a, (int X, int Y, int Z) b, (int X, int Y, int Z) c, (int X, int Y, int Z) d)
    {
        var (va, vb, vc, vd) = (Vertex(a), Vertex(b), Vertex(c), Vertex(d));
        if (!outward) (vb, vd) = (vd, vb);
        _indices.AddRange([va, vb, vc, va, vc, vd]);
    }

    /// <summary>
    /// The vertex of a crossed cell. Where a field is steeper than a distance, a block may have been passed over that the surface
    /// enters: its cells get their vertices here, so that the mesh stays closed.
    /// </summary>
    private int Vertex((int X, int Y, int Z) cell)
    {
        var at = At(cell.X, cell.Y, cell.Z);
        if (_vertexOfCell[at] < 0) PlaceVertex(cell.X, cell.Y, cell.Z);
        return _vertexOfCell[at];
    }
}
