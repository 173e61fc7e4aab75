using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>
/// Projects triangles onto the detector. Corners are snapped to 1/256 pixel and edges follow the top-left rule in whole
/// numbers, so that a closed mesh gives every ray as many entries as exits: outside its shadow lengths cancel exactly.
/// Eight pixels of a row are filled at once, with the same bits on every machine.
/// </summary>
internal sealed class Rasterizer(ViewGeometry view)
{
    private const int SubPixel = 256;
    private const float NearestAlong = 0.05f;
    private const int SmallSide = 40 * SubPixel;
    private const int Eight = 8;
    private readonly int _lastEight = (view.Width * view.Height) - Eight;
    private Corner[] _corners = [];

    public void Draw<TSink>(TriangleMesh mesh, Matrix4x4 transform, TSink sink)
        where TSink : ITriangleSink
    {
        if (!Place(mesh.Vertices, transform)) return;
        var mirrored = transform.GetDeterminant() < 0;
        var indices = mesh.Indices;
        for (var i = 0; i + 2 < indices.Length; i += 3)
        {
            var (a, b, c) = (_corners[indices[i]], _corners[indices[i + 1]], _corners[indices[i + 2]]);
            if (mirrored) Triangle(a, c, b, sink);
            else Triangle(a, b, c, sink);
        }
    }

    /// <summary>Projects the corners of a mesh; false when all of them lie beyond one side of the image.</summary>
    private bool Place(Vector3[] vertices, Matrix4x4 transform)
    {
        if (_corners.Length < vertices.Length) _corners = new Corner[vertices.Length];
        // One sum of products gives column and row, each times the distance, and the distance itself.
        var (x, y, z) = (Lane(transform.M11, transform.M12, transform.M13), Lane(transform.M21, transform.M22, transform.M23), Lane(transform.M31, transform.M32, transform.M33));
        var from = new Vector3(transform.M41, transform.M42, transform.M43) - view.Source;
        var origin = Lane(from.X, from.Y, from.Z);
        var corner = view.Source - view.Corner;
        var scale = SubPixel / view.Pitch;
        var (left, top) = (Vector3.Dot(corner, view.Right) * scale, Vector3.Dot(corner, view.Down) * scale);
        var (least, most) = ((X: int.MaxValue, Y: int.MaxValue), (X: int.MinValue, Y: int.MinValue));
        for (var i = 0; i < vertices.Length; i++)
        {
            var v = vertices[i];
            var seen = (((x * v.X) + (y * v.Y)) + (z * v.Z)) + origin;
            var near = 1 / seen.Z;
            var at = new Corner(Snap((seen.X * near) + left), Snap((seen.Y * near) + top), seen.Z);
            _corners[i] = at;
            least = (Math.Min(least.X, at.X), Math.Min(least.Y, at.Y));
            most = (Math.Max(most.X, at.X), Math.Max(most.Y, at.Y));
        }

        return most.X >= 0 && most.Y >= 0 && least.X < view.Width * SubPixel && least.Y < view.Height * SubPixel;
    }

    /// <summary>A direction as the detector sees it: across, down and along the beam.</summary>
    private Vector4 Lane(float x, float y, float z)
    {
        var direction = new Vector3(x, y, z);
        var scale = SubPixel / view.Pitch;
        return new(Vector3.Dot(direction, view.Right) * scale, Vector3.Dot(direction, view.Down) * scale, Vector3.Dot(direction, view.Beam) / view.SourceToDetector, 0);
    }

    private static int Snap(float place) => (int)MathF.Round(Math.Clamp(place, -2.5e8f, 2.5e8f));

    private void Triangle<TSink>(in Corner a, in Corner b, in Corner c, TSink sink)
        where TSink : ITriangleSink
    {
        var (minX, maxX) = (Math.Min(a.X, Math.Min(b.X, c.X)), Math.Max(a.X, Math.Max(b.X, c.X)));
        var (minY, maxY) = (Math.Min(a.Y, Math.Min(b.Y, c.Y)), Math.Max(a.Y, Math.Max(b.Y, c.Y)));
        var box = new Box(Math.Max(0, minX >> 8), Math.Max(0, minY >> 8), Math.Min(view.Width - 1, (maxX >> 8) + 1), Math.Min(view.Height - 1, (maxY >> 8) + 1));
        if (box.X0 > box.X1 || box.Y0 > box.Y1 || MathF.Min(a.Along, MathF.Min(b.Along, c.Along)) < NearestAlong) return;
        // Seen from the source with y down, a face turned to the source runs counter-clockwise: negative area.
        if (maxX - minX < SmallSide && maxY - minY < SmallSide)
        {
            var area = ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
            if (area < 0) FillSmall(a, c, b, box, -area, -1, sink);
            else if (area > 0) FillSmall(a, b, c, box, area, 1, sink);
        }
        else
        {
            var area = ((long)(b.X - a.X) * (c.Y - a.Y)) - ((long)(b.Y - a.Y) * (c.X - a.X));
            if (area < 0) FillLarge(a, c, b, box, -area, -1, sink);
            else if (area > 0) FillLarge(a, b, c, box, area, 1, sink);
        }
    }

    /// <summary>Few pixels: whole numbers of 32 bits, and the depth taken as linear, which errs by less than 0.01 mm over a few millimetres.</summary>
    private void FillSmall<TSink>(in Corner a, in Corner b, in Corner c, Box box, int area, int sign, TSink sink)
        where TSink : ITriangleSink
    {
        var (left, top) = (box.X0 * SubPixel, box.Y0 * SubPixel);
        var (db, dc, scale) = (b.Along - a.Along, c.Along - a.Along, (float)SubPixel / area);
        var stepX = ((db * (c.Y - a.Y)) - (dc * (b.Y - a.Y))) * scale;
        var stepY = ((dc * (b.X - a.X)) - (db * (c.X - a.X))) * scale;
        var first = a.Along - (stepX * (a.X - left) / SubPixel) - (stepY * (a.Y - top) / SubPixel);
        var (ab, bc, ca) = (new Edge(a, b), new Edge(b, c), new Edge(c, a));
        var (s0, s1, s2) = (Vector256.Create(ab.StepY), Vector256.Create(bc.StepY), Vector256.Create(ca.StepY));
        var (lanes, steps) = (Vector256<int>.Indices, Vector256.ConvertToSingle(Vector256<int>.Indices));
        for (var x = box.X0; x <= box.X1; x += Eight)
        {
            var (e0, e1, e2) = (ab.Row(x * SubPixel, top), bc.Row(x * SubPixel, top), ca.Row(x * SubPixel, top));
            var along = Vector256.Create(first + (stepX * (x - box.X0))) + (steps * stepX);
            var beyond = Vector256.GreaterThan(lanes, Vector256.Create(box.X1 - x));
            var pixel = (box.Y0 * view.Width) + x;
            for (var y = box.Y0; y <= box.Y1; y++)
            {
                var outside = Vector256.ShiftRightArithmetic(e0 | e1 | e2, 31) | beyond;
                if (outside.ExtractMostSignificantBits() != 0xff) Cross(pixel, along, outside, sign, sink);
                (e0, e1, e2) = (e0 + s0, e1 + s1, e2 + s2);
                along += Vector256.Create(stepY);
                pixel += view.Width;
            }
        }
    }

    /// <summary>Many pixels: the stretch of each row, and the depth exactly, by 1/along, which is linear over the detector.</summary>
    private void FillLarge<TSink>(in Corner a, in Corner b, in Corner c, Box box, long area, int sign, TSink sink)
        where TSink : ITriangleSink
    {
        var (one, db, dc) = (1.0 / a.Along, (1.0 / b.Along) - (1.0 / a.Along), (1.0 / c.Along) - (1.0 / a.Along));
        var stepX = ((db * (c.Y - a.Y)) - (dc * (b.Y - a.Y))) / area;
        var stepY = ((dc * (b.X - a.X)) - (db * (c.X - a.X))) / area;
        var nearest = Vector256.Create(MathF.Min(a.Along, MathF.Min(b.Along, c.Along)));
        var farthest = Vector256.Create(MathF.Max(a.Along, MathF.Max(b.Along, c.Along)));
        var (ab, bc, ca) = (new Edge(a, b), new Edge(b, c), new Edge(c, a));
        var lanes = Vector256<int>.Indices;
        var steps = Vector256.ConvertToSingle(lanes) * (float)(stepX * SubPixel);
        for (var y = box.Y0; y <= box.Y1; y++)
        {
            var (from, to) = (box.X0, box.X1);
            ab.Narrow(y, ref from, ref to);
            bc.Narrow(y, ref from, ref to);
            ca.Narrow(y, ref from, ref to);
            for (var x = from; x <= to; x += Eight)
            {
                var inverse = one + (stepX * (((long)x * SubPixel) - a.X)) + (stepY * (((long)y * SubPixel) - a.Y));
                var along = Vector256<float>.One / (Vector256.Create((float)inverse) + steps);
                along = Vector256.Max(nearest, Vector256.Min(farthest, along));
                Cross((y * view.Width) + x, along, Vector256.GreaterThan(lanes, Vector256.Create(to - x)), sign, sink);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Cross<TSink>(int pixel, Vector256<float> along, Vector256<int> outside, int sign, TSink sink)
        where TSink : ITriangleSink
    {
        if (pixel <= _lastEight) sink.Cross(pixel, along, outside.AsSingle(), sign);
        else CrossOneByOne(pixel, along, outside, sign, sink);
    }

    /// <summary>At the end of the plane.</summary>
    private static void CrossOneByOne<TSink>(int pixel, Vector256<float> along, Vector256<int> outside, int sign, TSink sink)
        where TSink : ITriangleSink
    {
        for (var i = 0; i < Eight; i++)
            if (outside[i] == 0) sink.Cross(pixel + i, along[i], sign);
    }

    /// <summary>A projected corner, in 1/256 pixel.</summary>
    private readonly record struct Corner(int X, int Y, float Along);

    /// <summary>The pixels a triangle may cover.</summary>
    private readonly record struct Box(int X0, int Y0, int X1, int Y1);

    /// <summary>Which side of an edge a point lies on (0 and more is inside); a point on the edge belongs to one neighbour only.</summary>
    private readonly struct Edge(in Corner from, in Corner to)
    {
        private readonly int _x = from.X;
        private readonly int _y = from.Y;
        private readonly int _dx = to.X - from.X;
        private readonly int _dy = to.Y - from.Y;

        /// <summary>The change from one row to the next.</summary>
        public int StepY => _dx * SubPixel;

        private int Shared => _dy < 0 || (_dy == 0 && _dx > 0) ? 0 : 1;

        /// <summary>Eight pixels from a place on; the edge must be short and near.</summary>
        public Vector256<int> Row(int x, int y) =>
            Vector256.Create((_dx * (y - _y)) - (_dy * (x - _x)) - Shared) - (Vector256<int>.Indices * (_dy * SubPixel));

        /// <summary>Takes the pixels of a row that lie outside off its ends.</summary>
        public void Narrow(int row, ref int from, ref int to)
        {
            // Inside where step * column <= room.
            var (step, room) = ((long)_dy * SubPixel, ((long)_dx * (((long)row * SubPixel) - _y)) + ((long)_dy * _x) - Shared);
            if (step > 0) to = (int)Math.Clamp(Floor(room, step), -1, to);
            else if (step < 0) from = (int)Math.Clamp(-Floor(room, -step), from, int.MaxValue - Eight);
            else if (room < 0) to = -1;
        }

        private static long Floor(long a, long b) => a >= 0 ? a / b : -((b - 1 - a) / b);
    }
}
