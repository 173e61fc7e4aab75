using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 6: blade plates and locking plates on the lateral femur, without barrel or nail.</summary>
internal static class BladeOrPlateBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        var metal = LateralPlate.Metal(sketch, 0.25);
        sketch.Note("material", metal.ToString());
        var variant = sketch.Pick(
            ("95 degree blade plate", 0.34), ("angled blade plate", 0.14), ("proximal femoral locking plate", 0.30),
            ("hook plate", 0.08), ("broad plate", 0.14));
        sketch.Note("variant", variant);
        switch (variant)
        {
            case "95 degree blade plate": BladePlate(sketch, metal, 95); break;
            case "angled blade plate": BladePlate(sketch, metal, sketch.Pick((110f, 0.2), (120f, 0.4), (130f, 0.4))); break;
            case "proximal femoral locking plate": LockingPlate(sketch, metal, false); break;
            case "hook plate": LockingPlate(sketch, metal, true); break;
            default: BroadPlate(sketch, metal); break;
        }

        sketch.Fracture = sketch.Pick((FractureLine.None, 0.6), (FractureLine.Intertrochanteric, 0.4));
    }

    /// <summary>One piece: a solid blade into the head and a plate down the shaft.</summary>
    private static void BladePlate(ImplantSketch sketch, Material metal, float angle)
    {
        var femur = sketch.Femur;
        var direction = femur.IntoHead(angle);
        var through = (Vector3.UnitZ * (angle < 100 ? sketch.Between(-8, 0) : sketch.Between(-8, -1))) + (femur.Anterior * sketch.Between(-3, 3));
        var tip = femur.Subchondral(through, direction, sketch.Between(8, 14));
        var entry = femur.LateralEntry(through, direction);
        var thickness = sketch.Between(5.2f, 6);
        var holes = sketch.Pick((4, 0.2), (5, 0.3), (6, 0.15), (7, 0.2), (9, 0.15));
        var first = sketch.Between(17, 24) - entry.Z;
        var plate = new LateralPlate(sketch, new PlateForm(-entry.Z - 3.5f, first + (16 * (holes - 1)) + 11, 16, thickness, metal, Contoured: false));
        plate.Screws(first, holes, 16, ScrewForm.Cortical);
        AddBlade(sketch, entry - (direction * plate.Beyond(entry, direction)), tip, direction, metal);
        sketch.Note("plateAngle", angle);
    }

    private static void AddBlade(ImplantSketch sketch, Vector3 corner, Vector3 tip, Vector3 direction, Material metal)
    {
        Vector3[] blade = [corner, Steady.Lerp(corner, tip, 0.5f), tip - (direction * 6), tip];
        SweepSection full = new(3, 8, 6);
        var up = Vector3.Normalize(Vector3.UnitZ - (direction * Vector3.Dot(Vector3.UnitZ, direction)));
        sketch.Add(Shapes.Sweep(blade, [full, full, new(2.8f, 7.5f, 6), new(1.2f, 6, 6)], up), metal, Material.Spongiosa);
        AddChannel(sketch, blade, up, metal);
    }

    /// <summary>The blade is a U in section: a shallow channel on its lower side.</summary>
    private static void AddChannel(ImplantSketch sketch, Vector3[] blade, Vector3 up, Material metal)
    {
        var down = up * -1.2f;
        Vector3[] path = [Steady.Lerp(blade[0], blade[2], 0.15f) + down, blade[2] + down];
        SweepSection channel = new(1.4f, 4.5f, 4);
        sketch.Add(Shapes.Sweep(path, [channel, channel], up, 12), Material.Spongiosa, metal);
    }

    /// <summary>A plate contoured to the trochanter with three locking screws into the head, or two hooks on its tip.</summary>
    private static void LockingPlate(ImplantSketch sketch, Material metal, bool hooks)
    {
        var femur = sketch.Femur;
        var thickness = sketch.Between(5, 6);
        var holes = sketch.Pick((3, 0.15), (5, 0.35), (7, 0.3), (9, 0.2));
        var first = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(14, 22);
        var highest = sketch.Anatomy.GreaterTrochanterTip - sketch.Between(12, 16);
        var upper = AddHeadScrew(sketch, 95 + sketch.Between(0, 4), MathF.Min(8, highest + 5), 7.3f, 4, metal);
        AddHeadScrew(sketch, 118 + sketch.Between(-2, 4), 2, 7.3f, -4, metal);
        AddHeadScrew(sketch, 133 + sketch.Between(-3, 3), -8, hooks ? 7.3f : 5, 0, metal);
        var top = hooks ? MathF.Min(upper - 9, -sketch.Anatomy.GreaterTrochanterTip) : upper - sketch.Between(8, 11);
        var plate = new LateralPlate(sketch, new PlateForm(top, first + (18 * (holes - 1)) + 12, 18, thickness, metal, Contoured: true));
        plate.Screws(first, holes, 18, sketch.Chance(0.6) ? ScrewForm.Locking : ScrewForm.Cortical, 0.75);
        for (var side = -1; hooks && side <= 1; side += 2) AddHook(sketch, femur, top, thickness, 5.5f * side, metal);
    }

    /// <returns>The level where the screw enters the bone.</returns>
    private static float AddHeadScrew(ImplantSketch sketch, float angle, float height, float diameter, float anterior, Material metal)
    {
        var femur = sketch.Femur;
        var direction = femur.IntoHead(angle);
        var through = (Vector3.UnitZ * (height * sketch.Anatomy.HeadDiameter / 50)) + (femur.Anterior * anterior);
        var tip = femur.Subchondral(through, direction, sketch.Between(7, 14));
        var entry = femur.LateralEntry(through, direction);
        var start = entry - (direction * 2.5f);
        var form = new ScrewForm(diameter, diameter - 1.5f, diameter - 1.4f, diameter > 6 ? 32 : 200, 2, diameter + 1.8f, 3);
        sketch.Add(Shapes.Screw(start, tip, form), metal, Material.Spongiosa);
        return -entry.Z;
    }

    private static void AddHook(ImplantSketch sketch, FemoralFrame femur, float top, float thickness, float anterior, Material metal)
    {
        var root = femur.LateralCortex(top + 4, thickness / 2, anterior);
        Vector3[] path =
        [
            root,
            root + new Vector3(0, 0, 7),
            root + (femur.Medial * 5) + new Vector3(0, 0, 10),
            root + (femur.Medial * 11) + new Vector3(0, 0, 7),
            root + (femur.Medial * 14) + new Vector3(0, 0, 1),
        ];
        SweepSection[] sections = [new(2.2f, 2.2f), new(2.2f, 2.2f), new(2, 2), new(1.6f, 1.6f), new(0.5f, 0.5f)];
        sketch.Add(Shapes.Sweep(path, sections, femur.Anterior, 10), metal, Material.SoftTissue);
    }

    /// <summary>A straight broad plate on the shaft below the trochanters.</summary>
    private static void BroadPlate(ImplantSketch sketch, Material metal)
    {
        var holes = sketch.Count(7, 12);
        var first = sketch.Anatomy.LesserTrochanterLevel - sketch.Between(-5, 22);
        var thickness = sketch.Between(4.8f, 5.6f);
        var plate = new LateralPlate(sketch, new PlateForm(first - 11, first + (18 * (holes - 1)) + 11, 17.5f, thickness, metal, Contoured: true));
        plate.Screws(first, holes, 18, sketch.Chance(0.5) ? ScrewForm.Locking : ScrewForm.Cortical, 0.8);
    }
}
