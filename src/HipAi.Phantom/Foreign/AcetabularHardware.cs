using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Foreign;

/// <summary>Plates and screws of the socket.</summary>
internal static class AcetabularHardware
{
    // Where a plate behind the socket runs, seen from behind (x, z), and one along the brim, seen from above and in front (x, y).
    private static readonly Vector2[] Posterior = [new(-16, -46), new(-11, -30), new(-6, -14), new(-4, 2), new(-6, 18), new(-11, 33), new(-19, 47)];
    private static readonly Vector2[] Brim = [new(-66, 44), new(-52, 40), new(-38, 30), new(-33, 15), new(-36, -2), new(-42, -20)];

    /// <summary>A 3.5 plate on the posterior column, the anterior, or both, with screws; a lag screw along a column in some.</summary>
    public static void Plates(ImplantSketch sketch, PelvicSurface bone)
    {
        var where = sketch.Pick(("posterior", 0.5), ("anterior", 0.3), ("both", 0.2));
        if (where != "anterior") AddPlate(sketch, [.. Posterior.Select(p => Behind(bone, p * bone.Scale)).OfType<Vector3>()], new Vector3(0.2f, -1, 0), new Vector3(-0.1f, 1, 0.15f));
        if (where != "posterior") AddPlate(sketch, [.. Brim.Select(p => Above(bone, p * bone.Scale)).OfType<Vector3>()], new Vector3(-0.5f, 0.4f, 0.8f), new Vector3(0.1f, -0.5f, -0.85f));
        for (var n = sketch.Chance(0.4) ? sketch.Count(1, 2) : 0; n > 0; n--) AddColumnScrew(sketch, bone, n == 1);
        sketch.Note("columns", where);
    }

    /// <summary>Three or four screws 4.5 from the iliac crest side down into the turned socket.</summary>
    public static void Osteotomy(ImplantSketch sketch, PelvicSurface bone)
    {
        var s = bone.Scale;
        var head = sketch.Anatomy.HeadDiameter / 2;
        var count = sketch.Count(3, 4);
        for (var i = 0; i < count; i++)
        {
            var tip = new Vector3(sketch.Between(-4, 6), (-10 + (9 * i)) * s, head + sketch.Between(6, 10));
            var start = tip + new Vector3(sketch.Between(-4, 8) * s, sketch.Between(-10, 12) * s, sketch.Between(50, 66) * s);
            if (i == 3) start = tip + new Vector3(-6, -34, 34) * s;
            sketch.Add(Shapes.Screw(start, tip, new ScrewForm(4.5f, 3.1f, 3.2f, 200, 2.4f, 7.5f, 3), 8), Material.Steel, Material.Spongiosa, ImplantSegment.Pelvis, "osteotomy screw");
        }
    }

    private static Vector3? Behind(PelvicSurface bone, Vector2 p) => bone.Meet(new Vector3(p.X, -115, p.Y), Vector3.UnitY, 1.8f);

    private static Vector3? Above(PelvicSurface bone, Vector2 p)
    {
        var direction = Vector3.Normalize(new Vector3(0.35f, -0.15f, -1));
        return bone.Meet(new Vector3(p.X, p.Y, 0) - (direction * 70), direction, 1.8f);
    }

    private static void AddPlate(ImplantSketch sketch, List<Vector3> points, Vector3 facing, Vector3 into)
    {
        if (points.Count < 4) return;
        var path = SmoothPath.Through(points, 4);
        sketch.Add(Shapes.Plate(path, Vector3.Normalize(facing), 10, 2.8f), Material.Steel, Material.SoftTissue, ImplantSegment.Pelvis, "acetabular plate");
        var count = sketch.Count(4, 7);
        for (var i = 0; i < count; i++)
        {
            // The middle of the plate lies over the joint: screws stand at its ends.
            var share = i < (count + 1) / 2 ? 0.04f + (0.11f * i) : 0.96f - (0.11f * (count - 1 - i));
            var at = path[(int)(share * (path.Count - 1))];
            var direction = Vector3.Normalize(into + sketch.Jitter(0.22f) + new Vector3(-0.1f, 0, share > 0.5f ? 0.25f : -0.1f));
            var form = new ScrewForm(3.5f, 2.4f, 2.5f, 200, 2, 6, 2.2f);
            sketch.Add(Shapes.Screw(at, at + (direction * sketch.Between(20, 44)), form, 7), Material.Steel, Material.Spongiosa, ImplantSegment.Pelvis, "acetabular screw");
        }
    }

    private static void AddColumnScrew(ImplantSketch sketch, PelvicSurface bone, bool anterior)
    {
        var s = bone.Scale;
        var (start, tip) = anterior
            ? (new Vector3(16, 4, 46) * s, new Vector3(-58, 40, -14) * s)
            : (new Vector3(-8, -24, 58) * s, new Vector3(-20, -30, -50) * s);
        var form = new ScrewForm(sketch.Pick((6.5f, 0.6f), (4.5f, 0.4f)), 3.1f, 3.2f, 32, 2.6f, 8, 3.5f);
        sketch.Add(Shapes.Screw(start + sketch.Jitter(2), tip, form, 8), Material.Steel, Material.Spongiosa, ImplantSegment.Pelvis, "column screw");
    }
}
