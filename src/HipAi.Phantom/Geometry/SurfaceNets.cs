using System.Numerics;

namespace HipAi.Phantom.Geometry;

/// <summary>
/// Turns a signed distance into a closed mesh (naive surface nets): one vertex per cell that the surface crosses,
/// one quad per grid edge that changes sign. Blocks far from the surface are told by their centre and not sampled.
/// </summary>
internal sealed class SurfaceNets
{
    private const int Block = 6;
    private readonly Vector3 _min;
    private readonly float _cell;
    private readonly int _nx;
    private readonly int _ny;
    private readonly int _nz;
    private readonly float[] _values;
    private readonly int[] _vertexOfCell;
    private readonly List<Vector3> _vertices = [];
    private readonly List<int> _indices = [];

    private SurfaceNets(Vector3 min, Vector3 max, float cell)
    {
        // One layer of cells more on each side, kept outside, closes the surface whatever the solid does.
        _min = min - new Vector3(cell);
        _cell = cell;
        var size = (max - min) / cell;
        _nx = (int)MathF.Ceiling(size.X) + 3;
        _ny = (int)MathF.Ceiling(size.Y) + 3;
        _nz = (int)MathF.Ceiling(size.Z) + 3;
        _values = new float[_nx * _ny * _nz];
        _vertexOfCell = new int[_values.Length];
    }

    /// <summary>The surface where <paramref name="field"/> is zero, within a box; what crosses the box is cut flat and closed.</summary>
    public static TriangleMesh Extract(Func<Vector3, float> field, Vector3 min, Vector3 max, float cell)
    {
        var nets = new SurfaceNets(min, max, cell);
        nets.Sample(field);
        return nets.Mesh();
    }

    private int At(int x, int y, int z) => (((z * _ny) + y) * _nx) + x;

    private Vector3 Point(int x, int y, int z) => _min + (new Vector3(x, y, z) * _cell);

    private TriangleMesh Mesh()
    {
        _vertices.Clear();
        _indices.Clear();
        CloseBorder();
        PlaceVertices();
        ConnectQuads();
        return new TriangleMesh([.. _vertices], [.. _indices]);
    }

    private void Sample(Func<Vector3, float> field)
    {
        for (var z = 0; z < _nz; z += Block)
            for (var y = 0; y < _ny; y += Block)
                for (var x = 0; x < _nx; x += Block)
                    SampleBlock(field, x, y, z);
    }

    private void SampleBlock(Func<Vector3, float> field, int x0, int y0, int z0)
    {
        var x1 = Math.Min(x0 + Block, _nx);
        var y1 = Math.Min(y0 + Block, _ny);
        var z1 = Math.Min(z0 + Block, _nz);
        var centre = field(Point(x0, y0, z0) + (new Vector3(Block - 1) * (_cell / 2)));
        // Soft unions and bent sheets are not exact distances, so a block is skipped only with a wide margin.
        var far = MathF.Abs(centre) > Block * _cell * 1.6f;
        for (var z = z0; z < z1; z++)
            for (var y = y0; y < y1; y++)
                for (var x = x0; x < x1; x++)
                    _values[At(x, y, z)] = far ? centre : field(Point(x, y, z));
    }

    private void CloseBorder()
    {
        for (var z = 0; z < _nz; z++)
            for (var y = 0; y < _ny; y++)
                for (var x = 0; x < _nx; x++)
                    if (x <= 1 || y <= 1 || z <= 1 || x >= _nx - 2 || y >= _ny - 2 || z >= _nz - 2)
                        _values[At(x, y, z)] = MathF.Max(_values[At(x, y, z)], _cell / 2);
    }

    private void PlaceVertices()
    {
        for (var z = 0; z < _nz - 1; z++)
            for (var y = 0; y < _ny - 1; y++)
                for (var x = 0; x < _nx - 1; x++)
                    PlaceVertex(x, y, z);
    }

    private void PlaceVertex(int x, int y, int z)
    {
        Span<float> corner = stackalloc float[8];
        var inside = 0;
        for (var i = 0; i < 8; i++)
        {
            corner[i] = _values[At(x + (i & 1), y + ((i >> 1) & 1), z + (i >> 2))];
            if (corner[i] < 0) inside++;
        }

        if (inside is 0 or 8) return;
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

        _vertexOfCell[At(x, y, z)] = _vertices.Count;
        _vertices.Add(Point(x, y, z) + (sum * (_cell / crossings)));
    }

    private void ConnectQuads()
    {
        for (var z = 1; z < _nz - 1; z++)
            for (var y = 1; y < _ny - 1; y++)
                for (var x = 1; x < _nx - 1; x++)
                {
                    var here = _values[At(x, y, z)] < 0;
                    if (here != _values[At(x + 1, y, z)] < 0) Quad(here, At(x, y - 1, z - 1), At(x, y, z - 1), At(x, y, z), At(x, y - 1, z));
                    if (here != _values[At(x, y + 1, z)] < 0) Quad(here, At(x - 1, y, z - 1), At(x - 1, y, z), At(x, y, z), At(x, y, z - 1));
                    if (here != _values[At(x, y, z + 1)] < 0) Quad(here, At(x - 1, y - 1, z), At(x, y - 1, z), At(x, y, z), At(x - 1, y, z));
                }
    }

    /// <summary>Two triangles; the given order runs counter-clockwise seen along the positive axis from outside when the near corner is inside.</summary>
    private void Quad(bool outward, int a, int b, int c, int d)
    {
        var (va, vb, vc, vd) = (_vertexOfCell[a], _vertexOfCell[b], _vertexOfCell[c], _vertexOfCell[d]);
        if (!outward) (vb, vd) = (vd, vb);
        _indices.AddRange([va, vb, vc, va, vc, vd]);
    }
}
