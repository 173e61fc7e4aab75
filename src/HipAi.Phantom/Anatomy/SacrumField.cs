using System.Numerics;
using HipAi.Phantom.Geometry;
using static HipAi.Phantom.Geometry.SignedDistance;

namespace HipAi.Phantom.Anatomy;

/// <summary>
/// Sacrum and coccyx as a signed distance; x to one side (symmetrical), y anterior, z up, origin midway between the two
/// head centres.
/// </summary>
internal sealed class SacrumField
{
    // The row of vertebral bodies, bent backwards: centre, half width, half depth.
    private static readonly (Vector3 Centre, Vector3 Half)[] Bodies =
    [
        (new(0, -53, 80), new(26, 14, 14)), (new(0, -69, 60), new(20, 11, 12)), (new(0, -83, 41), new(16, 9, 12)), (new(0, -91, 22), new(12.5f, 8, 11)),
        (new(0, -93, 5), new(10, 6, 10)), (new(0, -88, -9), new(7, 6.5f, 8)), (new(0, -79, -18), new(6.5f, 6.5f, 7)),
    ];

    private static readonly RodChain Lateral = new([new(32, -66, 70, 12.5f), new(31, -78, 54, 11), new(25, -88, 35, 9), new(19, -95, 17, 6), new(13, -96, 4, 5)], 8);

    private readonly Vector3 _size;

    public SacrumField(float scale, float hipDistance) => _size = new Vector3(hipDistance / 176, scale, scale);

    public Vector3 Min => new Vector3(-68, -116, -28) * _size;

    public Vector3 Max => new Vector3(68, -20, 104) * _size;

    public float Outer(Vector3 point)
    {
        var p = point / _size;
        p.X = MathF.Abs(p.X);
        return Bone(p) * MathF.Min(_size.X, _size.Y);
    }

    /// <summary>Thickness of the cortex: an end plate above, subchondral bone at the joints.</summary>
    public float Cortex(Vector3 point)
    {
        var p = point / _size;
        p.X = MathF.Abs(p.X);
        var joint = SmoothStep(-4, -1, Joint(p)) * SmoothStep(25, 34, p.Z);
        return (p.Z > 84 ? 0.95f : 0.55f) + (0.7f * joint);
    }

    private static float Bone(Vector3 p)
    {
        var d = float.MaxValue;
        foreach (var (centre, half) in Bodies)
        {
            if (MathF.Abs(p.Z - centre.Z) > 40) continue;
            var next = Box(p, centre, half, 6.5f);
            d = d > 1e6f ? next : Union(d, next, 6);
        }

        if (d > 1e6f) return 40;
        d = Union(d, Lateral.Distance(p), 8);
        // The wing falls off to the side: its upper border runs from the promontory down to the joint.
        if (p.Z > 25) d = Union(d, Ellipsoid(p + new Vector3(0, 0, 0.42f * (p.X - 16)), new Vector3(30, -61, 79), new Vector3(37, 12, 16)), 11);
        d = Union(d, Capsule(p, new Vector3(0, -86, 68), new Vector3(0, -102, 22), 2.5f, 3), 12);
        return Foramina(p, Intersection(d, Joint(p), 3));
    }

    /// <summary>The joint faces lean and bulge: the sacrum is widest in front and at the middle of the joint.</summary>
    private static float Joint(Vector3 p)
    {
        var high = (p.Z - 62) / 30;
        return (p.X - 44.5f - ((p.Y + 72) * 0.5f) + (5 * high * high) - (2.5f * high)) * 0.86f;
    }

    private static float Foramina(Vector3 p, float d)
    {
        for (var i = 0; i < 4; i++)
        {
            var height = 67 - (i * 18.5f);
            if (MathF.Abs(p.Z - height) > 16) continue;
            // The foramina are pits that run in from the front and upwards; bone lies behind most of them.
            var mouth = new Vector3(25 - (i * 2.6f), -54 - (i * 11.5f), height - 3);
            d = Difference(d, Capsule(p, mouth, mouth + new Vector3(-3, -15, 6), 6.2f - (i * 0.5f), 1.2f), 4.5f);
        }

        return d;
    }
}
