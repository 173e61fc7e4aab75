using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 6: blade plates, condylar screws and locking plates on the lateral femur, without sliding hip screw or nail.</summary>
internal static class BladeOrPlateBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        var metal = LateralPlate.Metal(sketch, 0.25);
        sketch.Note("material", metal.ToString());
        var variant = sketch.Pick(
            ("95 degree blade plate", 0.28), ("angled blade plate", 0.12), ("95 degree condylar screw", 0.10), ("proximal femoral locking plate", 0.26),
            ("hook plate", 0.07), ("broad plate", 0.10), ("osteotomy plate", 0.07));
        sketch.Note("variant", variant);
        switch (variant)
        {
            case "95 degree blade plate": BladePlate.Add(sketch, metal, 95); break;
            case "angled blade plate": BladePlate.Add(sketch, metal, sketch.Pick((110f, 0.2), (120f, 0.4), (130f, 0.4))); break;
            case "95 degree condylar screw": CondylarScrew(sketch, metal); break;
            case "proximal femoral locking plate": LockingPlate(sketch, metal, false); break;
            case "hook plate": LockingPlate(sketch, metal, true); break;
            case "osteotomy plate": BladePlate.AddOsteotomy(sketch, metal); break;
            default: BroadPlate(sketch, metal); break;
        }

        if (variant != "osteotomy plate") Fractures.Held(sketch, Line(sketch, variant));
    }

    private static FractureLine Line(ImplantSketch sketch, string variant) => variant switch
    {
        "broad plate" => FractureLine.Subtrochanteric,
        "angled blade plate" => sketch.Pick((FractureLine.Neck, 0.3), (FractureLine.Intertrochanteric, 0.7)),
        _ => sketch.Pick((FractureLine.Subtrochanteric, 0.5), (FractureLine.Intertrochanteric, 0.5)),
    };

    /// <summary>A barrelled plate whose thick screw crosses the head nearly level.</summary>
    private static void CondylarScrew(ImplantSketch sketch, Material metal)
    {
        var femur = sketch.Femur;
        var direction = femur.IntoHead(95);
        var through = (Vector3.UnitZ * sketch.Between(-7, -1)) + (femur.Anterior * sketch.Between(-3, 3));
        var tip = femur.Subchondral(through, direction, sketch.Between(8, 13));
        var entry = femur.LateralEntry(through, direction);
        var holes = sketch.Pick((6, 0.25), (8, 0.3), (10, 0.2), (12, 0.15), (16, 0.1));
        var first = sketch.Between(24, 28) - entry.Z;
        var plate = new LateralPlate(sketch, new PlateForm(-entry.Z - 9, first + (16 * (holes - 1)) + 11, 16, sketch.Between(5.4f, 6), metal, Contoured: false));
        plate.Screws(first, holes, 16, ScrewForm.Cortical, 0.85);
        BarrelScrew.Add(sketch, entry, tip, 25, plate.Beyond(entry, direction), metal);
        sketch.Note("plateAngle", 95);
    }

    /// <summary>A plate contoured to the trochanter with three locking screws into the head, or two hooks on its tip.</summary>
    private static void LockingPlate(ImplantSketch sketch, Material metal, bool hooks)
    {
        var thickness = sketch.Between(5, 6);
        var holes = sketch.Pick((3, 0.12), (5, 0.33), (7, 0.3), (9, 0.15), (11, 0.06), (13, 0.04));
        var first = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(14, 22);
        var highest = sketch.Anatomy.GreaterTrochanterTip - sketch.Between(12, 16);
        var upper = AddHeadScrew(sketch, 95 + sketch.Between(0, 4), MathF.Min(8, highest + 5), 7.3f, 4, metal);
        AddHeadScrew(sketch, 118 + sketch.Between(-2, 4), 2, 7.3f, -4, metal);
        AddHeadScrew(sketch, 133 + sketch.Between(-3, 3), -8, hooks ? 7.3f : 5, 0, metal);
        var top = hooks ? MathF.Min(upper - 9, -sketch.Anatomy.GreaterTrochanterTip) : upper - sketch.Between(8, 11);
        var plate = new LateralPlate(sketch, new PlateForm(top, first + (18 * (holes - 1)) + 12, 17.5f, thickness, metal, Contoured: true));
        plate.Screws(first, holes, 18, sketch.Chance(0.6) ? ScrewForm.Locking : ScrewForm.Cortical, 0.75);
        for (var side = -1; hooks && side <= 1; side += 2) Hook(sketch, plate.On(top + 4, thickness / 2, 5.5f * side), metal, "plate");
    }

    /// <returns>The level where the screw enters the bone.</returns>
    private static float AddHeadScrew(ImplantSketch sketch, float angle, float height, float diameter, float anterior, Material metal)
    {
        var femur = sketch.Femur;
        var direction = femur.IntoHead(angle);
        var through = (Vector3.UnitZ * (height * sketch.Anatomy.HeadDiameter / 50)) + (femur.Anterior * anterior);
        var tip = femur.Subchondral(through, direction, sketch.Between(7, 14));
        var entry = femur.LateralEntry(through, direction);
        var form = new ScrewForm(diameter, diameter - 1.5f, diameter - 1.4f, diameter > 6 ? 32 : 200, 2.5f, diameter + 1.8f, 3);
        sketch.Add(Shapes.Screw(entry - (direction * 2.5f), tip, form, 8), metal, Material.Spongiosa, name: "locking screw");
        return -entry.Z;
    }

    /// <summary>A hook over the tip of the greater trochanter.</summary>
    /// <param name="sketch">The assembly.</param>
    /// <param name="root">Where it leaves the plate.</param>
    /// <param name="metal">Its metal.</param>
    /// <param name="name">The name of its plate.</param>
    internal static void Hook(ImplantSketch sketch, Vector3 root, Material metal, string name)
    {
        var medial = sketch.Femur.Medial;
        // The hook clears the trochanter's tip, however far below it the plate ends.
        var rise = MathF.Max(6, sketch.Anatomy.GreaterTrochanterTip + 2 - root.Z);
        Vector3[] path =
        [
            root,
            root + new Vector3(0, 0, rise),
            root + (medial * 6) + new Vector3(0, 0, rise + 3),
            root + (medial * 12) + new Vector3(0, 0, rise),
            root + (medial * 14) + new Vector3(0, 0, rise - 7),
        ];
        path = [.. SmoothPath.Through(path, 3)];
        var sections = path.Select((_, i) => SweepSection.Round(2.2f - (1.6f * i * i / (path.Length * path.Length)))).ToArray();
        sketch.Add(Shapes.Sweep(path, sections, sketch.Femur.Anterior, 8), metal, Material.SoftTissue, name: name);
    }

    /// <summary>A straight broad plate on the shaft below the trochanters.</summary>
    private static void BroadPlate(ImplantSketch sketch, Material metal)
    {
        var holes = sketch.Count(7, 14);
        var first = sketch.Anatomy.LesserTrochanterLevel - sketch.Between(-5, 22);
        var plate = new LateralPlate(sketch, new PlateForm(first - 11, first + (18 * (holes - 1)) + 11, 17.5f, sketch.Between(4.8f, 5.6f), metal, Contoured: true));
        plate.Screws(first, holes, 18, sketch.Chance(0.5) ? ScrewForm.Locking : ScrewForm.Cortical, 0.8);
    }
}
