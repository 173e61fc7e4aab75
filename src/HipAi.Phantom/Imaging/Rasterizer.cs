using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>
/// Projects triangles onto the detector. Corners are snapped to 1/256 pixel and edges follow the top-left rule in whole
/// numbers, so that a closed mesh gives every ray as many entries as exits: outside its shadow lengths cancel exactly.
/// </summary>
internal sealed class Rasterizer(ViewGeometry view)
{
    private const int SubPixel = 256;
    private const float NearestAlong = 0.05f;
    private (long X, long Y)[] _snapped = [];
    private float[] _along = [];
    private Vector3[] _points = [];

    public void Draw<TSink>(TriangleMesh mesh, Matrix4x4 transform, TSink sink)
        where TSink : ITriangleSink
    {
        Place(mesh, transform);
        var mirrored = transform.GetDeterminant() < 0;
        var indices = mesh.Indices;
        for (var i = 0; i < indices.Length; i += 3)
        {
            var (b, c) = mirrored ? (indices[i + 2], indices[i + 1]) : (indices[i + 1], indices[i + 2]);
            Triangle(indices[i], b, c, sink);
        }
    }

    private void Place(TriangleMesh mesh, Matrix4x4 transform)
    {
        var n = mesh.Vertices.Length;
        if (_along.Length < n) (_snapped, _along, _points) = (new (long, long)[n], new float[n], new Vector3[n]);
        for (var i = 0; i < n; i++)
        {
            _points[i] = Steady.Transform(mesh.Vertices[i], transform);
            var (x, y, along) = view.Project(_points[i]);
            _along[i] = along;
            _snapped[i] = ((long)MathF.Round(Math.Clamp(x, -1e6f, 1e6f) * SubPixel), (long)MathF.Round(Math.Clamp(y, -1e6f, 1e6f) * SubPixel));
        }
    }

    private void Triangle<TSink>(int ia, int ib, int ic, TSink sink)
        where TSink : ITriangleSink
    {
        var nearest = MathF.Min(_along[ia], MathF.Min(_along[ib], _along[ic]));
        if (nearest < NearestAlong) return;
        var (a, b, c) = (_snapped[ia], _snapped[ib], _snapped[ic]);
        var area = ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
        if (area == 0) return;
        // Seen from the source with y down, a face turned to the source runs counter-clockwise: negative area.
        var sign = area < 0 ? -1 : 1;
        if (area < 0) (b, c) = (c, b);
        var plane = Plane(ia, ib, ic);
        var farthest = MathF.Max(_along[ia], MathF.Max(_along[ib], _along[ic]));
        Fill(a, b, c, plane, (nearest, farthest), sign, sink);
    }

    /// <summary>Coefficients of 1/along, which is linear over the detector.</summary>
    private (double X, double Y, double One) Plane(int ia, int ib, int ic)
    {
        var normal = Steady.Cross(_points[ib] - _points[ia], _points[ic] - _points[ia]);
        double h = Vector3.Dot(normal, _points[ia] - view.Source);
        if (Math.Abs(h) < 1e-12) h = 1e-12;
        var (right, down) = (Vector3.Dot(normal, view.Right), Vector3.Dot(normal, view.Down));
        return (right * view.Pitch / h, down * view.Pitch / h, Vector3.Dot(normal, view.Corner - view.Source) / h);
    }

    private void Fill<TSink>(
        (long X, long Y) a, (long X, long Y) b, (long X, long Y) c, (double X, double Y, double One) plane, (float Near, float Far) range, int sign, TSink sink)
        where TSink : ITriangleSink
    {
        var x0 = (int)Math.Max(0, FloorPixel(Math.Min(a.X, Math.Min(b.X, c.X))));
        var x1 = (int)Math.Min(view.Width - 1, FloorPixel(Math.Max(a.X, Math.Max(b.X, c.X))) + 1);
        var y0 = (int)Math.Max(0, FloorPixel(Math.Min(a.Y, Math.Min(b.Y, c.Y))));
        var y1 = (int)Math.Min(view.Height - 1, FloorPixel(Math.Max(a.Y, Math.Max(b.Y, c.Y))) + 1);
        if (x0 > x1 || y0 > y1) return;
        var (ab, bc, ca) = (new Edge(a, b), new Edge(b, c), new Edge(c, a));
        for (var y = y0; y <= y1; y++)
        {
            long px = (long)x0 * SubPixel, py = (long)y * SubPixel;
            long e0 = ab.At(px, py), e1 = bc.At(px, py), e2 = ca.At(px, py);
            var inverse = plane.One + (plane.Y * y) + (plane.X * x0);
            for (var x = x0; x <= x1; x++)
            {
                if ((e0 | e1 | e2) >= 0) sink.Cross((y * view.Width) + x, Math.Clamp((float)(1 / inverse), range.Near, range.Far), sign);
                e0 += ab.StepX;
                e1 += bc.StepX;
                e2 += ca.StepX;
                inverse += plane.X;
            }
        }
    }

    private static long FloorPixel(long subPixel) => subPixel >> 8;

    /// <summary>Which side of an edge a point lies on; a point on the edge belongs to one neighbour only.</summary>
    private readonly struct Edge((long X, long Y) from, (long X, long Y) to)
    {
        private readonly long _dx = to.X - from.X;
        private readonly long _dy = to.Y - from.Y;

        public long StepX => -_dy * SubPixel;

        public long At(long x, long y)
        {
            var value = (_dx * (y - from.Y)) - (_dy * (x - from.X));
            var owns = _dy < 0 || (_dy == 0 && _dx > 0);
            return owns ? value : value - 1;
        }
    }
}
