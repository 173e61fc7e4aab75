using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Foreign;

/// <summary>Hardware that resembles that of a class and is none.</summary>
internal static class LookAlikes
{
    /// <summary>One cannulated screw up the middle of the neck.</summary>
    public static void SingleScrew(ImplantSketch sketch)
    {
        var femur = sketch.Femur;
        var direction = Vector3.Normalize(femur.IntoHead(sketch.Anatomy.NeckShaftAngle + sketch.Between(-6, 4)) - (femur.Anterior * sketch.Between(0.05f, 0.3f)));
        var tip = femur.Subchondral(sketch.Jitter(2), direction, sketch.Between(5, 9));
        var start = femur.LateralEntry(Vector3.Zero, direction);
        sketch.Add(Shapes.Screw(start, tip, new ScrewForm(7.3f, 5.2f, 5.2f, sketch.Pick((16f, 0.5), (32f, 0.5)), 2.75f, 8.5f, 4.5f)), Material.Titanium, Material.Spongiosa, name: "single screw");
    }

    /// <summary>A smooth bolt of 10 mm with a screw beside it, in a plate of one or two holes.</summary>
    public static void NeckSystem(ImplantSketch sketch)
    {
        var femur = sketch.Femur;
        var direction = femur.IntoHead(130);
        var through = new Vector3(0, 0, sketch.Between(-4, 0));
        var tip = femur.Subchondral(through, direction, sketch.Between(5, 9));
        var entry = femur.LateralEntry(through, direction);
        var holes = sketch.Count(1, 2);
        var plate = new LateralPlate(sketch, new PlateForm(-entry.Z - 10, -entry.Z + 10 + (14 * holes), 14, 5.5f, Material.Titanium, Contoured: false));
        for (var i = 0; i < holes; i++) plate.Bicortical(-entry.Z + 14 + (14 * i), ScrewForm.Locking);
        sketch.Add(Shapes.Cylinder(entry - (direction * plate.Beyond(entry, direction)), tip, 5, 14), Material.Titanium, Material.Spongiosa, name: "bolt");
        var spread = Vector3.Normalize(direction + (Vector3.UnitZ * 0.1f) + (femur.Anterior * 0.08f));
        var side = entry + (direction * 6);
        sketch.Add(Shapes.Screw(side, side + (spread * (Vector3.Distance(entry, tip) - 14)), new ScrewForm(6.4f, 4.5f, 5, 20, 2.75f, 0, 0), 8), Material.Titanium, Material.Spongiosa, name: "anti-rotation screw");
    }

    /// <summary>The joint has grown together under a plate that broadens on the ilium.</summary>
    public static void Arthrodesis(ImplantSketch sketch, PelvicSurface bone)
    {
        var femur = sketch.Femur;
        var radius = sketch.Anatomy.HeadDiameter / 2;
        sketch.Add(Shapes.Shell(Vector3.Zero, new Vector3(0.6f, 0.25f, -0.75f), radius + sketch.Anatomy.JointSpace, radius - 0.5f, 2, 24), Material.Spongiosa, Material.SoftTissue, ImplantSegment.Pelvis);
        var path = new List<Vector3>();
        foreach (var height in (ReadOnlySpan<float>)[66, 52, 40])
            if (bone.Meet(new Vector3(110, -6, height * bone.Scale), -Vector3.UnitX, 3) is { } on) path.Add(on);
        // The trochanter is taken off, and the plate runs past its bed.
        for (var i = 0; i < 7; i++) path.Add(femur.LateralCortex(38 + (i * 18), 3));
        var line = SmoothPath.Through(path, 3);
        var sections = line.Select((_, i) => new SweepSection(2.5f, i == 0 ? 12 : 20 - MathF.Min(11, 1.4f * i), 4)).ToArray();
        sketch.Add(Shapes.Sweep(line, sections, -femur.Medial, 12), Material.Steel, Material.SoftTissue, name: "arthrodesis plate");
        for (var i = 0; i < line.Count; i += 2)
        {
            if (i is > 6 and < 10) continue;
            var inward = i < 6 ? new Vector3(-1, 0, 0.15f) : femur.Medial;
            var length = i < 6 ? sketch.Between(18, 26) : sketch.Between(34, 44);
            sketch.Add(Shapes.Screw(line[i], line[i] + (inward * length), ScrewForm.Cortical, 8), Material.Steel, Material.Spongiosa, name: "cortical screw");
        }
    }

    /// <summary>Half pins in the shaft, clamped to a bar beside the thigh.</summary>
    public static void ExternalFixator(ImplantSketch sketch)
    {
        var femur = sketch.Femur;
        var first = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(0, 30);
        var away = sketch.Between(80, 110);
        var clamps = new List<Vector3>();
        for (var i = sketch.Count(2, 4); i > 0; i--)
        {
            var level = first + (i * sketch.Between(26, 34));
            var reach = sketch.Anatomy.OuterRadius(level);
            var outer = femur.At(level, -reach - away);
            sketch.Add(Shapes.Screw(outer, femur.At(level, reach + 2), new ScrewForm(5.5f, 4.4f, 5, reach * 2.2f, 2.2f, 0, 0), 8), Material.Steel, Material.Spongiosa, name: "pin");
            clamps.Add(femur.At(level, -reach - (away * 0.8f)));
        }

        foreach (var clamp in clamps)
            sketch.Add(Shapes.Box(clamp, femur.Medial * 8, femur.Anterior * 9, Vector3.UnitZ * 7), Material.Titanium, Material.SoftTissue, name: "clamp");
        var (top, bottom) = (clamps[^1] + (Vector3.UnitZ * 40), clamps[0] - (Vector3.UnitZ * 40));
        // Bars of carbon hardly show.
        sketch.Add(Shapes.Rod([top, bottom], 5.5f, 10), sketch.Chance(0.5) ? Material.Polyethylene : Material.Titanium, Material.SoftTissue, name: "bar");
    }
}
