using System.Numerics;

namespace HipAi.Phantom.Geometry;

/// <summary>Signed distances (negative inside, mm) of simple solids, and soft set operations on them: what bones are modelled with.</summary>
internal static class SignedDistance
{
    public static float Sphere(Vector3 p, Vector3 centre, float radius) => Vector3.Distance(p, centre) - radius;

    public static float Ellipsoid(Vector3 p, Vector3 centre, Vector3 radii)
    {
        var q = p - centre;
        var k0 = (q / radii).Length();
        var k1 = (q / (radii * radii)).Length();
        return k1 < 1e-9f ? -MathF.Min(radii.X, MathF.Min(radii.Y, radii.Z)) : k0 * (k0 - 1) / k1;
    }

    /// <summary>A rod between two points whose radius changes evenly.</summary>
    public static float Capsule(Vector3 p, Vector3 a, Vector3 b, float radiusA, float radiusB)
    {
        var along = b - a;
        var t = Math.Clamp(Vector3.Dot(p - a, along) / along.LengthSquared(), 0, 1);
        return Vector3.Distance(p, a + (along * t)) - (radiusA + ((radiusB - radiusA) * t));
    }

    public static float Box(Vector3 p, Vector3 centre, Vector3 half, float round)
    {
        var q = Vector3.Abs(p - centre) - half + new Vector3(round);
        return Vector3.Max(q, Vector3.Zero).Length() + MathF.Min(MathF.Max(q.X, MathF.Max(q.Y, q.Z)), 0) - round;
    }

    /// <summary>Signed distance of a closed polygon in a plane.</summary>
    public static float Polygon(Vector2 p, ReadOnlySpan<Vector2> corners)
    {
        var d = Vector2.DistanceSquared(p, corners[0]);
        var sign = 1f;
        for (int i = 0, j = corners.Length - 1; i < corners.Length; j = i, i++)
        {
            var e = corners[j] - corners[i];
            var w = p - corners[i];
            d = MathF.Min(d, (w - (e * Math.Clamp(Vector2.Dot(w, e) / e.LengthSquared(), 0, 1))).LengthSquared());
            var above = p.Y >= corners[i].Y;
            var below = p.Y < corners[j].Y;
            var left = (e.X * w.Y) > (e.Y * w.X);
            if (above == below && above == left) sign = -sign;
        }

        return sign * MathF.Sqrt(d);
    }

    /// <summary>Union that rounds the fold over <paramref name="k"/> mm.</summary>
    public static float Union(float a, float b, float k)
    {
        var h = MathF.Max(k - MathF.Abs(a - b), 0) / k;
        return MathF.Min(a, b) - (h * h * k / 4);
    }

    public static float Intersection(float a, float b, float k) => -Union(-a, -b, k);

    public static float Difference(float a, float b, float k) => -Union(-a, b, k);

    public static float SmoothStep(float from, float to, float x)
    {
        var t = Math.Clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - (2 * t));
    }
}
