using System.Numerics;
using System.Runtime.Intrinsics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>
/// The length of rays inside the union of several roundish bodies (trunk, thighs): per body only the first entry and
/// the last exit are kept, and the intervals are merged, so that overlapping flesh counts once.
/// </summary>
internal sealed class HullMap(ViewGeometry view)
{
    private readonly Rasterizer _rasterizer = new(view);
    private readonly List<(float[] Near, float[] Far)> _bodies = [];

    public ViewGeometry View => view;

    public void Add(TriangleMesh mesh, Matrix4x4 transform)
    {
        var near = Scratch.Take(view.Width * view.Height);
        var far = Scratch.Take(near.Length);
        Array.Fill(near, float.MaxValue);
        Array.Fill(far, float.MinValue);
        _rasterizer.Draw(mesh, transform, new HullSink(near, far));
        _bodies.Add((near, far));
    }

    /// <summary>Millimetres inside the union, per pixel of this map's view; the bodies are done with then.</summary>
    public float[] Lengths()
    {
        var lengths = Scratch.TakeClear(view.Width * view.Height);
        var rays = new float[view.Width];
        Span<(float Near, float Far)> spans = stackalloc (float, float)[_bodies.Count];
        for (var i = 0; i < lengths.Length; i++)
        {
            if (i % rays.Length == 0) view.RayLengths(i / rays.Length, rays);
            var count = 0;
            foreach (var (near, far) in _bodies)
                if (far[i] > near[i]) spans[count++] = (near[i], far[i]);
            if (count == 0) continue;
            var used = spans[..count];
            if (count > 1) Sort(used);
            lengths[i] = Merge(used) * rays[i % rays.Length];
        }

        foreach (var (near, far) in _bodies)
        {
            Scratch.Give(near);
            Scratch.Give(far);
        }

        _bodies.Clear();

        return lengths;
    }

    /// <summary>Few and often in order already: each goes back to its place.</summary>
    private static void Sort(Span<(float Near, float Far)> spans)
    {
        for (var i = 1; i < spans.Length; i++)
            for (var j = i; j > 0 && spans[j].Near < spans[j - 1].Near; j--)
                (spans[j], spans[j - 1]) = (spans[j - 1], spans[j]);
    }

    private static float Merge(ReadOnlySpan<(float Near, float Far)> spans)
    {
        var total = 0f;
        var end = float.MinValue;
        foreach (var (near, far) in spans)
        {
            if (far <= end) continue;
            total += far - MathF.Max(near, end);
            end = far;
        }

        return total;
    }

    private readonly struct HullSink(float[] near, float[] far) : ITriangleSink
    {
        public void Cross(int pixel, float along, int sign)
        {
            if (along < near[pixel]) near[pixel] = along;
            if (along > far[pixel]) far[pixel] = along;
        }

        public void Cross(int pixel, Vector256<float> along, Vector256<float> outside, int sign)
        {
            var first = near.AsSpan(pixel, Vector256<float>.Count);
            var last = far.AsSpan(pixel, Vector256<float>.Count);
            var (before, after) = (Vector256.Create<float>(first), Vector256.Create<float>(last));
            Vector256.ConditionalSelect(outside, before, Vector256.Min(before, along)).CopyTo(first);
            Vector256.ConditionalSelect(outside, after, Vector256.Max(after, along)).CopyTo(last);
        }
    }
}
