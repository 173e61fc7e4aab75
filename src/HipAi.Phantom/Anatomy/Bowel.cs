using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

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

    /// <summary>A stretch of bowel full of gas: pouch after pouch along a bent way.</summary>
    private static void AddLoop(List<TriangleMesh> gas, Random random, Vector3 from)
    {
        var heading = random.Uniform(0, MathF.Tau);
        var size = random.LogUniform(5, 17);
        var at = from;
        for (var n = random.Next(1, 7); n > 0; n--)
        {
            var radius = size * random.Uniform(0.6f, 1.15f);
            var pouch = Loft.Ellipsoid(Vector3.Zero, new Vector3(radius, radius * random.Uniform(0.4f, 0.8f), radius * random.Uniform(0.6f, 1)), 9);
            var turned = Irregular.Warp(pouch, radius * 0.13f, radius * 1.1f, random).Transform(Steady.RotationY(random.Uniform(0, MathF.PI)));
            gas.Add(turned.Transform(Matrix4x4.CreateTranslation(at)));
            heading += random.Uniform(-0.9f, 0.9f);
            var (sin, cos) = Steady.SinCos(heading);
            at += new Vector3(cos, random.Uniform(-0.2f, 0.2f), sin) * (radius * random.Uniform(1, 1.5f));
            // Bowel stays within the pelvis.
            at = new Vector3(Math.Clamp(at.X, -100, 100), at.Y, MathF.Max(at.Z, 12 + (0.35f * MathF.Abs(at.X))));
        }
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
            var radii = new Vector3(random.Uniform(0.7f, 1.8f), random.Uniform(0.8f, 2), random.Uniform(0.6f, 1.4f)) * (grain * random.Uniform(0.6f, 1.4f));
            crumbs.Add(Loft.Ellipsoid(centre + (off * size), radii, 4));
        }
    }
}
