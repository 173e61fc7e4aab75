using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 0: a hip without hardware, sometimes broken, sometimes with the tunnels of hardware taken out.</summary>
internal static class NoHardwareBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        if (sketch.Chance(0.2))
        {
            sketch.Fracture = sketch.Pick((FractureLine.Neck, 0.5), (FractureLine.Intertrochanteric, 0.5));
            sketch.Note("variant", "fracture");
        }
        else if (sketch.Chance(0.06))
        {
            sketch.Note("variant", "screw tracks");
            Tracks(sketch);
        }
        else
        {
            sketch.Note("variant", "native");
        }
    }

    /// <summary>Marrow-filled tunnels where screws were, in the neck and through the shaft.</summary>
    private static void Tracks(ImplantSketch sketch)
    {
        var femur = sketch.Femur;
        var direction = femur.IntoHead(sketch.Between(125, 140));
        var wide = sketch.Chance(0.5);
        for (var i = 0; i < (wide ? 1 : 3); i++)
        {
            var through = sketch.Jitter(wide ? 2 : 6);
            var entry = femur.LateralEntry(through, direction);
            var tip = femur.Subchondral(through, direction, sketch.Between(6, 12));
            sketch.Add(Shapes.Cylinder(entry, tip, wide ? 4.5f : sketch.Between(2.5f, 3.5f), 10), Material.Fat, Material.Spongiosa);
        }

        for (var i = 0; wide && i < 4; i++)
        {
            var level = sketch.Anatomy.LesserTrochanterLevel + 12 + (16 * i);
            var reach = sketch.Anatomy.OuterRadius(level);
            sketch.Add(Shapes.Cylinder(femur.At(level, -reach), femur.At(level, reach), 2.2f, 8), Material.Fat, Material.Spongiosa);
        }
    }
}
