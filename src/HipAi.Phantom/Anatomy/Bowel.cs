using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Anatomy;

/// <summary>Gas and stool of the bowel, in patient coordinates.</summary>
internal static class Bowel
{
    // Where the caecum, the descending colon, the sigmoid, the rectum and small bowel lie, how likely they hold gas or stool.
    private static readonly (Vector3 Place, float Spread, double Gas, double Stool)[] Loops =
    [
        (new(-78, -38, 92), 18, 0.6, 0.55), (new(88, -20, 120), 14, 0.55, 0.45), (new(34, -5, 62), 22, 0.6, 0.4), (new(0, 45, 30), 10, 0.6, 0.45),
        (new(-18, -45, 110), 40, 0.5, 0), (new(30, -48, 150), 45, 0.45, 0), (new(-60, -30, 165), 25, 0.4, 0.25),
    ];

    /// <summary>Draws what is there today.</summary>
    public static List<TissuePart> Draw(Random random, float scale)
    {
        var gas = new List<TriangleMesh>();
        var crumbs = new List<TriangleMesh>();
        foreach (var (place, spread, gassy, full) in Loops)
        {
            var centre = (place + (new Vector3(random.Uniform(-1, 1), random.Uniform(-0.4f, 0.4f), random.Uniform(-1, 1)) * spread)) * scale;
            if (random.Chance(gassy)) AddLoop(gas, random, centre);
            if (random.Chance(full)) AddStool(crumbs, random, centre);
        }

        var parts = new List<TissuePart>();
        if (gas.Count > 0) parts.Add(new TissuePart(TriangleMesh.Join(gas), Material.Air, Material.SoftTissue));
        if (crumbs.Count > 0) parts.Add(new TissuePart(TriangleMesh.Join(crumbs), Material.Air, Material.SoftTissue));
        return parts;
    }

    /// <summary>A stretch of bowel with gas: a few pouches of unlike size that run into one another along a bent way.</summary>
    private static void AddLoop(List<TriangleMesh> gas, Random random, Vector3 from)
    {
        var heading = random.Uniform(0, MathF.Tau);
        var size = random.LogUniform(7, 20);
        var at = from;
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var radius = size * random.Uniform(0.5f, 1.15f);
            gas.Add(Pouch(random, radius, random.Uniform(0.5f, 0.9f)).Transform(Matrix4x4.CreateTranslation(at)));
            heading += random.Uniform(-1.2f, 1.2f);
            var (sin, cos) = Steady.SinCos(heading);
            at += new Vector3(cos, random.Uniform(-0.2f, 0.2f), sin) * (radius * random.Uniform(0.7f, 1.3f));
            // Bowel stays within the pelvis.
            at = new Vector3(Math.Clamp(at.X, -100, 100), at.Y, MathF.Max(at.Z, 12 + (0.35f * MathF.Abs(at.X))));
        }
    }

    /// <summary>A pouch as the beam sees it: of irregular outline, and thinning out towards its edge, for its wall is folded.</summary>
    private static TriangleMesh Pouch(Random random, float radius, float deep)
    {
        var (two, three, five) = (random.Uniform(0, MathF.Tau), random.Uniform(0, MathF.Tau), random.Uniform(0, MathF.Tau));
        var (oval, lobes) = (random.Uniform(0.05f, 0.3f), random.Uniform(0.03f, 0.14f));
        var rings = new List<Vector3[]>();
        foreach (var (share, depth) in (ReadOnlySpan<(float, float)>)[(0.2f, 1), (0.55f, 0.72f), (0.8f, 0.36f), (0.94f, 0.12f), (1, 0), (0.94f, -0.12f), (0.8f, -0.36f), (0.55f, -0.72f), (0.2f, -1)])
        {
            var ring = new Vector3[20];
            for (var i = 0; i < ring.Length; i++)
            {
                var angle = i * MathF.Tau / ring.Length;
                var (sin, cos) = Steady.SinCos(angle);
                var r = radius * share * (1 + (oval * Steady.Cos((2 * angle) + two)) + (lobes * (Steady.Cos((3 * angle) + three) + (0.6f * Steady.Cos((5 * angle) + five)))));
                ring[i] = new Vector3(r * cos, radius * deep * depth, r * sin);
            }

            rings.Add(ring);
        }

        return Loft.Rings(rings);
    }

    /// <summary>Stool: a mass speckled with small bubbles.</summary>
    private static void AddStool(List<TriangleMesh> crumbs, Random random, Vector3 centre)
    {
        var size = new Vector3(random.Uniform(12, 24), random.Uniform(10, 18), random.Uniform(14, 34));
        var grain = random.Uniform(0.9f, 1.7f);
        for (var n = random.Next(50, 130); n > 0; n--)
        {
            var off = new Vector3(random.Uniform(-1, 1), random.Uniform(-1, 1), random.Uniform(-1, 1));
            if (off.LengthSquared() > 1) continue;
            var turn = Steady.RotationY(random.Uniform(0, MathF.PI)).Then(Matrix4x4.CreateTranslation(centre + (off * size)));
            var radii = new Vector3(random.Uniform(0.7f, 1.6f), random.Uniform(1, 3), random.Uniform(0.6f, 1.2f)) * (grain * random.LogUniform(0.5f, 1.6f));
            crumbs.Add(Loft.Ellipsoid(Vector3.Zero, radii, 5).Transform(turn));
        }
    }
}
