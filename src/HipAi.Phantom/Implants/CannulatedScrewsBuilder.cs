using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 4: two to four cannulated screws across the femoral neck.</summary>
internal static class CannulatedScrewsBuilder
{
    /// <summary>What all screws of one hip have in common.</summary>
    private sealed record Kit(ScrewForm Form, Material Metal, float Backing, bool Washers);

    public static void Build(ImplantSketch sketch)
    {
        var variant = sketch.Pick(
            ("3 screws, inverted triangle", 0.53), ("3 screws, triangle", 0.16), ("3 screws, line", 0.11), ("3 screws, biplane", 0.05),
            ("2 screws", 0.08), ("4 screws", 0.07));
        sketch.Note("variant", variant);
        var kit = DrawKit(sketch);
        Settle(sketch, ref kit);
        if (variant == "3 screws, biplane") AddBiplane(sketch, kit);
        else AddParallel(sketch, Places(variant), kit);
        sketch.Note("material", kit.Metal.ToString());
        sketch.Note("screwDiameter", kit.Form.ThreadDiameter);
        sketch.Note("threadLength", kit.Form.ThreadLength >= 100 ? "full" : kit.Form.ThreadLength.ToString("0", System.Globalization.CultureInfo.InvariantCulture));
        sketch.Note("washers", kit.Washers ? "yes" : "no");
    }

    private static Kit DrawKit(ImplantSketch sketch)
    {
        var diameter = sketch.Pick((6.5f, 0.4), (7.3f, 0.53), (7f, 0.05), (4.5f, 0.02));
        var thread = sketch.Pick((16f, 0.4), (20f, 0.2), (32f, 0.33), (200f, 0.07));
        var form = new ScrewForm(diameter, diameter - 2, diameter - 2.1f, thread, 2.75f, sketch.Between(8, 9.5f), 4.5f);
        return new Kit(form, sketch.Chance(0.55) ? Material.Titanium : Material.Steel, sketch.Between(0, 1.5f), sketch.Chance(0.3));
    }

    /// <summary>Half of the necks still show the break; a settled one has shortened and pushed the heads off the bone.</summary>
    private static void Settle(ImplantSketch sketch, ref Kit kit)
    {
        if (!sketch.Chance(0.25))
        {
            if (sketch.Chance(0.75)) Fractures.Held(sketch, FractureLine.Neck);
            return;
        }

        var shortened = sketch.Between(2, 12);
        kit = kit with { Backing = kit.Backing + shortened };
        sketch.Fracture = sketch.Pick((FractureLine.Neck, 0.6), (FractureLine.None, 0.4));
        // The neck is driven together: where the fragments overlap it is dense.
        sketch.FractureForm = new FractureForm(-MathF.Min(3, shortened / 3), sketch.Between(-4, 8), Vector3.Zero);
        sketch.Note("complication", "backed-out screws");
        sketch.Note("backedOut", shortened);
    }

    /// <summary>Where the screws cross the neck: X to the front, Y up, in units of the spread.</summary>
    private static Vector2[] Places(string variant) => variant switch
    {
        "2 screws" => [new(0.1f, 0.8f), new(-0.1f, -0.9f)],
        "4 screws" => [new(0.8f, 0.75f), new(-0.8f, 0.75f), new(0.75f, -0.8f), new(-0.75f, -0.8f)],
        "3 screws, triangle" => [new(0, 0.9f), new(0.85f, -0.65f), new(-0.85f, -0.65f)],
        "3 screws, line" => [new(0.2f, 1), new(0, 0.05f), new(-0.2f, -1)],
        _ => [new(0, -0.95f), new(0.85f, 0.6f), new(-0.85f, 0.6f)],
    };

    private static void AddParallel(ImplantSketch sketch, Vector2[] places, Kit kit)
    {
        var angle = sketch.Anatomy.NeckShaftAngle + sketch.Between(-4, 8);
        var spread = Spread(sketch);
        var straying = sketch.Chance(0.8) ? 1.2f : 4;
        foreach (var place in places) AddScrew(sketch, place * spread, angle + sketch.Between(-straying, straying), 0, kit);
    }

    /// <summary>Filipov: the lowest screw comes steeply from far below and lies on the calcar; the upper two are flatter.</summary>
    private static void AddBiplane(ImplantSketch sketch, Kit kit)
    {
        var spread = Spread(sketch);
        var neck = sketch.Anatomy.NeckShaftAngle;
        AddScrew(sketch, new Vector2(-0.5f, -0.35f) * spread, MathF.Min(156, neck + sketch.Between(16, 22)), 0.1f, kit);
        AddScrew(sketch, new Vector2(-0.6f, -0.5f) * spread, neck + sketch.Between(4, 8), -0.06f, kit);
        AddScrew(sketch, new Vector2(0.6f, 0.75f) * spread, neck + sketch.Between(-3, 3), -0.06f, kit);
    }

    private static float Spread(ImplantSketch sketch) =>
        Math.Clamp((sketch.Anatomy.NeckDiameter / 2) - sketch.Between(6, 8.5f), 4.5f, 10);

    private static void AddScrew(ImplantSketch sketch, Vector2 place, float angle, float forward, Kit kit)
    {
        var femur = sketch.Femur;
        var direction = Vector3.Normalize(femur.IntoHead(angle) + (femur.Anterior * (forward + sketch.Between(-0.03f, 0.03f))));
        var up = Vector3.Normalize(Vector3.UnitZ - (direction * Vector3.Dot(Vector3.UnitZ, direction)));
        var through = (femur.Anterior * place.X) + (up * place.Y) + sketch.Jitter(0.8f);
        var tip = femur.Subchondral(through, direction, sketch.Between(5, 10));
        var start = femur.LateralEntry(through, direction) - (direction * (kit.Backing + (kit.Washers ? 1.6f : 0.2f)));
        sketch.Add(Shapes.Screw(start, tip, kit.Form, 10), kit.Metal, Material.Spongiosa, name: "cannulated screw");
        var bore = kit.Form.ThreadDiameter < 6 ? 0.9f : 1.5f;
        sketch.Add(Shapes.Cylinder(start - (direction * kit.Form.HeadHeight * 0.9f), tip - (direction * 0.5f), bore, 8), Material.Spongiosa, kit.Metal, name: "cannulated screw");
        if (!kit.Washers) return;
        sketch.Add(Shapes.Sleeve(start, start + (direction * 1.5f), 6.5f, (kit.Form.ShankDiameter / 2) + 0.3f), kit.Metal, Material.SoftTissue, name: "washer");
    }
}
