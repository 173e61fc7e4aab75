using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Beads with antibiotic: of cement on a wire, or of calcium sulfate that dissolves.</summary>
internal static class CementBeads
{
    /// <summary>Beads that fill a pocket: a wire wandering around a middle.</summary>
    public static void AddChain(ImplantSketch sketch, Material cement, Vector3 middle)
    {
        var count = sketch.Count(10, 24);
        var at = middle + sketch.Jitter(10);
        var heading = Vector3.Normalize(sketch.Jitter(1) + new Vector3(0, 0, -0.6f));
        var path = new List<Vector3>();
        for (var i = 0; i < count; i++)
        {
            path.Add(at);
            heading = Vector3.Normalize(heading + sketch.Jitter(0.45f) + ((middle - at) * 0.02f));
            at += heading * sketch.Between(8.4f, 10);
        }

        AddBeads(sketch, cement, path, sketch.Between(3.1f, 3.9f));
    }

    /// <summary>A chain down the marrow canal.</summary>
    public static void AddCanalChain(ImplantSketch sketch, Material cement)
    {
        var path = new List<Vector3>();
        var first = sketch.Anatomy.LesserTrochanterLevel - 10;
        for (var i = sketch.Count(8, 16); i > 0; i--) path.Add(sketch.Femur.At(first + (9.2f * i), i % 2 == 0 ? 1.5f : -1.5f, sketch.Between(-1, 1)));
        AddBeads(sketch, cement, path, MathF.Min(3.5f, (sketch.Anatomy.CanalDiameter / 2) - 1));
    }

    /// <summary>Small beads without a wire, poured in; after weeks they are faint.</summary>
    public static void AddDissolving(ImplantSketch sketch, Vector3 middle, int count)
    {
        var faint = sketch.Chance(0.4) ? Material.Spongiosa : Material.Cortex;
        for (var i = 0; i < count; i++)
        {
            var spread = new Vector3(sketch.Normal(0, 13, -30, 30), sketch.Normal(0, 12, -26, 26), sketch.Normal(-8, 20, -50, 36));
            sketch.Add(Shapes.Sphere(middle + spread, sketch.Between(1.5f, 3), 6), faint, Material.SoftTissue, name: "bead");
        }

        sketch.Note("beadKind", "calcium sulfate");
        sketch.Note("beads", count);
    }

    private static void AddBeads(ImplantSketch sketch, Material cement, List<Vector3> path, float radius)
    {
        foreach (var bead in path) sketch.Add(Shapes.Sphere(bead, radius, 8), cement, Material.SoftTissue, name: "bead");
        sketch.Add(Shapes.Rod(path, 0.25f, 4), Material.Steel, Material.SoftTissue, name: "bead wire");
        sketch.Note("beadKind", "cement on wire");
        sketch.Note("beads", path.Count);
    }
}
