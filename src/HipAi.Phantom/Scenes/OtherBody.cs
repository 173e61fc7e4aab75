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
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var wing = new Vector3(side * 92, 22, -165);
            Bone(paths, plan, Loft.Ellipsoid(wing, new Vector3(55, 16, 62), 16), Loft.Ellipsoid(wing, new Vector3(52, 12.5f, 59), 16));
            for (var k = 0; k < 3; k++) Rib(paths, plan, side, 110 + (26 * k));
        }

        for (var n = random.Next(3, 11); n > 0; n--)
        {
            var centre = new Vector3(random.Uniform(-110, 110), random.Uniform(-60, -10), random.Uniform(-130, 130));
            var size = random.LogUniform(8, 26);
            paths.Add(Loft.Ellipsoid(centre, new Vector3(size * random.Uniform(0.8f, 1.6f), size * 0.7f, size), 10), plan.PatientPose, Material.Air, Material.SoftTissue);
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
            Bone(paths, plan, Loft.Ellipsoid(centre + (offset * scale), radii * scale, 9), Loft.Ellipsoid(centre + (offset * scale), (radii - new Vector3(1.2f)) * scale, 9));
    }

    private static TriangleMesh Body(Vector3 centre, float scale, float inset)
    {
        var rings = new List<Vector3[]>();
        foreach (var (z, swell) in (ReadOnlySpan<(float, float)>)[(-13.5f, 0.97f), (-12, 1.03f), (-6, 0.9f), (0, 0.86f), (6, 0.9f), (12, 1.02f), (13.5f, 0.96f)])
            rings.Add(Loft.Ring(
                centre + new Vector3(0, 0, z * (1 - (inset / 14)) * scale), ((25 * swell) - inset) * scale, ((18 * swell) - inset) * scale, 2.4f, Points));
        return Loft.Rings(rings);
    }

    private static void Rib(PathMap paths, ViewPlan plan, int side, float height)
    {
        for (var i = 0; i < 7; i++)
        {
            var (sin, cos) = Steady.SinCos(0.25f + (i * 0.22f));
            var at = new Vector3(side * 125 * sin, 10 + (55 * cos), height - (i * 9));
            Bone(paths, plan, Loft.Ellipsoid(at, new Vector3(17, 8, 6), 8), Loft.Ellipsoid(at, new Vector3(15.5f, 6.5f, 4.6f), 8));
        }
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
        var size = random.Uniform(0.9f, 1.08f);
        TriangleMesh Column(float from, float to, float near, float far, float inset, Vector3 shift) => Loft.Rings(
            [.. Enumerable.Range(0, 21).Select(i =>
            {
                var t = i / 20f;
                var half = (near + ((far - near) * MathF.Sqrt(t))) - inset;
                return Loft.Ring(shift + new Vector3(0, 0, from + ((to - from) * t)), half * size, half * size * 0.8f, 2.2f, Points);
            })]);
        Bone(paths, plan, Column(16, 260, 36, 13, 0, default), Column(18, 260, 36, 13, 2.6f, default));
        Bone(paths, plan, Column(-8, -260, 37, 11, 0, default), Column(-10, -260, 37, 11, 2.4f, default));
        var head = new Vector3(-34 * size, 14, 0);
        Bone(paths, plan, Column(-24, -260, 11, 6, 0, head), Column(-26, -260, 11, 6, 1.8f, head));
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var condyle = new Vector3(side * 19 * size, 8, 14);
            Bone(paths, plan, Loft.Ellipsoid(condyle, new Vector3(17, 26, 18) * size, 14), Loft.Ellipsoid(condyle, new Vector3(15.5f, 24.5f, 16.5f) * size, 14));
        }

        var patella = new Vector3(0, -34, 24);
        Bone(paths, plan, Loft.Ellipsoid(patella, new Vector3(21, 9, 22), 12), Loft.Ellipsoid(patella, new Vector3(19.5f, 7.5f, 20.5f), 12));
        var (leg, fat) = (random.Uniform(58, 76), random.Uniform(5, 14));
        return (Tube(leg, leg, 300, 0.9f), Tube(leg - fat, leg - fat, 300, 0.9f));
    }

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
