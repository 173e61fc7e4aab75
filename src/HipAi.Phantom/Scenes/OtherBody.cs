using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Scenes;

/// <summary>
/// Bodies that hold no hip, of plain lofts: for pictures that the quality gate must turn away. Coordinates as a patient's
/// (x left, y posterior, z to the head, mm), origin where the beam is aimed at.
/// </summary>
internal static class OtherBody
{
    private const int Points = 28;

    /// <summary>Projects what a plan's projection code names.</summary>
    public static PathMap Project(ViewPlan plan, Random random)
    {
        var paths = new PathMap(plan.Geometry, Vector3.Zero);
        var flesh = plan.Projection switch
        {
            "femoral_shaft" => Shaft(paths, plan, random),
            "knee" => Knee(paths, plan, random),
            _ => Trunk(paths, plan, random),
        };
        paths.ToMillimetres();
        var (soft, fat) = (paths.Plane(Material.SoftTissue), paths.Plane(Material.Fat));
        var (all, lean) = (Lengths(plan, flesh.Skin), Lengths(plan, flesh.Muscle));
        for (var i = 0; i < soft.Length; i++)
        {
            soft[i] += MathF.Min(lean[i], all[i]);
            fat[i] += MathF.Max(0, all[i] - lean[i]);
        }

        return paths;
    }

    private static (TriangleMesh Skin, TriangleMesh Muscle) Trunk(PathMap paths, ViewPlan plan, Random random)
    {
        var whole = plan.Projection == "abdomen";
        for (var i = -3; i <= 3; i++) Vertebra(paths, plan, new Vector3(0, 18, i * 37), 1 + (0.03f * -i));
        Ball(paths, plan, new Vector3(0, 34, -168), new Vector3(47, 18, 42), 2.3f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            // Psoas: fat beside it makes its edge seen.
            for (var k = 0; k < 5; k++)
                Swap(paths, plan, new Vector3(side * (42 + (9 * k)), 12, 40 - (38 * k)), new Vector3(9, 20, 26), Material.Fat);
            Ball(paths, plan, new Vector3(side * 92, 22, -165), new Vector3(55, 16, 62), 3.2f);
            for (var k = 0; k < 3; k++) Rib(paths, plan, side, 110 + (26 * k));
        }

        for (var n = random.Next(3, 11); n > 0; n--)
        {
            var centre = new Vector3(random.Uniform(-110, 110), random.Uniform(-60, -10), random.Uniform(-130, 130));
            var size = random.LogUniform(8, 26);
            Swap(paths, plan, centre, new Vector3(size * random.Uniform(0.8f, 1.6f), size * 0.7f, size), Material.Air);
        }

        var (width, depth) = (random.Uniform(145, 195), random.Uniform(95, 130));
        var fat = random.Uniform(12, 35);
        var stretch = whole ? 1.02f : 1;
        return (Tube(width * stretch, depth, 300, 1), Tube((width * stretch) - fat, depth - (fat * 0.6f), 300, 1));
    }

    private static void Vertebra(PathMap paths, ViewPlan plan, Vector3 centre, float scale)
    {
        Bone(paths, plan, Body(centre, scale, 0), Body(centre, scale, 1.3f));
        foreach (var (offset, radii) in (ReadOnlySpan<(Vector3, Vector3)>)
        [
            (new(14, 24, 4), new(5, 9, 8)), (new(-14, 24, 4), new(5, 9, 8)), (new(0, 52, -8), new(4, 17, 12)),
            (new(30, 30, 3), new(19, 4, 5)), (new(-30, 30, 3), new(19, 4, 5)), (new(13, 34, -16), new(6, 7, 11)), (new(-13, 34, -16), new(6, 7, 11)),
        ])
            Ball(paths, plan, centre + (offset * scale), radii * scale, 1.2f);
    }

    private static TriangleMesh Body(Vector3 centre, float scale, float inset)
    {
        var rings = new List<Vector3[]>();
        foreach (var (z, swell) in (ReadOnlySpan<(float, float)>)[(-13.5f, 0.97f), (-12, 1.03f), (-6, 0.9f), (0, 0.86f), (6, 0.9f), (12, 1.02f), (13.5f, 0.96f)])
            rings.Add(Loft.Ring(
                centre + new Vector3(0, 0, z * (1 - (inset / 14)) * scale), ((25 * swell) - inset) * scale, ((18 * swell) - inset) * scale, 2.4f, Points));
        return Loft.Rings(rings);
    }

    /// <summary>A rib from the spine round the flank.</summary>
    private static void Rib(PathMap paths, ViewPlan plan, int side, float height)
    {
        var path = new Vector3[9];
        for (var i = 0; i < path.Length; i++)
        {
            var (sin, cos) = Steady.SinCos(0.3f + (i * 0.22f));
            path[i] = new Vector3(side * 122 * sin, 10 + (60 * cos), height - (i * 9.5f));
        }

        Bone(paths, plan, Shapes.Rod(path, 6.5f), Shapes.Rod(path, 5.2f));
    }

    private static (TriangleMesh Skin, TriangleMesh Muscle) Shaft(PathMap paths, ViewPlan plan, Random random)
    {
        var (outer, canal) = (random.Uniform(13, 15.5f), random.Uniform(5.5f, 9));
        var bow = random.Uniform(0.00012f, 0.00028f);
        Vector3 Centre(float z) => new(0, (bow * z * z) - 8, z);
        TriangleMesh Along(float radius) => Loft.Rings(
            [.. Enumerable.Range(0, 25).Select(i => Loft.Ring(Centre((i - 12) * 22f), radius * (1 + (0.0007f * MathF.Abs(i - 12) * 22)), radius, 2, Points))]);
        paths.Add(Along(outer), plan.PatientPose, Material.Cortex, Material.SoftTissue);
        paths.Add(Along(canal), plan.PatientPose, Material.Fat, Material.Cortex);
        var (thigh, fat) = (random.Uniform(66, 95), random.Uniform(8, 24));
        return (Tube(thigh, thigh, 300, 0.75f), Tube(thigh - fat, thigh - fat, 300, 0.75f));
    }

    private static (TriangleMesh Skin, TriangleMesh Muscle) Knee(PathMap paths, ViewPlan plan, Random random)
    {
        var size = Matrix4x4.CreateScale(random.Uniform(0.92f, 1.1f));
        var pose = size.Then(Steady.RotationZ(random.Uniform(-0.15f, 0.15f))).Then(plan.PatientPose);
        paths.Add(KneeShape.Outer, pose, Material.Cortex, Material.SoftTissue);
        paths.Add(KneeShape.Inner, pose, Material.Spongiosa, Material.Cortex);
        var (leg, fat) = (random.Uniform(58, 76), random.Uniform(5, 14));
        return (Tube(leg, leg, 300, 0.9f), Tube(leg - fat, leg - fat, 300, 0.9f));
    }

    /// <summary>An ellipsoid of bone with a cortex.</summary>
    private static void Ball(PathMap paths, ViewPlan plan, Vector3 centre, Vector3 radii, float cortex) =>
        Bone(paths, plan, Loft.Ellipsoid(centre, radii, 12), Loft.Ellipsoid(centre, radii - new Vector3(cortex), 12));

    /// <summary>An ellipsoid in the flesh.</summary>
    private static void Swap(PathMap paths, ViewPlan plan, Vector3 centre, Vector3 radii, Material material) =>
        paths.Add(Loft.Ellipsoid(centre, radii, 10), plan.PatientPose, material, Material.SoftTissue);

    private static void Bone(PathMap paths, ViewPlan plan, TriangleMesh outer, TriangleMesh inner)
    {
        paths.Add(outer, plan.PatientPose, Material.Cortex, Material.SoftTissue);
        paths.Add(inner, plan.PatientPose, Material.Spongiosa, Material.Cortex);
    }

    /// <summary>A limb or trunk, narrower at the foot's end.</summary>
    private static TriangleMesh Tube(float halfX, float halfY, float half, float foot)
    {
        var rings = new List<Vector3[]>();
        for (var i = 0; i <= 12; i++)
        {
            var t = i / 12f;
            var scale = foot + ((1 - foot) * t);
            rings.Add(Loft.Ring(new Vector3(0, 5, -half + (2 * half * t)), halfX * scale, halfY * scale, 2.3f, 36));
        }

        return Loft.Rings(rings);
    }

    private static float[] Lengths(ViewPlan plan, TriangleMesh skin)
    {
        var hull = new HullMap(plan.Geometry);
        hull.Add(skin, plan.PatientPose);
        return hull.Lengths();
    }
}
