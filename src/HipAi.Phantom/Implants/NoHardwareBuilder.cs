using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 0: a hip without hardware, sometimes broken, sometimes with the tunnels of hardware taken out.</summary>
internal static class NoHardwareBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        var variant = sketch.Pick(
            ("native", 0.71), ("neck fracture", 0.11), ("intertrochanteric fracture", 0.09), ("subtrochanteric fracture", 0.03),
            ("healed screw tracks", 0.06));
        sketch.Note("variant", variant);
        switch (variant)
        {
            case "neck fracture": Fractures.Native(sketch, FractureLine.Neck); break;
            case "intertrochanteric fracture": Fractures.Native(sketch, FractureLine.Intertrochanteric); break;
            case "subtrochanteric fracture": Fractures.Native(sketch, FractureLine.Subtrochanteric); break;
            case "healed screw tracks": Tracks(sketch); break;
            default: break;
        }
    }

    /// <summary>Marrow-filled tunnels with a thin wall where hardware was: screws of the neck, a hip screw and its plate, or a nail's head screw.</summary>
    private static void Tracks(ImplantSketch sketch)
    {
        var femur = sketch.Femur;
        var kind = sketch.Pick(("cannulated screws", 0.45), ("hip screw and plate", 0.4), ("nail", 0.15));
        sketch.Note("removed", kind);
        var direction = femur.IntoHead(kind == "cannulated screws" ? sketch.Between(126, 140) : sketch.Between(128, 137));
        for (var i = kind == "cannulated screws" ? 3 : 1; i > 0; i--)
        {
            var through = kind == "cannulated screws" ? new Vector3(0, i == 2 ? 6 : -5, i == 3 ? -7 : 5) + sketch.Jitter(1.5f) : sketch.Jitter(2);
            var tip = femur.Subchondral(through, direction, sketch.Between(7, 14));
            AddTunnel(sketch, femur.LateralEntry(through, direction), tip, kind == "cannulated screws" ? sketch.Between(2.4f, 3.6f) : sketch.Between(3.6f, 5));
        }

        if (kind == "cannulated screws") return;
        var holes = kind == "nail" ? 1 : sketch.Count(2, 5);
        var first = sketch.Anatomy.LesserTrochanterLevel + (kind == "nail" ? sketch.Between(90, 130) : sketch.Between(4, 12));
        for (var i = 0; i < holes; i++)
        {
            var level = first + (16 * i);
            var reach = sketch.Anatomy.OuterRadius(level) - 0.4f;
            var canal = sketch.Anatomy.CanalRadius(level) + 0.4f;
            // Only the cortices keep a hole.
            sketch.Add(Shapes.Cylinder(femur.At(level, -reach), femur.At(level, -canal), sketch.Between(1.6f, 2.3f), 8), Material.Fat, Material.Cortex);
            sketch.Add(Shapes.Cylinder(femur.At(level, canal), femur.At(level, reach), sketch.Between(1.6f, 2.3f), 8), Material.Fat, Material.Cortex);
        }
    }

    private static void AddTunnel(ImplantSketch sketch, Vector3 from, Vector3 to, float radius)
    {
        // The wall is a thin line of dense bone.
        sketch.Add(Shapes.Sleeve(from, to, radius + 0.5f, radius, 12), Material.Cortex, Material.Spongiosa);
        sketch.Add(Shapes.Cylinder(from, to, radius, 12), Material.Fat, Material.Spongiosa);
    }
}
