using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>What holds bone together without a plate: screws across the shaft, wires and cables.</summary>
internal static class Fixation
{
    /// <summary>A screw through both cortices from the lateral side.</summary>
    /// <param name="sketch">The assembly.</param>
    /// <param name="level">Level of its entry, mm below the head centre.</param>
    /// <param name="clearance">How far outside the bone its head sits, mm.</param>
    /// <param name="metal">Its metal.</param>
    /// <param name="form">Its measures.</param>
    /// <param name="anterior">How far it enters in front of the middle of the shaft.</param>
    /// <param name="rise">How far the tip lies above the entry.</param>
    /// <param name="name">Its name.</param>
    public static void Bicortical(
        ImplantSketch sketch, float level, float clearance, Material metal, ScrewForm form, float anterior = 0, float rise = 0, string name = "cortical screw")
    {
        var beyond = sketch.Anatomy.OuterRadius(level) + sketch.Between(0.5f, 3);
        var start = sketch.Femur.LateralCortex(level, clearance, anterior);
        var tip = sketch.Femur.At(level, beyond, anterior * 0.3f) + new Vector3(0, 0, rise);
        sketch.Add(Shapes.Screw(start, tip, form, 8), metal, Material.Spongiosa, name: name);
    }

    /// <summary>A cable or wire around the femur, with its crimp or twist.</summary>
    /// <param name="sketch">The assembly.</param>
    /// <param name="level">Level where it runs.</param>
    /// <param name="radius">Radius of the cable.</param>
    /// <param name="metal">Its metal.</param>
    /// <param name="crimp">A crimp sleeve; otherwise a twisted end.</param>
    /// <param name="outside">Clearance for a plate or strut on the lateral side, mm.</param>
    public static void Cerclage(ImplantSketch sketch, float level, float radius, Material metal, bool crimp, float outside = 0)
    {
        const int points = 28;
        var lean = sketch.Between(-0.16f, 0.16f);
        var roll = sketch.Between(-0.1f, 0.1f);
        var femur = sketch.Femur;
        var centre = femur.At(level);
        var path = new Vector3[points];
        for (var i = 0; i < points; i++)
        {
            var (sine, cosine) = Steady.SinCos(MathF.Tau * i / points);
            // A plate under the wire pushes it outward on the lateral side only.
            var push = MathF.Max(0, -cosine);
            var slope = new Vector3(0, 0, (lean * cosine) + (roll * sine));
            var outward = (femur.Medial * cosine) + (femur.Anterior * sine) + slope;
            path[i] = centre + (outward * (femur.Reach(centre, outward, 27) + radius + 0.2f + (outside * push * push)));
        }

        sketch.Add(Shapes.Loop(path, radius, Vector3.UnitZ, 5), metal, Material.SoftTissue, name: crimp ? "cable" : "wire");
        var at = sketch.Count(points / 2, points - 3);
        var along = Vector3.Normalize(path[at + 1] - path[at - 1]);
        var away = Vector3.Normalize(path[at] - centre);
        if (crimp) Crimp(sketch, path[at] + (away * 0.8f), along, away, metal);
        else Twist(sketch, path[at], along, away, radius, metal);
    }

    private static void Crimp(ImplantSketch sketch, Vector3 at, Vector3 along, Vector3 outward, Material metal)
    {
        var across = Vector3.Normalize(Steady.Cross(along, outward));
        var thick = Steady.Cross(across, along);
        sketch.Add(Shapes.Box(at, along * sketch.Between(3, 4.2f), across * 2.2f, thick * 1.7f), metal, Material.SoftTissue, name: "cable");
    }

    /// <summary>The two ends turned around each other and bent down on the bone.</summary>
    private static void Twist(ImplantSketch sketch, Vector3 at, Vector3 along, Vector3 outward, float radius, Material metal)
    {
        var up = Vector3.Normalize(Steady.Cross(outward, along));
        var bent = sketch.Between(7, 10);
        Vector3[] path = [at, at + (outward * 2.2f) + (up * 0.6f), at + (outward * 2.6f) + (up * 0.5f * bent), at + (outward * 1.6f) + (up * bent)];
        path = [.. SmoothPath.Through(path, 4)];
        // Turns show as knots.
        var knots = path.Select((_, i) => SweepSection.Round(radius * (i % 2 == 0 ? 1.9f : 1.25f)));
        sketch.Add(Shapes.Sweep(path, [.. knots], along, 6), metal, Material.SoftTissue, name: "wire");
    }
}
