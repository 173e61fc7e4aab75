using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>The rod of an intramedullary nail from above: straight and leaning to lateral in the trochanter, then along the bowed canal.</summary>
/// <param name="Top">Level of its upper end, mm below the head centre.</param>
/// <param name="Tip">Level of its lower end.</param>
/// <param name="Proximal">Radius above, mm.</param>
/// <param name="Distal">Radius below, mm.</param>
/// <param name="Bend">Angle of the upper part to the shaft, radians.</param>
/// <param name="Metal">Its metal.</param>
internal sealed record Nail(float Top, float Tip, float Proximal, float Distal, float Bend, Material Metal)
{
    /// <summary>A 5 mm locking bolt.</summary>
    public static ScrewForm Lock { get; } = new(5, 4.2f, 4.3f, 200, 2.2f, 7.5f, 3.5f);

    /// <summary>Adds the nail between two levels, with its bore and above its end cap; less than the whole when it is broken.</summary>
    public void Add(ImplantSketch sketch, float from, float to)
    {
        var levels = Levels(sketch, from, to);
        var path = levels.Select(l => Axis(sketch, l.Below)).ToArray();
        var mesh = Shapes.Sweep(path, [.. levels.Select(l => SweepSection.Round(l.Radius))], sketch.Femur.Medial, 16);
        sketch.Add(mesh, Metal, Material.Spongiosa, name: "nail");
        // The nail is a tube; its bore shows in titanium.
        var inner = levels.Select(l => SweepSection.Round(MathF.Min(2.4f, l.Radius * 0.45f))).ToArray();
        sketch.Add(Shapes.Sweep(path[1..^1], inner[1..^1], sketch.Femur.Medial, 8), Material.SoftTissue, Metal, name: "nail");
        if (from <= Top) AddCap(sketch);
        sketch.Note("nailLength", Tip - Top);
        sketch.Note("distalDiameter", 2 * Distal);
    }

    /// <summary>Adds the distal bolts: the lowest in a round hole, the next in a slot when it lets the nail slide.</summary>
    public void AddLocks(ImplantSketch sketch, int count)
    {
        var slotted = sketch.Chance(0.6);
        for (var i = 0; i < count; i++)
        {
            var level = Tip - sketch.Between(14, 18) - (i * sketch.Between(16, 24));
            AddHole(sketch, level, i == 1 && slotted ? new(2.4f, 5.5f) : new(2.4f, 2.8f));
            // Now and then a hole stays empty.
            if (i == 0 || sketch.Chance(0.8)) Fixation.Bicortical(sketch, level, 1, Metal, Lock, name: "locking screw");
        }

        sketch.Note("distalLocks", count);
        if (count > 1) sketch.Note("locking", slotted ? "dynamic" : "static");
    }

    /// <summary>A hole from side to side: two halves, since the bore is hollow already.</summary>
    private void AddHole(ImplantSketch sketch, float level, SweepSection section)
    {
        var middle = sketch.Femur.At(level);
        var (inner, outer) = (sketch.Femur.Medial * MathF.Min(2.4f, Distal * 0.45f), sketch.Femur.Medial * (Distal - 0.9f));
        sketch.Add(Shapes.Sweep([middle + inner, middle + outer], [section, section], sketch.Femur.Anterior, 12), Material.SoftTissue, Metal, name: "nail");
        sketch.Add(Shapes.Sweep([middle - outer, middle - inner], [section, section], sketch.Femur.Anterior, 12), Material.SoftTissue, Metal, name: "nail");
    }

    private Vector3 Axis(ImplantSketch sketch, float below) =>
        sketch.Femur.At(below, -MathF.Max(0, BendLevel(sketch) - below) * Steady.Tan(Bend));

    private static float BendLevel(ImplantSketch sketch) => sketch.Anatomy.LesserTrochanterLevel + 15;

    private List<(float Below, float Radius)> Levels(ImplantSketch sketch, float from, float to)
    {
        var bend = BendLevel(sketch);
        var all = new List<(float Below, float Radius)> { (Top, 0.75f * Proximal), (Top + 2, Proximal), (bend - 20, Proximal), (bend, Proximal) };
        for (var below = bend + 25; below < Tip - 12; below += 22) all.Add((below, Distal));
        all.AddRange([(Tip - 8, Distal), (Tip - 3, 0.85f * Distal), (Tip, 0.35f * Distal)]);
        var inside = all.Where(l => l.Below >= from && l.Below <= to).ToList();
        if (from > Top) inside.InsertRange(0, [(from, Proximal), (from + 1, Proximal)]);
        if (to < Tip) inside.AddRange([(to - 1, Proximal), (to, Proximal)]);
        return [.. inside.OrderBy(l => l.Below)];
    }

    private void AddCap(ImplantSketch sketch)
    {
        if (!sketch.Chance(0.5)) return;
        var (seat, below) = (Axis(sketch, Top), Axis(sketch, Top + 4));
        var up = Vector3.Normalize(seat - below);
        sketch.Add(Shapes.Revolve(seat + (up * 0.1f), up, [new(0.9f * Proximal, 0), new(0.9f * Proximal, 2), new(0.6f * Proximal, sketch.Between(3, 6))], 14), Metal, Material.Spongiosa, name: "end cap");
        sketch.Note("endCap", "yes");
    }
}
