using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 4: two to four cannulated screws across the femoral neck.</summary>
internal static class CannulatedScrewsBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        var count = sketch.Pick((3, 0.85), (2, 0.08), (4, 0.07));
        var layout = sketch.Pick(("inverted triangle", 0.65), ("triangle", 0.2), ("line", 0.15));
        var form = Form(sketch);
        var metal = sketch.Chance(0.55) ? Material.Titanium : Material.Steel;
        var washers = sketch.Chance(0.3);
        var angle = sketch.Anatomy.NeckShaftAngle + sketch.Between(-4, 8);
        var spread = Math.Clamp((sketch.Anatomy.NeckDiameter / 2) - sketch.Between(7, 9.5f), 4.5f, 9.5f);
        // Settled fractures shorten, and the heads stand off the bone.
        var backing = sketch.Chance(0.25) ? sketch.Between(2, 12) : sketch.Between(0, 1.5f);
        if (sketch.Chance(0.45)) sketch.Fracture = FractureLine.Neck;
        foreach (var place in Places(count, layout)) AddScrew(sketch, place * spread, angle, form, metal, backing, washers);
        sketch.Note("variant", count == 3 ? $"3 screws, {layout}" : $"{count} screws");
        sketch.Note("material", metal.ToString());
        sketch.Note("screwDiameter", form.ThreadDiameter);
    }

    private static ScrewForm Form(ImplantSketch sketch)
    {
        var diameter = sketch.Pick((6.5f, 0.4), (7.3f, 0.55), (7f, 0.05));
        var thread = sketch.Pick((16f, 0.4), (20f, 0.2), (32f, 0.33), (200f, 0.07));
        return new ScrewForm(diameter, diameter - 2, diameter - 2.1f, thread, 2.75f, sketch.Between(8, 9.5f), 4.5f);
    }

    /// <summary>Where the screws cross the neck: X to the front, Y up, in units of the spread.</summary>
    private static Vector2[] Places(int count, string layout) => (count, layout) switch
    {
        (2, _) => [new(0.1f, 0.8f), new(-0.1f, -0.9f)],
        (4, _) => [new(0.8f, 0.75f), new(-0.8f, 0.75f), new(0.75f, -0.8f), new(-0.75f, -0.8f)],
        (_, "triangle") => [new(0, 0.9f), new(0.85f, -0.65f), new(-0.85f, -0.65f)],
        (_, "line") => [new(0.2f, 1), new(0, 0.05f), new(-0.2f, -1)],
        _ => [new(0, -0.95f), new(0.85f, 0.6f), new(-0.85f, 0.6f)],
    };

    private static void AddScrew(ImplantSketch sketch, Vector2 place, float angle, ScrewForm form, Material metal, float backing, bool washer)
    {
        var femur = sketch.Femur;
        var steered = angle + sketch.Between(-3, 3);
        var direction = Vector3.Normalize(femur.IntoHead(steered) + (femur.Anterior * sketch.Between(-0.04f, 0.04f)));
        var up = Vector3.Normalize(Vector3.UnitZ - (direction * Vector3.Dot(Vector3.UnitZ, direction)));
        var through = (femur.Anterior * place.X) + (up * place.Y) + sketch.Jitter(0.8f);
        var tip = femur.Subchondral(through, direction, sketch.Between(5, 10));
        var start = femur.LateralEntry(through, direction) - (direction * (backing + (washer ? 1.6f : 0.2f)));
        sketch.Add(Shapes.Screw(start, tip, form), metal, Material.Spongiosa);
        sketch.Add(Shapes.Cylinder(start - (direction * form.HeadHeight * 0.9f), tip - (direction * 0.5f), 1.5f, 8), Material.Spongiosa, metal);
        if (!washer) return;
        sketch.Add(Shapes.Sleeve(start, start + (direction * 1.5f), 6.5f, (form.ShankDiameter / 2) + 0.3f), metal, Material.SoftTissue);
    }
}
