using System.Numerics;
using System.Runtime.Intrinsics;

namespace HipAi.Phantom.Geometry;

/// <summary>A chain of up to eight rods whose radius changes evenly, softly joined; all rods are measured at once.</summary>
internal sealed class RodChain
{
    private readonly int _count;
    private readonly float _soften;
    private readonly Vector256<float>[] _from = new Vector256<float>[4];
    private readonly Vector256<float>[] _along = new Vector256<float>[4];
    private readonly Vector256<float> _perLength;

    /// <param name="points">The joints, two to nine; W of each is the radius there.</param>
    /// <param name="soften">Over how many mm a fold is rounded.</param>
    public RodChain(ReadOnlySpan<Vector4> points, float soften)
    {
        if (points.Length is < 2 or > 9) throw new ArgumentException($"A chain has two to nine joints, not {points.Length}.", nameof(points));
        (_count, _soften) = (points.Length - 1, soften);
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            // Lanes that are not needed repeat the last rod.
            var rod = Math.Min(i, _count - 1);
            var (from, along) = (points[rod], points[rod + 1] - points[rod]);
            for (var axis = 0; axis < 4; axis++)
            {
                _from[axis] = _from[axis].WithElement(i, from[axis]);
                _along[axis] = _along[axis].WithElement(i, along[axis]);
            }

            _perLength = _perLength.WithElement(i, 1 / ((along.X * along.X) + (along.Y * along.Y) + (along.Z * along.Z)));
        }
    }

    /// <summary>Distance to the surface, negative inside.</summary>
    public float Distance(Vector3 p)
    {
        var (from, along) = (_from, _along);
        var (x, y, z) = (Vector256.Create(p.X) - from[0], Vector256.Create(p.Y) - from[1], Vector256.Create(p.Z) - from[2]);
        var t = (((x * along[0]) + (y * along[1])) + (z * along[2])) * _perLength;
        t = Vector256.Min(Vector256<float>.One, Vector256.Max(Vector256<float>.Zero, t));
        (x, y, z) = (x - (along[0] * t), y - (along[1] * t), z - (along[2] * t));
        Span<float> rods = stackalloc float[Vector256<float>.Count];
        (Vector256.Sqrt(((x * x) + (y * y)) + (z * z)) - (from[3] + (along[3] * t))).CopyTo(rods);
        var d = rods[0];
        for (var i = 1; i < _count; i++) d = SignedDistance.Union(d, rods[i], _soften);
        return d;
    }
}
