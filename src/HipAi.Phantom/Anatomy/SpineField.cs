using System.Numerics;
using static HipAi.Phantom.Geometry.SignedDistance;

namespace HipAi.Phantom.Anatomy;

/// <summary>
/// Sacrum, coccyx and the lower lumbar vertebrae as a signed distance; x to one side (symmetrical), y anterior, z up,
/// origin midway between the two head centres.
/// </summary>
internal sealed class SpineField(float scale, float hipDistance)
{
    private static readonly (Vector3 Centre, Vector3 Half)[] Sacral =
    [
        (new(0, -58, 68), new(27, 15, 15)), (new(0, -74, 44), new(21, 12, 13)), (new(0, -86, 22), new(17, 10, 12)), (new(0, -91, 0), new(14, 8, 12)),
        (new(0, -88, -20), new(11, 7, 11)), (new(0, -79, -36), new(7, 5, 9)),
    ];

    private static readonly Vector3[] Lumbar = [new(0, -42, 102), new(0, -33, 138), new(0, -30, 175)];

    public Vector3 Min => new Vector3(-72, -118, -55) * scale;

    public Vector3 Max => new Vector3(72, 8, 205) * scale;

    public float Outer(Vector3 point)
    {
        var p = point / scale;
        p.X = MathF.Abs(p.X);
        return MathF.Min(SacrumBone(p), Vertebrae(p)) * scale;
    }

    public static float Cortex(Vector3 point) => point.Z > 80 ? 1.2f : 0.8f;

    private float SacrumBone(Vector3 p)
    {
        if (p.Z > 110) return p.Z - 95;
        var d = float.MaxValue;
        foreach (var (centre, half) in Sacral)
        {
            var next = Box(p, centre, half, 6);
            d = d > 1e6f ? next : Union(d, next, 7);
        }

        var joint = (hipDistance / 2 / scale) - 45;
        d = Union(d, Ellipsoid(p, new Vector3(24, -68, 60), new Vector3(joint - 13, 15, 24)), 8);
        d = Union(d, Capsule(p, new Vector3(26, -76, 40), new Vector3(19, -90, 8), 13, 8), 6);
        d = Union(d, Capsule(p, new Vector3(0, -92, 66), new Vector3(0, -104, 8), 5, 4), 5);
        for (var i = 0; i < 4; i++)
        {
            var z = 56 - (i * 21);
            var hole = Ellipsoid(p, new Vector3(23 - (i * 2.5f), -62 - (i * 8), z), new Vector3(6.5f - (i * 0.7f), 14, 5.2f - (i * 0.5f)));
            d = Difference(d, hole, 4);
        }

        return d;
    }

    private static float Vertebrae(Vector3 p)
    {
        if (p.Z < 70) return 85 - p.Z;
        var nearest = 0;
        for (var i = 1; i < Lumbar.Length; i++)
            if (MathF.Abs(p.Z - Lumbar[i].Z) < MathF.Abs(p.Z - Lumbar[nearest].Z)) nearest = i;
        var c = Lumbar[nearest];
        // The body is waisted: its end plates stand out.
        var waist = 3 * MathF.Max(0, 1 - (MathF.Abs(p.Z - c.Z) / 12));
        var d = Box(p, c, new Vector3(26 - waist, 17 - waist, 14), 4);
        d = Union(d, Capsule(p, c + new Vector3(15, -16, 5), c + new Vector3(15, -32, 4), 7, 7), 3);
        d = Union(d, Capsule(p, c + new Vector3(16, -30, 4), c + new Vector3(46, -34, 8), 5, 3.5f), 4);
        d = Union(d, Capsule(p, c + new Vector3(17, -38, 18), c + new Vector3(17, -40, -16), 7, 7), 4);
        return Union(d, Capsule(p, c + new Vector3(0, -44, 0), c + new Vector3(0, -66, -8), 4.5f, 4.5f), 5);
    }
}
