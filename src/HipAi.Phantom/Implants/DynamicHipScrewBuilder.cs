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
        var variant = sketch.Pick(
            ("sliding hip screw", 0.77), ("sliding hip screw, anti-rotation screw", 0.15), ("sliding hip screw, trochanteric plate", 0.08));
        sketch.Note("variant", variant);
        // Steep plates are for steep necks.
        var steep = sketch.Anatomy.NeckShaftAngle > 131 ? 1 : 0;
        var angle = sketch.Pick((135f, 0.82), (130f, 0.06), (140f, 0.1 * steep), (145f, 0.06 * steep), (150f, 0.04 * steep));
        var femur = sketch.Femur;
        var direction = femur.IntoHead(angle);
        var through = (femur.Anterior * sketch.Between(-4, 4)) + (Vector3.UnitZ * sketch.Between(-6, 2));
        var entry = femur.LateralEntry(through, direction);
        // Screws come in steps of 5 mm: the longest that stays 5 mm short of the joint.
        var longest = Vector3.Distance(entry, femur.Subchondral(through, direction, sketch.Between(5, 7)));
        var tip = entry + (direction * Math.Clamp(5 * MathF.Floor(longest / 5), 50, 145));
        var plate = AddPlate(sketch, -entry.Z, metal);
        var slid = Outcome(sketch, variant.EndsWith("anti-rotation screw", StringComparison.Ordinal));
        var barrel = Vector3.Distance(entry, tip) < 83 || sketch.Chance(0.06) ? 25 : 38;
        BarrelScrew.Add(sketch, entry, tip, barrel, plate.Beyond(entry, direction), metal, slid);
        if (variant.EndsWith("anti-rotation screw", StringComparison.Ordinal)) AddAntiRotation(sketch, through, direction, metal);
        if (variant.EndsWith("trochanteric plate", StringComparison.Ordinal)) AddTrochanterPlate(sketch, plate, -entry.Z, metal);
        sketch.Note("plateAngle", angle);
        sketch.Note("material", metal.ToString());
    }

    /// <summary>How the break went on.</summary>
    /// <returns>How far the screw has slid out of its barrel, mm.</returns>
    private static float Outcome(ImplantSketch sketch, bool neckLikely)
    {
        var line = sketch.Chance(neckLikely ? 0.7 : 0.12) ? FractureLine.Neck : FractureLine.Intertrochanteric;
        var course = sketch.Pick(("good", 0.85), ("cut-out", 0.06), ("back-out", 0.09));
        if (course == "good") Fractures.Held(sketch, line);
        else sketch.Note("complication", course);
        if (course == "cut-out") CutOut(sketch, line);
        if (course != "back-out") return 0;
        sketch.Fracture = line;
        sketch.FractureForm = new FractureForm(-sketch.Between(0.5f, 2.5f), sketch.Between(0, 6), Vector3.Zero);
        return sketch.Between(3, 14);
    }

    /// <summary>The head tips into varus and sinks, and the screw stays behind and comes out of its top.</summary>
    internal static void CutOut(ImplantSketch sketch, FractureLine line)
    {
        sketch.Fracture = line;
        Fractures.Settle(sketch, sketch.Between(0.5f, 2), sketch.Between(10, 22), new Vector3(sketch.Between(-2, 3), sketch.Between(-2, 2), sketch.Between(8, 17)));
    }

    private static LateralPlate AddPlate(ImplantSketch sketch, float level, Material metal)
    {
        var holes = sketch.Pick((2, 0.22), (3, 0.1), (4, 0.48), (5, 0.1), (6, 0.1));
        var first = level + sketch.Between(19, 23);
        var bottom = first + (16 * (holes - 1)) + 11;
        var plate = new LateralPlate(sketch, new PlateForm(level - sketch.Between(9, 13), bottom, 19, sketch.Between(5.8f, 6.2f), metal, Contoured: false));
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
        var diameter = sketch.Pick((6.5f, 0.6), (7.3f, 0.4));
        var form = new ScrewForm(diameter, diameter - 2, diameter - 2, sketch.Pick((16f, 0.6), (32f, 0.4)), 2.75f, 8, 4);
        sketch.Add(Shapes.Screw(start, tip, form, 8), metal, Material.Spongiosa, name: "anti-rotation screw");
    }

    /// <summary>A spoon-shaped plate over the greater trochanter: it lies on the side plate below and on the bone above.</summary>
    private static void AddTrochanterPlate(ImplantSketch sketch, LateralPlate plate, float level, Material metal)
    {
        var tip = -sketch.Anatomy.GreaterTrochanterTip + 3;
        var path = new List<Vector3>();
        var widths = new List<SweepSection>();
        for (var i = 0; i <= 8; i++)
        {
            var at = tip + ((level + 26 - tip) * i / 8);
            var onPlate = plate.On(at, 7.3f);
            var onBone = sketch.Femur.LateralCortex(at, 2);
            path.Add(Steady.Lerp(onBone, onPlate, Math.Clamp((at - level + 30) / 20, 0, 1)));
            widths.Add(new SweepSection(1.1f, i switch { 0 => 6, 1 => 12, 2 or 3 => 15 - i, _ => 9 }, 4));
        }

        sketch.Add(Shapes.Sweep(path, widths, -sketch.Femur.Medial, 12), metal, Material.SoftTissue, name: "trochanteric plate");
    }
}
