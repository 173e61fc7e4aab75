using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Anatomy;

/// <summary>What lies in the trunk, in patient coordinates: pelvic fat, bladder, muscles between fat planes, calcifications. None of it knows the hardware.</summary>
internal static class SoftTissueDetails
{
    private static readonly int[] Sides = [-1, 1];

    /// <summary>Everything of the trunk.</summary>
    public static List<TissuePart> Draw(Random random, int age, float scale, float hipDistance)
    {
        var parts = new List<TissuePart>();
        AddCavity(parts, random, scale);
        // The wings of the sacrum are the loosest spongiosa of the pelvis.
        foreach (var side in Sides)
        {
            var ala = Loft.Ellipsoid(new Vector3(side * 33 * hipDistance / 176, 65 * scale, 68 * scale), new Vector3(17, 8, 16) * scale, 10);
            parts.Add(new TissuePart(ala, Material.Fat, Material.Spongiosa));
        }

        foreach (var side in Sides) AddMuscles(parts, random, side, scale, hipDistance / 2);
        AddCreases(parts, random);
        parts.AddRange(Bowel.Draw(random, scale));
        var spots = Phleboliths(random, scale).Concat(Vessels(random, age, hipDistance)).ToList();
        if (spots.Count > 0) parts.Add(new TissuePart(TriangleMesh.Join(spots), Material.Cortex, Material.SoftTissue));
        return parts;
    }

    /// <summary>A muscle in its sheath of fat.</summary>
    public static IEnumerable<TissuePart> Belly(Vector3 centre, Vector3 radii, float lean, float sheath, bool mirrored)
    {
        // Lean turns it in the frontal plane, degrees, its upper end to lateral.
        var turn = Steady.RotationY(float.DegreesToRadians(mirrored ? -lean : lean)).Then(Matrix4x4.CreateTranslation(centre));
        yield return new TissuePart(Loft.Ellipsoid(Vector3.Zero, radii + new Vector3(sheath), 8).Transform(turn), Material.Fat, Material.SoftTissue, true);
        yield return new TissuePart(Loft.Ellipsoid(Vector3.Zero, radii, 8).Transform(turn), Material.SoftTissue, Material.Fat, true);
    }

    private static void AddCavity(List<TissuePart> parts, Random random, float scale)
    {
        // Fat of the pelvic cavity, and in it the bladder with its dome.
        var cavity = new Vector3(random.Uniform(46, 54), random.Uniform(26, 34), random.Uniform(36, 46)) * scale;
        var centre = new Vector3(random.Uniform(-3, 3), 6, 10) * scale;
        parts.Add(new TissuePart(Loft.Ellipsoid(centre, cavity, 14), Material.Fat, Material.SoftTissue, true));
        var full = random.Uniform(0.3f, 0.93f);
        var bladder = cavity * new Vector3(MathF.Min(0.93f, full * 1.15f), full, full);
        var low = centre + new Vector3(random.Uniform(-2, 2), -3, -(cavity.Z - bladder.Z) * 0.9f);
        parts.Add(new TissuePart(Loft.Ellipsoid(low, bladder, 14), Material.SoftTissue, Material.Fat, true));
    }

    /// <summary>Air in the fold below the buttock: a thin dark line across the upper thigh.</summary>
    private static void AddCreases(List<TissuePart> parts, Random random)
    {
        var (seen, level) = (random.Chance(0.35), random.Uniform(-104, -80));
        foreach (var side in Sides)
        {
            var radii = new Vector3(random.Uniform(26, 48), random.Uniform(2, 4.5f), random.Uniform(0.5f, 1.1f));
            var place = Steady.RotationY(float.DegreesToRadians(side * random.Uniform(-4, 12))).Then(Matrix4x4.CreateTranslation(side * random.Uniform(52, 74), 58, level + random.Uniform(-3, 3)));
            if (seen) parts.Add(new TissuePart(Loft.Ellipsoid(Vector3.Zero, radii, 9).Transform(place), Material.Air, Material.SoftTissue));
        }
    }

    private static void AddMuscles(List<TissuePart> parts, Random random, int side, float scale, float hip)
    {
        Vector3 At(float x, float y, float z) => new(side * (hip + (x * scale)), -y * scale, z * scale);
        var size = random.Uniform(0.85f, 1.12f) * scale;
        float Sheath() => random.Uniform(0.5f, 1.8f);
        var flip = side < 0;
        parts.AddRange(Belly(At(31, -8, 52), new Vector3(15, 34, 46) * size, 14, Sheath(), flip));
        parts.AddRange(Belly(At(24, 18, 34), new Vector3(9, 20, 34) * size, 24, Sheath(), flip));
        parts.AddRange(Belly(At(-14, 34, 44), new Vector3(17, 13, 74) * size, -16, Sheath(), flip));
        parts.AddRange(Belly(At(-41, -4, -8), new Vector3(7, 22, 30) * size, 4, Sheath(), flip));
        parts.AddRange(Belly(At(2, -62, -6), new Vector3(44, 20, 62) * size, 36, Sheath(), flip));
        parts.AddRange(Belly(new Vector3(side * 40 * scale, 2, 175 * scale), new Vector3(19, 17, 95) * size, -9, Sheath(), flip));
    }

    private static IEnumerable<TriangleMesh> Phleboliths(Random random, float scale)
    {
        for (var n = random.Chance(0.4) ? random.Next(1, 6) : 0; n > 0; n--)
        {
            var side = random.Chance(0.5) ? -1 : 1;
            var centre = new Vector3(side * random.Uniform(28, 58), random.Uniform(-10, 40), random.Uniform(-38, 5)) * scale;
            yield return Loft.Ellipsoid(centre, new Vector3(random.Uniform(1, 2.6f)), 7);
        }
    }

    /// <summary>Calcified walls of the iliac and femoral arteries of the old: broken lines, two and two.</summary>
    private static List<TriangleMesh> Vessels(Random random, int age, float hipDistance)
    {
        var flecks = new List<TriangleMesh>();
        if (!random.Chance(age > 70 ? 0.3 : age > 60 ? 0.1 : 0)) return flecks;
        var extent = random.Uniform(0.25f, 0.85f);
        foreach (var side in Sides)
            foreach (var wall in (ReadOnlySpan<float>)[-1, 1])
                for (var z = 95f; z > -230; z -= random.Uniform(4, 9))
                {
                    if (!random.Chance(extent)) continue;
                    var along = z > 0 ? ((hipDistance / 2) - 14 - (z * 0.42f)) : ((hipDistance / 2) - 14 - (z * 0.03f));
                    var centre = new Vector3(side * (along + (wall * 3.6f) + random.Uniform(-0.4f, 0.4f)), -40 + (MathF.Max(0, z) * 0.5f) + random.Uniform(-2, 2), z);
                    flecks.Add(Loft.Ellipsoid(centre, new Vector3(0.5f, 1.6f, random.Uniform(1.2f, 4)), 5));
                }

        return flecks;
    }
}
