using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 5: sliding hip screw, a lag screw in the barrel of a side plate.</summary>
internal static class DynamicHipScrewBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        var metal = LateralPlate.Metal(sketch, 0.1);
        var angle = sketch.Pick((135f, 0.82), (130f, 0.06), (140f, 0.06), (145f, 0.04), (150f, 0.02));
        var femur = sketch.Femur;
        var direction = femur.IntoHead(angle);
        var through = (femur.Anterior * sketch.Between(-4, 4)) + (Vector3.UnitZ * sketch.Between(-6, 2));
        var tip = femur.Subchondral(through, direction, sketch.Between(5, 12));
        var entry = femur.LateralEntry(through, direction);
        var plate = AddPlate(sketch, -entry.Z, metal);
        AddLagScrew(sketch, entry, tip, direction, metal, plate.Beyond(entry, direction));
        if (sketch.Chance(0.15)) AddAntiRotation(sketch, through, direction, metal);
        if (sketch.Chance(0.08)) AddTrochanterPlate(sketch, -entry.Z, metal);
        sketch.Fracture = sketch.Pick((FractureLine.Intertrochanteric, 0.4), (FractureLine.Neck, 0.1), (FractureLine.None, 0.5));
        sketch.Note("variant", "sliding hip screw");
        sketch.Note("plateAngle", angle);
        sketch.Note("material", metal.ToString());
    }

    private static void AddLagScrew(ImplantSketch sketch, Vector3 entry, Vector3 tip, Vector3 direction, Material metal, float beyond)
    {
        var total = Vector3.Distance(entry, tip);
        var barrel = total < 82 ? 25 : 38;
        var inBarrel = MathF.Max(3, barrel - sketch.Between(2, 28));
        var start = entry + (direction * MathF.Min(inBarrel, total - 40));
        var form = new ScrewForm(12.5f, 8.2f, 8, 22, 3.2f, 0, 0);
        sketch.Add(Shapes.Screw(start, tip, form, 12), metal, Material.Spongiosa);
        var end = entry + (direction * MathF.Min(barrel, total - 26));
        sketch.Add(Shapes.Sleeve(entry - (direction * beyond), end, 6.3f, 4.15f), metal, Material.Spongiosa);
        sketch.Note("lagScrewLength", total);
        sketch.Note("barrel", barrel);
    }

    private static LateralPlate AddPlate(ImplantSketch sketch, float level, Material metal)
    {
        var holes = sketch.Pick((2, 0.22), (3, 0.1), (4, 0.48), (5, 0.1), (6, 0.1));
        var thickness = sketch.Between(5.4f, 6.2f);
        var first = level + sketch.Between(19, 23);
        var bottom = first + (16 * (holes - 1)) + 11;
        var plate = new LateralPlate(sketch, new PlateForm(level - sketch.Between(9, 13), bottom, 19, thickness, metal, Contoured: false));
        plate.Screws(first, holes, 16, ScrewForm.Cortical, 0.96);
        return plate;
    }

    private static void AddAntiRotation(ImplantSketch sketch, Vector3 through, Vector3 direction, Material metal)
    {
        var femur = sketch.Femur;
        var up = Vector3.Normalize(Vector3.UnitZ - (direction * Vector3.Dot(Vector3.UnitZ, direction)));
        var above = through + (up * sketch.Between(12.5f, 14));
        var tip = femur.Subchondral(above, direction, sketch.Between(8, 12));
        var start = femur.LateralEntry(above, direction) - (direction * 0.5f);
        sketch.Add(Shapes.Screw(start, tip, new ScrewForm(6.5f, 4.5f, 4.5f, 16, 2.75f, 8, 4)), metal, Material.Spongiosa);
        sketch.Note("antiRotationScrew", "yes");
    }

    /// <summary>A spoon-shaped plate over the greater trochanter, on top of the side plate.</summary>
    private static void AddTrochanterPlate(ImplantSketch sketch, float level, Material metal)
    {
        var tip = -sketch.Anatomy.GreaterTrochanterTip + 6;
        var path = new List<Vector3>();
        for (var i = 0; i <= 6; i++) path.Add(sketch.Femur.LateralCortex(tip + ((level + 26 - tip) * i / 6), 7.5f));
        var widths = path.Select((_, i) => new SweepSection(1.1f, i < 3 ? 15 - i : 9, 5));
        sketch.Add(Shapes.Sweep(path, [.. widths], -sketch.Femur.Medial), metal, Material.SoftTissue);
        sketch.Note("trochanterPlate", "yes");
    }
}
