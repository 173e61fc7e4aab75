using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 7: an arthroplasty with cables, wires, plates, claws or struts on the femur.</summary>
internal static class ArthroplastyFixationBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        var variant = sketch.Pick(
            ("cables", 0.27), ("wires", 0.12), ("claw plate", 0.15), ("lateral plate", 0.25), ("strut graft", 0.09), ("extended osteotomy", 0.09),
            ("single calcar cable", 0.03));
        // One cable below the calcar is put on for safety at a first operation.
        var revision = variant == "extended osteotomy" || (variant != "single calcar cable" && sketch.Chance(0.55));
        var fit = TotalHipBuilder.Place(sketch, revision ? StemCatalogue.ForRevision(sketch) : StemCatalogue.ForTotalHip(sketch));
        sketch.Note("variant", variant);
        // From here on everything lies on a femur without its neck.
        sketch.Femur = sketch.Femur.Resected();
        switch (variant)
        {
            case "cables": Cables(sketch, fit, true); break;
            case "wires": Cables(sketch, fit, false); break;
            case "claw plate": ClawPlate(sketch); break;
            case "lateral plate": Plate(sketch, fit); break;
            case "strut graft": Strut(sketch); break;
            case "extended osteotomy": Osteotomy(sketch, fit); break;
            default: Calcar(sketch, fit); break;
        }
    }

    private static Material CableMetal(ImplantSketch sketch)
    {
        var metal = sketch.Pick((Material.CobaltChrome, 0.5), (Material.Steel, 0.35), (Material.Titanium, 0.15));
        sketch.Note("cableMaterial", metal.ToString());
        return metal;
    }

    private static void Cables(ImplantSketch sketch, StemBuilder.Fit fit, bool cables)
    {
        var metal = cables ? CableMetal(sketch) : Material.Steel;
        var radius = cables ? sketch.Between(0.8f, 1) : sketch.Between(0.5f, 0.75f);
        var count = sketch.Pick((1, 0.12), (2, 0.36), (3, 0.28), (4, 0.13), (5, 0.08), (6, 0.03));
        var level = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(-8, 14);
        var lowest = MathF.Max(fit.Tip + 20, level + 60);
        var placed = 0;
        for (; placed < count && level < lowest; placed++)
        {
            Fixation.Cerclage(sketch, level, radius, metal, cables);
            level += sketch.Between(14, 32);
        }

        sketch.Note("count", placed);
    }

    /// <summary>A single cable at the calcar around a first stem: some would still call it a plain total hip.</summary>
    private static void Calcar(ImplantSketch sketch, StemBuilder.Fit fit)
    {
        var level = MathF.Max(fit.Resection + 5, sketch.Anatomy.LesserTrochanterLevel + sketch.Between(-12, 6));
        if (sketch.Chance(0.7)) Fixation.Cerclage(sketch, level, sketch.Between(0.8f, 1), CableMetal(sketch), true);
        else Fixation.Cerclage(sketch, level, sketch.Between(0.5f, 0.75f), Material.Steel, false);
        sketch.Note("ambiguous", "yes");
    }

    /// <summary>A grip on the greater trochanter: a short plate with hooks over the tip, held by cables.</summary>
    private static void ClawPlate(ImplantSketch sketch)
    {
        var metal = CableMetal(sketch);
        var top = -sketch.Anatomy.GreaterTrochanterTip - 1;
        var bottom = top + sketch.Between(55, 170);
        const float thickness = 4;
        var plate = new LateralPlate(sketch, new PlateForm(top, bottom, 15, thickness, metal, Contoured: true, Name: "claw plate"));
        for (var side = -1; side <= 1; side += 2) BladeOrPlateBuilder.Hook(sketch, plate.On(top + 4, thickness / 2, 6 * side), metal, "claw plate");
        var first = MathF.Max(top + 26, sketch.Anatomy.LesserTrochanterLevel - 14);
        var spacing = MathF.Max(13, (bottom - first) / sketch.Count(2, 4));
        for (var level = first; level < MathF.Max(bottom - 4, first + 1); level += spacing)
            Fixation.Cerclage(sketch, level, 0.9f, metal, true, thickness);
    }

    /// <summary>A long plate: short screws and cables beside the stem, long screws below its tip.</summary>
    private static void Plate(ImplantSketch sketch, StemBuilder.Fit fit)
    {
        var metal = LateralPlate.Metal(sketch, 0.3);
        var thickness = sketch.Between(4.8f, 5.8f);
        var top = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(-35, 10);
        // From hip to knee when there is a prosthesis at either end.
        var lowest = sketch.Chance(0.12) ? sketch.Anatomy.FemurLength - 70 : fit.Tip + sketch.Between(50, 90);
        var holes = Math.Clamp((int)((lowest - top) / 18), 8, 18);
        var plate = new LateralPlate(sketch, new PlateForm(top, top + (18 * holes) + 4, 17, thickness, metal, Contoured: true));
        for (var i = 0; i < holes; i++)
        {
            var level = top + 11 + (18 * i);
            var besideStem = level < fit.Tip + 8;
            if (!sketch.Chance(besideStem ? 0.45 : 0.8)) plate.Hole(level, ScrewForm.Locking);
            else if (besideStem) plate.Unicortical(level, ScrewForm.Locking);
            else plate.Bicortical(level, ScrewForm.Locking);
        }

        var cable = CableMetal(sketch);
        for (var i = sketch.Count(0, 3); i > 0; i--)
            Fixation.Cerclage(sketch, top - 16 + (36 * i), 0.9f, cable, true, thickness);
        sketch.Note("holes", holes);
        sketch.Note("plateMaterial", metal.ToString());
    }

    /// <summary>A slab of donor bone on the lateral side, tied on with cables.</summary>
    private static void Strut(ImplantSketch sketch)
    {
        var femur = sketch.Femur;
        var top = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(5, 25);
        var bottom = top + sketch.Between(150, 200);
        const int steps = 8;
        var path = new List<Vector3>();
        for (var i = 0; i <= steps; i++) path.Add(femur.LateralCortex(top + ((bottom - top) * i / steps), 4));
        var slab = Shapes.Plate(path, -femur.Medial, sketch.Between(15, 20), sketch.Between(6, 8));
        sketch.Add(Irregular.Warp(slab, 0.6f, 22, sketch.Random), Material.Cortex, Material.SoftTissue, name: "strut graft");
        var metal = CableMetal(sketch);
        var count = sketch.Count(3, 5);
        for (var i = 0; i < count; i++)
            Fixation.Cerclage(sketch, top + 12 + ((bottom - top - 24) * i / (count - 1)), 0.9f, metal, true, 7.5f);
    }

    /// <summary>The lateral third of the femur was opened as a lid to reach an old stem, and tied down again.</summary>
    private static void Osteotomy(ImplantSketch sketch, StemBuilder.Fit fit)
    {
        var femur = sketch.Femur;
        var end = MathF.Min(fit.Tip - 30, sketch.Anatomy.LesserTrochanterLevel + sketch.Between(60, 100));
        var cortex = (sketch.Anatomy.OuterRadius(end) - sketch.Anatomy.CanalRadius(end)) * 0.45f;
        var middle = femur.LateralCortex(end, -cortex - 0.3f);
        // The saw's end, and the slit in front.
        sketch.Add(Shapes.Box(middle, femur.Medial * cortex, femur.Anterior * 5, Vector3.UnitZ * sketch.Between(0.5f, 1.3f)), Material.SoftTissue, Material.Cortex);
        var cables = sketch.Chance(0.7);
        var metal = cables ? CableMetal(sketch) : Material.Steel;
        var count = sketch.Count(2, 3);
        for (var i = 0; i < count; i++)
            Fixation.Cerclage(sketch, end - 14 - (i * sketch.Between(22, 30)), cables ? 0.9f : 0.65f, metal, cables);
        Fixation.Cerclage(sketch, end + 12, cables ? 0.9f : 0.65f, metal, cables);
        sketch.Note("count", count + 1);
    }
}
