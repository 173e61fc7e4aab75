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
        sketch.Fracture = sketch.Pick((FractureLine.Intertrochanteric, 0.45), (FractureLine.None, 0.55));
        switch (sketch.Pick(("short", 0.5), ("long", 0.4), ("recon", 0.07), ("retrograde", 0.03)))
        {
            case "short": Cephalomedullary(sketch, metal, "short cephalomedullary", sketch.Between(170, 240)); break;
            case "long": Cephalomedullary(sketch, metal, "long cephalomedullary", MathF.Min(sketch.Between(300, 420), LongestNail(sketch))); break;
            case "recon": Reconstruction(sketch, metal); break;
            default: Retrograde(sketch, metal); break;
        }

        if (sketch.Chance(0.1)) AddCerclage(sketch);
    }

    private static float LongestNail(ImplantSketch sketch) => sketch.Anatomy.FemurLength - 45 + sketch.Anatomy.GreaterTrochanterTip;

    private static void Cephalomedullary(ImplantSketch sketch, Material metal, string variant, float length)
    {
        var top = -sketch.Anatomy.GreaterTrochanterTip + sketch.Between(-5, 5);
        var tip = top + length;
        var proximal = sketch.Between(15.5f, 17) / 2;
        var distal = Distal(sketch);
        var bend = float.DegreesToRadians(sketch.Between(4, 6));
        AddNail(sketch, metal, top, tip, proximal, distal, bend);
        AddHeadElement(sketch, metal, sketch.Pick((125f, 0.4), (130f, 0.45), (135f, 0.15)));
        AddDistalLocks(sketch, metal, tip, distal, length < 280 ? sketch.Count(1, 2) : 2);
        sketch.Note("variant", variant);
        sketch.Note("nailLength", length);
    }

    private static float Distal(ImplantSketch sketch) =>
        Math.Clamp(MathF.Min(sketch.Between(9, 13), sketch.Anatomy.CanalDiameter), 8.5f, 13) / 2;

    /// <summary>The nail: straight and leaning to lateral in the trochanter, then along the bowed canal.</summary>
    private static void AddNail(ImplantSketch sketch, Material metal, float top, float tip, float proximal, float distal, float bend)
    {
        var bendLevel = sketch.Anatomy.LesserTrochanterLevel + 15;
        var levels = new List<(float Below, float Radius)> { (top, 0.55f * proximal), (top + 2, proximal), (bendLevel - 20, proximal), (bendLevel, proximal) };
        for (var below = bendLevel + 25; below < tip - 12; below += 22) levels.Add((below, distal));
        levels.AddRange([(tip - 8, distal), (tip - 3, 0.85f * distal), (tip, 0.35f * distal)]);
        var path = levels.Select(l => sketch.Femur.At(l.Below, -MathF.Max(0, bendLevel - l.Below) * Steady.Tan(bend)));
        var mesh = Shapes.Sweep([.. path], [.. levels.Select(l => SweepSection.Round(l.Radius))], sketch.Femur.Medial, 16);
        sketch.Add(mesh, metal, Material.Spongiosa);
        // The nail is a tube; its bore shows in titanium.
        var bore = path.Skip(1).SkipLast(1).ToArray();
        var inner = levels.Skip(1).SkipLast(1).Select(l => SweepSection.Round(MathF.Min(2.4f, l.Radius * 0.45f)));
        sketch.Add(Shapes.Sweep(bore, [.. inner], sketch.Femur.Medial, 10), Material.SoftTissue, metal);
        sketch.Note("distalDiameter", 2 * distal);
    }

    private static void AddHeadElement(ImplantSketch sketch, Material metal, float angle)
    {
        var femur = sketch.Femur;
        var direction = femur.IntoHead(angle);
        var through = (femur.Anterior * sketch.Between(-4, 4)) + (Vector3.UnitZ * sketch.Between(-5, 2));
        var tip = femur.Subchondral(through, direction, sketch.Between(5, 11));
        var start = femur.LateralEntry(through, direction) - (direction * sketch.Between(0, sketch.Chance(0.2) ? 18 : 6));
        var element = sketch.Pick(("lag screw", 0.55), ("helical blade", 0.3), ("dual screws", 0.15));
        sketch.Note("headElement", element);
        if (element == "helical blade") AddBlade(sketch, start, tip, direction, metal);
        else
        {
            var thread = element == "lag screw" ? 10.5f : 11;
            sketch.Add(Shapes.Screw(start, tip, new ScrewForm(thread, thread - 4, thread - 1, 26, 3, 0, 0), 12), metal, Material.Spongiosa);
        }

        if (element != "dual screws") return;
        var up = Vector3.Normalize(Vector3.UnitZ - (direction * Vector3.Dot(Vector3.UnitZ, direction)));
        var second = through + (up * (sketch.Chance(0.6) ? -8 : 11));
        var end = femur.Subchondral(second, direction, sketch.Between(12, 18));
        var begin = femur.LateralEntry(second, direction) - (direction * sketch.Between(0, 5));
        sketch.Add(Shapes.Screw(begin, end, new ScrewForm(6.8f, 4.6f, 5, 22, 2.5f, 0, 0)), metal, Material.Spongiosa);
    }

    private static void AddBlade(ImplantSketch sketch, Vector3 start, Vector3 tip, Vector3 direction, Material metal)
    {
        var wings = tip - (direction * sketch.Between(30, 36));
        sketch.Add(Shapes.Cylinder(start, wings, 5.2f, 14), metal, Material.Spongiosa);
        sketch.Add(Shapes.HelicalBlade(wings, tip, 5.2f, 2.4f, sketch.Between(80, 110)), metal, Material.Spongiosa);
    }

    private static void AddDistalLocks(ImplantSketch sketch, Material metal, float tip, float distal, int count)
    {
        var form = new ScrewForm(5, 4.2f, 4.3f, 200, 1.5f, 7.5f, 3.5f);
        for (var i = 0; i < count; i++)
        {
            var level = tip - sketch.Between(14, 18) - (i * sketch.Between(16, 24));
            var through = sketch.Femur.Medial * (distal - 0.6f);
            var hole = sketch.Femur.At(level);
            SweepSection slot = i == 1 ? new(3, 6) : new(2.8f, 2.8f);
            sketch.Add(Shapes.Sweep([hole - through, hole + through], [slot, slot], sketch.Femur.Anterior, 12), Material.SoftTissue, metal);
            if (i == 0 || sketch.Chance(0.7)) Fixation.Bicortical(sketch, level, 1, metal, form);
        }

        sketch.Note("distalLocks", count);
    }

    /// <summary>An antegrade femoral nail with two thin screws into the head.</summary>
    private static void Reconstruction(ImplantSketch sketch, Material metal)
    {
        var top = -sketch.Anatomy.GreaterTrochanterTip + sketch.Between(-3, 8);
        var length = MathF.Min(sketch.Between(320, 420), LongestNail(sketch));
        var distal = Distal(sketch);
        AddNail(sketch, metal, top, top + length, sketch.Between(6.2f, 6.8f), distal, float.DegreesToRadians(sketch.Between(0, 5)));
        var femur = sketch.Femur;
        var direction = femur.IntoHead(sketch.Between(128, 135));
        for (var i = 0; i < 2; i++)
        {
            var through = (Vector3.UnitZ * (i == 0 ? -6.5f : 5)) + (femur.Anterior * sketch.Between(-2, 2));
            var tip = femur.Subchondral(through, direction, sketch.Between(6, 12));
            sketch.Add(Shapes.Screw(femur.LateralEntry(through, direction), tip, new ScrewForm(6.5f, 4.5f, 4.8f, 25, 2.75f, 8, 4)), metal, Material.Spongiosa);
        }

        AddDistalLocks(sketch, metal, top + length, distal, 2);
        sketch.Note("variant", "antegrade reconstruction nail");
    }

    /// <summary>A nail from the knee, its end below the lesser trochanter.</summary>
    private static void Retrograde(ImplantSketch sketch, Material metal)
    {
        var end = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(-5, 25);
        var bottom = sketch.Anatomy.FemurLength - 20;
        var radius = Distal(sketch);
        var path = new List<Vector3>();
        for (var below = end; below < bottom; below += 25) path.Add(sketch.Femur.At(below));
        sketch.Add(Shapes.Rod(path, radius, 16), metal, Material.Spongiosa);
        foreach (var level in new[] { end + 12, end + 30 })
        {
            var start = sketch.Femur.At(level, 0, sketch.Anatomy.OuterRadius(level) + 1);
            var tip = sketch.Femur.At(level, 0, -sketch.Anatomy.OuterRadius(level) - 1);
            sketch.Add(Shapes.Screw(start, tip, new ScrewForm(5, 4.2f, 4.3f, 200, 1.5f, 7.5f, 3.5f), 8), metal, Material.Spongiosa);
        }

        sketch.Fracture = FractureLine.None;
        sketch.Note("variant", "retrograde nail");
    }

    private static void AddCerclage(ImplantSketch sketch)
    {
        var level = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(10, 30);
        var metal = sketch.Chance(0.5) ? Material.Steel : Material.CobaltChrome;
        for (var i = sketch.Count(1, 2); i > 0; i--) Fixation.Cerclage(sketch, level + (i * 24), 0.85f, metal, sketch.Chance(0.6));
        sketch.Note("cerclage", "yes");
    }
}
