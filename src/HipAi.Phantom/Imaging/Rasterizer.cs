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
    private const int SmallSide = 40;
    private const int SmallReach = 12_000;
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
        var (a, b, c) = (_snapped[ia], _snapped[ib], _snapped[ic]);
        var (x0, x1) = Range(a.X, b.X, c.X, view.Width);
        var (y0, y1) = Range(a.Y, b.Y, c.Y, view.Height);
        if (x0 > x1 || y0 > y1 || MathF.Min(_along[ia], MathF.Min(_along[ib], _along[ic])) < NearestAlong) return;
        var area = ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
        if (area == 0) return;
        // Seen from the source with y down, a face turned to the source runs counter-clockwise: negative area.
        var sign = area < 0 ? -1 : 1;
        if (area < 0) (b, c, ib, ic, area) = (c, b, ic, ib, -area);
        if (x1 - x0 < SmallSide && y1 - y0 < SmallSide && InReach(a, x0, y0) && InReach(b, x0, y0) && InReach(c, x0, y0))
            FillSmall((a, _along[ia]), (b, _along[ib]), (c, _along[ic]), (x0, y0, x1, y1), area, sign, sink);
        else
            FillLarge(ia, ib, ic, (x0, y0, x1, y1), sign, sink);
    }

    /// <summary>Few pixels: whole numbers of 32 bits, and the depth taken as linear, which errs by less than 0.01 mm over a few millimetres.</summary>
    private void FillSmall<TSink>(
        ((long X, long Y) At, float Along) a, ((long X, long Y) At, float Along) b, ((long X, long Y) At, float Along) c,
        (int X0, int Y0, int X1, int Y1) box, long area, int sign, TSink sink)
        where TSink : ITriangleSink
    {
        var (left, top) = ((long)box.X0 * SubPixel, (long)box.Y0 * SubPixel);
        var (bx, by) = (b.At.X - a.At.X, b.At.Y - a.At.Y);
        var (cx, cy) = (c.At.X - a.At.X, c.At.Y - a.At.Y);
        var (db, dc) = (b.Along - a.Along, c.Along - a.Along);
        var stepX = ((db * cy) - (dc * by)) * SubPixel / area;
        var stepY = ((dc * bx) - (db * cx)) * SubPixel / area;
        var first = a.Along - (stepX * (a.At.X - left) / SubPixel) - (stepY * (a.At.Y - top) / SubPixel);
        var (ab, bc, ca) = (new Edge(a.At, b.At), new Edge(b.At, c.At), new Edge(c.At, a.At));
        int r0 = (int)ab.At(left, top), r1 = (int)bc.At(left, top), r2 = (int)ca.At(left, top);
        int sx0 = (int)ab.StepX, sx1 = (int)bc.StepX, sx2 = (int)ca.StepX;
        for (var y = box.Y0; y <= box.Y1; y++)
        {
            int e0 = r0, e1 = r1, e2 = r2;
            var along = first;
            var pixel = (y * view.Width) + box.X0;
            for (var n = box.X1 - box.X0; n >= 0; n--)
            {
                if ((e0 | e1 | e2) >= 0) sink.Cross(pixel, along, sign);
                e0 += sx0;
                e1 += sx1;
                e2 += sx2;
                along += stepX;
                pixel++;
            }

            r0 += (int)ab.StepY;
            r1 += (int)bc.StepY;
            r2 += (int)ca.StepY;
            first += stepY;
        }
    }

    /// <summary>Many pixels: the depth exactly, by 1/along, which is linear over the detector.</summary>
    private void FillLarge<TSink>(int ia, int ib, int ic, (int X0, int Y0, int X1, int Y1) box, int sign, TSink sink)
        where TSink : ITriangleSink
    {
        var plane = Plane(ia, ib, ic);
        var nearest = MathF.Min(_along[ia], MathF.Min(_along[ib], _along[ic]));
        var farthest = MathF.Max(_along[ia], MathF.Max(_along[ib], _along[ic]));
        var (ab, bc, ca) = (new Edge(_snapped[ia], _snapped[ib]), new Edge(_snapped[ib], _snapped[ic]), new Edge(_snapped[ic], _snapped[ia]));
        for (var y = box.Y0; y <= box.Y1; y++)
        {
            long px = (long)box.X0 * SubPixel, py = (long)y * SubPixel;
            long e0 = ab.At(px, py), e1 = bc.At(px, py), e2 = ca.At(px, py);
            var inverse = plane.One + (plane.Y * y) + (plane.X * box.X0);
            for (var x = box.X0; x <= box.X1; x++)
            {
                if ((e0 | e1 | e2) >= 0) sink.Cross((y * view.Width) + x, Math.Clamp((float)(1 / inverse), nearest, farthest), sign);
                e0 += ab.StepX;
                e1 += bc.StepX;
                e2 += ca.StepX;
                inverse += plane.X;
            }
        }
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

    /// <summary>Near enough to the box that products of its offsets fit into 32 bits.</summary>
    private static bool InReach((long X, long Y) corner, int x0, int y0) =>
        Math.Abs(corner.X - ((long)x0 * SubPixel)) < SmallReach && Math.Abs(corner.Y - ((long)y0 * SubPixel)) < SmallReach;

    /// <summary>The pixels from the least to the greatest of three coordinates, within the image.</summary>
    private static (int From, int To) Range(long a, long b, long c, int size) => (
        (int)Math.Max(0, Math.Min(a, Math.Min(b, c)) >> 8),
        (int)Math.Min(size - 1, (Math.Max(a, Math.Max(b, c)) >> 8) + 1));

    /// <summary>Which side of an edge a point lies on; a point on the edge belongs to one neighbour only.</summary>
    private readonly struct Edge((long X, long Y) from, (long X, long Y) to)
    {
        private readonly long _dx = to.X - from.X;
        private readonly long _dy = to.Y - from.Y;

        public long StepX => -_dy * SubPixel;

        public long StepY => _dx * SubPixel;

        public long At(long x, long y)
        {
            var value = (_dx * (y - from.Y)) - (_dy * (x - from.X));
            var owns = _dy < 0 || (_dy == 0 && _dx > 0);
            return owns ? value : value - 1;
        }
    }
}
