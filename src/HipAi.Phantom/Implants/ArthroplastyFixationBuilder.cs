using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 7: an arthroplasty with cables, wires, plates, claws or struts on the femur.</summary>
internal static class ArthroplastyFixationBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        var stem = sketch.Chance(0.6) ? StemCatalogue.ForRevision(sketch) : StemCatalogue.ForTotalHip(sketch);
        var fit = TotalHipBuilder.Place(sketch, stem);
        var variant = sketch.Pick(
            ("cables", 0.3), ("wires", 0.13), ("claw plate", 0.17), ("lateral plate", 0.28), ("strut graft", 0.12));
        sketch.Note("variant", variant);
        switch (variant)
        {
            case "cables": Cables(sketch, fit, true); break;
            case "wires": Cables(sketch, fit, false); break;
            case "claw plate": ClawPlate(sketch); break;
            case "lateral plate": Plate(sketch, fit); break;
            default: Strut(sketch, fit); break;
        }
    }

    private static Material CableMetal(ImplantSketch sketch) =>
        sketch.Pick((Material.CobaltChrome, 0.5), (Material.Steel, 0.35), (Material.Titanium, 0.15));

    private static void Cables(ImplantSketch sketch, StemBuilder.Fit fit, bool cables)
    {
        var metal = cables ? CableMetal(sketch) : Material.Steel;
        var radius = cables ? sketch.Between(0.8f, 1) : sketch.Between(0.5f, 0.75f);
        var count = sketch.Pick((1, 0.2), (2, 0.35), (3, 0.25), (4, 0.12), (5, 0.08));
        var level = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(-8, 14);
        var lowest = MathF.Max(fit.Tip + 20, level + 60);
        for (var i = 0; i < count && level < lowest; i++)
        {
            Fixation.Cerclage(sketch, level, radius, metal, cables);
            level += sketch.Between(14, 32);
        }

        sketch.Note("cableMaterial", metal.ToString());
    }

    /// <summary>A grip on the greater trochanter: a short plate with hooks over the tip, held by cables.</summary>
    private static void ClawPlate(ImplantSketch sketch)
    {
        var femur = sketch.Femur;
        var metal = CableMetal(sketch);
        var top = -sketch.Anatomy.GreaterTrochanterTip - 1;
        var bottom = top + sketch.Between(55, 170);
        const float thickness = 4;
        var plate = new LateralPlate(sketch, new PlateForm(top, bottom, 15, thickness, metal, Contoured: true));
        for (var side = -1; side <= 1; side += 2)
        {
            var root = plate.On(top + 4, thickness / 2, 6 * side);
            Vector3[] path = [root, root + new Vector3(0, 0, 6), root + (femur.Medial * 6) + new Vector3(0, 0, 9), root + (femur.Medial * 12) + new Vector3(0, 0, 6), root + (femur.Medial * 15)];
            SweepSection[] sections = [new(2.2f, 2.2f), new(2.2f, 2.2f), new(2, 2), new(1.6f, 1.6f), new(0.5f, 0.5f)];
            sketch.Add(Shapes.Sweep(path, sections, femur.Anterior, 10), metal, Material.SoftTissue);
        }

        var count = sketch.Count(2, 4);
        for (var i = 0; i < count; i++)
        {
            var level = MathF.Max(top + 26, sketch.Anatomy.LesserTrochanterLevel - 14) + ((bottom - top - 40) * i / count);
            if (level < bottom - 4) Fixation.Cerclage(sketch, level, 0.9f, metal, true, thickness);
        }
    }

    /// <summary>A long plate: short screws and cables beside the stem, long screws below its tip.</summary>
    private static void Plate(ImplantSketch sketch, StemBuilder.Fit fit)
    {
        var metal = LateralPlate.Metal(sketch, 0.3);
        var thickness = sketch.Between(4.8f, 5.8f);
        var top = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(-35, 10);
        var holes = Math.Clamp((int)((fit.Tip + sketch.Between(50, 90) - top) / 18), 8, 16);
        var plate = new LateralPlate(sketch, new PlateForm(top, top + (18 * holes) + 4, 17, thickness, metal, Contoured: true));
        for (var i = 0; i < holes; i++)
        {
            var level = top + 11 + (18 * i);
            plate.Hole(level, ScrewForm.Locking);
            var besideStem = level < fit.Tip + 8;
            if (besideStem && sketch.Chance(0.45)) plate.Unicortical(level, ScrewForm.Locking);
            if (!besideStem && sketch.Chance(0.8)) plate.Bicortical(level, ScrewForm.Locking);
        }

        var cable = CableMetal(sketch);
        for (var i = sketch.Count(0, 3); i > 0; i--)
            Fixation.Cerclage(sketch, top - 16 + (36 * i), 0.9f, cable, true, thickness);
        sketch.Note("holes", holes);
        sketch.Note("plateMaterial", metal.ToString());
    }

    /// <summary>A slab of donor bone on the lateral or front side, tied on with cables.</summary>
    private static void Strut(ImplantSketch sketch, StemBuilder.Fit fit)
    {
        var femur = sketch.Femur;
        var top = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(5, 25);
        var bottom = top + sketch.Between(130, 190);
        const int steps = 8;
        var path = new List<Vector3>();
        for (var i = 0; i <= steps; i++) path.Add(femur.LateralCortex(top + ((bottom - top) * i / steps), 4));
        var slab = Shapes.Plate(path, -femur.Medial, sketch.Between(15, 20), sketch.Between(6, 8));
        sketch.Add(Irregular.Warp(slab, 0.6f, 22, sketch.Random), Material.Cortex, Material.SoftTissue);
        var metal = CableMetal(sketch);
        var count = sketch.Count(3, 5);
        for (var i = 0; i < count; i++)
            Fixation.Cerclage(sketch, top + 12 + ((bottom - top - 24) * i / (count - 1)), 0.9f, metal, true, 7.5f);
        sketch.Note("stemTip", fit.Tip);
    }
}
