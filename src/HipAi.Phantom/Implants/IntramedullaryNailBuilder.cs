using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 3: intramedullary nail, mostly cephalomedullary.</summary>
internal static class IntramedullaryNailBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        var metal = sketch.Chance(0.85) ? Material.Titanium : Material.Steel;
        sketch.Note("material", metal.ToString());
        var kind = sketch.Pick(("short", 0.5), ("long", 0.4), ("recon", 0.07), ("retrograde", 0.03));
        switch (kind)
        {
            case "recon": Reconstruction(sketch, metal); break;
            case "retrograde": Retrograde(sketch, metal); break;
            default: Cephalomedullary(sketch, metal, kind == "long"); break;
        }

        if (sketch.Chance(0.1)) AddCerclage(sketch);
    }

    private static float LongestNail(ImplantSketch sketch) => sketch.Anatomy.FemurLength - 45 + sketch.Anatomy.GreaterTrochanterTip;

    private static void Cephalomedullary(ImplantSketch sketch, Material metal, bool isLong)
    {
        var element = sketch.Pick(("lag screw", 0.55), ("helical blade", 0.3), ("integrated dual screws", 0.09), ("separate dual screws", 0.06));
        sketch.Note("variant", $"{(isLong ? "long" : "short")} nail, {element}");
        var course = sketch.Pick(("good", 0.83), ("cut-out", 0.06), ("back-out", 0.08), ("broken nail", 0.03));
        var nail = Draw(sketch, metal, isLong);
        var from = sketch.PartCount;
        var head = HeadElement.Place(sketch, element, sketch.Pick((120f, 0.05), (125f, 0.4), (130f, 0.42), (135f, 0.13)), course == "back-out" ? sketch.Between(8, 25) : sketch.Between(0, 6), metal);
        if (course == "broken nail")
        {
            nail.Add(sketch, nail.Top, head.Crossing);
            Break(sketch, from, sketch.Femur.At(head.Crossing));
            nail.Add(sketch, head.Crossing + 1, nail.Tip);
        }
        else nail.Add(sketch, nail.Top, nail.Tip);

        nail.AddLocks(sketch, isLong ? 2 : sketch.Count(1, 2));
        if (course != "good") sketch.Note("complication", course);
        if (course is "good" or "back-out") Fractures.Held(sketch, sketch.Chance(isLong ? 0.35 : 0.05) ? FractureLine.Subtrochanteric : FractureLine.Intertrochanteric);
        if (course == "cut-out") DynamicHipScrewBuilder.CutOut(sketch, FractureLine.Intertrochanteric);
    }

    private static Nail Draw(ImplantSketch sketch, Material metal, bool isLong)
    {
        var top = -sketch.Anatomy.GreaterTrochanterTip + sketch.Between(-5, 5);
        var length = isLong ? MathF.Min(sketch.Between(300, 420), LongestNail(sketch)) : sketch.Between(170, 240);
        return new Nail(top, top + length, sketch.Between(15.5f, 17) / 2, Distal(sketch), float.DegreesToRadians(sketch.Between(4, 6)), metal);
    }

    private static float Distal(ImplantSketch sketch) =>
        Math.Clamp(MathF.Min(sketch.Between(9, 13), sketch.Anatomy.CanalDiameter), 8.5f, 13) / 2;

    /// <summary>The nail gives way at its weakest place, where the head element crosses it, and the upper half tips with the head.</summary>
    private static void Break(ImplantSketch sketch, int from, Vector3 at)
    {
        var varus = sketch.Between(5, 12);
        var turn = Steady.RotationY(-float.DegreesToRadians(varus));
        sketch.Move(from, Matrix4x4.CreateTranslation(-at).Then(turn).Then(Matrix4x4.CreateTranslation(at)));
        sketch.Fracture = FractureLine.Subtrochanteric;
        Fractures.Settle(sketch, sketch.Between(1, 3), varus, Steady.Transform(at, turn) - at);
        if (sketch.Chance(0.6)) Fractures.AddCallus(sketch, FractureLine.Subtrochanteric);
    }

    /// <summary>An antegrade femoral nail with one or two thin screws into the head.</summary>
    private static void Reconstruction(ImplantSketch sketch, Material metal)
    {
        var top = -sketch.Anatomy.GreaterTrochanterTip + sketch.Between(-3, 8);
        var length = MathF.Min(sketch.Between(320, 420), LongestNail(sketch));
        var nail = new Nail(top, top + length, sketch.Between(6.2f, 6.8f), Distal(sketch), float.DegreesToRadians(sketch.Between(0, 5)), metal);
        nail.Add(sketch, top, nail.Tip);
        var femur = sketch.Femur;
        var direction = femur.IntoHead(sketch.Between(128, 135));
        for (var i = sketch.Chance(0.85) ? 0 : 1; i < 2; i++)
        {
            var through = (Vector3.UnitZ * (i == 0 ? -6.5f : 5)) + (femur.Anterior * sketch.Between(-2, 2));
            var tip = femur.Subchondral(through, direction, sketch.Between(6, 12));
            sketch.Add(Shapes.Screw(femur.LateralEntry(through, direction), tip, new ScrewForm(6.5f, 4.5f, 4.8f, 25, 2.75f, 8, 4), 8), metal, Material.Spongiosa, name: "recon screw");
        }

        nail.AddLocks(sketch, 2);
        Fractures.Held(sketch, FractureLine.Subtrochanteric);
        sketch.Note("variant", "antegrade reconstruction nail");
    }

    /// <summary>A nail from the knee, its end near the lesser trochanter, locked from the front.</summary>
    private static void Retrograde(ImplantSketch sketch, Material metal)
    {
        var end = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(-5, 25);
        var bottom = sketch.Anatomy.FemurLength - 20;
        var radius = Distal(sketch);
        var path = new List<Vector3>();
        for (var below = end; below < bottom; below += 25) path.Add(sketch.Femur.At(below));
        sketch.Add(Shapes.Rod(path, radius, 16), metal, Material.Spongiosa, name: "nail");
        foreach (var level in new[] { end + 12, end + 30 })
        {
            var start = sketch.Femur.At(level, 0, sketch.Anatomy.OuterRadius(level) + 1);
            var tip = sketch.Femur.At(level, 0, -sketch.Anatomy.OuterRadius(level) - 1);
            sketch.Add(Shapes.Screw(start, tip, Nail.Lock, 8), metal, Material.Spongiosa, name: "locking screw");
        }

        sketch.Note("variant", "retrograde nail");
    }

    private static void AddCerclage(ImplantSketch sketch)
    {
        var level = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(10, 30);
        var metal = sketch.Chance(0.5) ? Material.Steel : Material.CobaltChrome;
        var cables = sketch.Chance(0.6);
        for (var i = sketch.Count(1, 2); i > 0; i--) Fixation.Cerclage(sketch, level + (i * 24), cables ? 0.9f : 0.65f, metal, cables);
        sketch.Note("cerclage", cables ? "cables" : "wires");
    }
}
