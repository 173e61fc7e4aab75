using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Breaks of the proximal femur: untreated, held by hardware, uniting.</summary>
internal static class Fractures
{
    /// <summary>A break that hardware holds: fresh, uniting with callus, or united.</summary>
    public static void Held(ImplantSketch sketch, FractureLine line)
    {
        var stage = sketch.Pick(("fresh", 0.4), ("uniting", 0.25), ("united", 0.35));
        sketch.Note("fracture", $"{Word(line)}, {stage}");
        if (stage != "united") sketch.Fracture = line;
        var shift = sketch.Jitter(stage == "fresh" ? 1.5f : 0.8f);
        sketch.FractureForm = new FractureForm(stage == "fresh" ? sketch.Between(1, 3) : sketch.Between(0.3f, 0.9f), sketch.Between(-3, 4), shift);
        // The neck has no callus of its own: it lies inside the joint.
        if (line != FractureLine.Neck && stage != "fresh" && sketch.Chance(0.7)) AddCallus(sketch, line);
    }

    /// <summary>A break without hardware.</summary>
    public static void Native(ImplantSketch sketch, FractureLine line)
    {
        var displaced = sketch.Chance(0.6);
        sketch.Fracture = line;
        sketch.Note("fracture", $"{Word(line)}, {(displaced ? "displaced" : "in place")}");
        if (displaced) Displace(sketch, line);
        else if (line == FractureLine.Neck && sketch.Chance(0.5)) sketch.FractureForm = new FractureForm(-sketch.Between(1, 2.5f), -sketch.Between(4, 14), Vector3.Zero);
        else sketch.FractureForm = new FractureForm(sketch.Between(0.8f, 2.5f), sketch.Between(-2, 3), Vector3.Zero);
    }

    /// <summary>The femur leaves the upper fragment behind in the socket.</summary>
    /// <param name="sketch">The assembly.</param>
    /// <param name="gap">Distance of the fragments, mm.</param>
    /// <param name="varus">Tilt of the upper fragment, degrees.</param>
    /// <param name="femur">The way of the femur, mm.</param>
    public static void Settle(ImplantSketch sketch, float gap, float varus, Vector3 femur)
    {
        sketch.FemurShift = femur;
        sketch.FractureForm = new FractureForm(gap, varus, -femur);
    }

    /// <summary>Clouds of new bone around a break.</summary>
    public static void AddCallus(ImplantSketch sketch, FractureLine line)
    {
        var level = sketch.Anatomy.LesserTrochanterLevel + (line == FractureLine.Subtrochanteric ? 34 : -2);
        var reach = sketch.Anatomy.OuterRadius(level);
        for (var i = sketch.Count(2, 3); i > 0; i--)
        {
            var side = sketch.Pick((1f, 0.6), (-1f, line == FractureLine.Subtrochanteric ? 0.4 : 0.1));
            var at = sketch.Femur.At(level + sketch.Between(-10, 10), side * (reach - 1), sketch.Between(-6, 6));
            var size = new Vector3(sketch.Between(4, 7), sketch.Between(6, 11), sketch.Between(10, 18));
            sketch.Add(Irregular.Warp(Shapes.Ellipsoid(at, size, 14), 1.6f, 14, sketch.Random), Material.Spongiosa, Material.SoftTissue);
        }

        sketch.Note("callus", "yes");
    }

    private static void Displace(ImplantSketch sketch, FractureLine line)
    {
        switch (line)
        {
            case FractureLine.Neck:
                Settle(sketch, sketch.Between(1, 3), sketch.Between(10, 32), new Vector3(sketch.Between(-2, 4), sketch.Between(-4, 2), sketch.Between(6, 20)));
                break;
            case FractureLine.Intertrochanteric:
                Settle(sketch, sketch.Between(2, 5), sketch.Between(8, 24), new Vector3(sketch.Between(0, 6), sketch.Between(-5, 3), sketch.Between(4, 14)));
                break;
            default:
                Settle(sketch, sketch.Between(2, 6), sketch.Between(6, 18), new Vector3(-sketch.Between(0, 14), sketch.Between(-8, 4), sketch.Between(2, 18)));
                break;
        }
    }

    private static string Word(FractureLine line) => line switch
    {
        FractureLine.Neck => "neck",
        FractureLine.Intertrochanteric => "intertrochanteric",
        _ => "subtrochanteric",
    };
}
