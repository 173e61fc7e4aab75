using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Plates in one piece with a solid blade: of 95 degrees and more, and those of osteotomies.</summary>
internal static class BladePlate
{
    /// <summary>A blade into the head and a plate down the shaft.</summary>
    public static void Add(ImplantSketch sketch, Material metal, float angle)
    {
        var femur = sketch.Femur;
        var direction = femur.IntoHead(angle);
        var through = (Vector3.UnitZ * (angle < 100 ? sketch.Between(-8, 0) : sketch.Between(-8, -1))) + (femur.Anterior * sketch.Between(-3, 3));
        var tip = femur.Subchondral(through, direction, sketch.Between(8, 14));
        var entry = femur.LateralEntry(through, direction);
        var holes = sketch.Pick((5, 0.4), (6, 0.2), (7, 0.2), (9, 0.12), (12, 0.06), (16, 0.02));
        AddPlate(sketch, metal, entry, tip, direction, holes);
        sketch.Note("plateAngle", angle);
    }

    /// <summary>A short blade below the neck and a short plate across an osteotomy: a cut that has moved, open or healed.</summary>
    public static void AddOsteotomy(ImplantSketch sketch, Material metal)
    {
        var femur = sketch.Femur;
        var angle = sketch.Pick((90f, 0.4), (100f, 0.35), (110f, 0.25));
        var direction = femur.IntoHead(angle);
        var level = sketch.Between(24, 32) - (0.4f * sketch.Anatomy.GreaterTrochanterTip);
        var entry = femur.LateralCortex(level);
        // The blade ends in the neck and never comes out of its lower edge.
        var along = Vector3.Dot(femur.At(level, MathF.Min(femur.MedialLimit(level), 38) - 4) - entry, femur.Medial);
        var tip = entry + (direction * MathF.Max(24, along));
        AddPlate(sketch, metal, entry, tip, direction, sketch.Count(3, 5));
        sketch.Note("plateAngle", angle);
        var open = sketch.Chance(0.4);
        sketch.Note("fracture", open ? "osteotomy, fresh" : "osteotomy, united");
        sketch.Fracture = open ? FractureLine.Intertrochanteric : FractureLine.None;
        sketch.FractureForm = new FractureForm(sketch.Between(0.4f, 1.2f), -sketch.Between(0, 5), sketch.Jitter(2));
    }

    private static void AddPlate(ImplantSketch sketch, Material metal, Vector3 entry, Vector3 tip, Vector3 direction, int holes)
    {
        var thickness = sketch.Between(5.4f, 5.8f);
        var first = sketch.Between(17, 24) - entry.Z;
        var plate = new LateralPlate(sketch, new PlateForm(-entry.Z - 3.5f, first + (16 * (holes - 1)) + 11, 16, thickness, metal, Contoured: false));
        plate.Screws(first, holes, 16, ScrewForm.Cortical, 0.9);
        AddBlade(sketch, entry - (direction * plate.Beyond(entry, direction)), tip, direction, metal);
        sketch.Note("bladeLength", Vector3.Distance(entry, tip));
    }

    private static void AddBlade(ImplantSketch sketch, Vector3 corner, Vector3 tip, Vector3 direction, Material metal)
    {
        Vector3[] blade = [corner, Steady.Lerp(corner, tip, 0.5f), tip - (direction * 6), tip];
        SweepSection full = new(3, 8, 6);
        var up = Vector3.Normalize(Vector3.UnitZ - (direction * Vector3.Dot(Vector3.UnitZ, direction)));
        sketch.Add(Shapes.Sweep(blade, [full, full, new(2.8f, 7.5f, 6), new(1.2f, 6, 6)], up, 12), metal, Material.Spongiosa, name: "blade");
        // The blade is a U in section: a shallow channel on its lower side.
        var down = up * -1.2f;
        Vector3[] path = [Steady.Lerp(blade[0], blade[2], 0.15f) + down, blade[2] + down];
        SweepSection channel = new(1.4f, 4.5f, 4);
        sketch.Add(Shapes.Sweep(path, [channel, channel], up, 12), Material.Spongiosa, metal, name: "blade");
    }
}
