using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Foreign;

/// <summary>Joint replacements that no class names.</summary>
internal static class LargeProstheses
{
    /// <summary>Resurfacing: a hollow cap with a peg on the head that was kept, in a thick metal cup.</summary>
    public static void Resurfacing(ImplantSketch sketch)
    {
        sketch.ReamsAcetabulum = true;
        var neck = sketch.Anatomy.NeckDirection;
        var cap = MathF.Max(19, (sketch.Anatomy.HeadDiameter / 2) + sketch.Between(-1, 1));
        var rim = cap * sketch.Between(0.2f, 0.4f);
        sketch.Add(Shapes.Shell(Vector3.Zero, neck, cap, cap - sketch.Between(2.5f, 4), rim, 32), Material.CobaltChrome, Material.Spongiosa, name: "resurfacing cap");
        var peg = sketch.Between(60, 78);
        sketch.Add(Shapes.Cone(-neck * (cap - 3), neck * (peg - cap), 4, 2.8f, 12), Material.CobaltChrome, Material.Spongiosa, name: "resurfacing peg");
        var opening = CupBuilder.Opening(sketch.Normal(44, 7, 28, 62), sketch.Normal(18, 8, -5, 40));
        sketch.Add(Shapes.Shell(Vector3.Zero, opening, cap + sketch.Between(3.5f, 5), cap + 0.2f, sketch.Between(-4, -1), 36), Material.CobaltChrome, Material.Spongiosa, ImplantSegment.Pelvis, "cup");
        sketch.Note("capDiameter", 2 * cap);
    }

    /// <summary>The upper femur is gone: a thick body carries the head, its stem is cemented far below.</summary>
    public static void Tumour(ImplantSketch sketch)
    {
        var femur = sketch.Femur;
        var cut = sketch.Between(110, 210);
        sketch.ResectsHeadAndNeck = true;
        sketch.FemurCut = cut;
        var metal = sketch.Pick((Material.Titanium, 0.6), (Material.CobaltChrome, 0.4));
        var radius = sketch.Between(13, 16);
        Vector3[] body = [femur.At(14), femur.At(24), femur.At(50), femur.At(cut - 8), femur.At(cut)];
        SweepSection[] sections = [.. new[] { 0.7f, 1.1f, 1, 1, 1.1f }.Select(f => SweepSection.Round(f * radius))];
        sketch.Add(Shapes.Sweep(body, sections, femur.Medial, 18), metal, Material.SoftTissue, name: "megaprosthesis");
        var tip = MathF.Min(cut + sketch.Between(100, 130), sketch.Anatomy.FemurLength - 60);
        var canal = sketch.Anatomy.CanalRadius(cut + 20);
        Vector3[] stem = [femur.At(cut), femur.At((cut + tip) / 2), femur.At(tip)];
        sketch.Add(Shapes.Rod([.. stem.SkipLast(1), femur.At(tip + 6)], canal - 0.4f, 14), Material.BariumCement, Material.Spongiosa, name: "cement");
        sketch.Add(Shapes.Rod(stem, MathF.Max(3, canal - 2), 12), metal, Material.BariumCement, name: "stem");
        AddHead(sketch, femur.At(24), metal);
    }

    private static void AddHead(ImplantSketch sketch, Vector3 root, Material metal)
    {
        var into = Vector3.Normalize(-root);
        if (sketch.Chance(0.5))
        {
            var cup = CupBuilder.Place(sketch);
            into = Vector3.Normalize(cup.Centre - root);
            HeadBuilder.Add(sketch, cup.Centre, into, cup.HeadRadius, Material.CobaltChrome, metal);
            sketch.Add(Shapes.Cone(root, cup.Centre - (into * HeadBuilder.Underside(cup.HeadRadius)), 8, 6.2f, 14), metal, Material.SoftTissue, name: "megaprosthesis");
            return;
        }

        var radius = sketch.Anatomy.HeadDiameter / 2;
        sketch.Add(Shapes.Shell(Vector3.Zero, -into, radius, radius - 3, 4, 32), Material.CobaltChrome, Material.SoftTissue, name: "bipolar shell");
        HeadBuilder.Add(sketch, Vector3.Zero, into, 14, Material.CobaltChrome, metal);
        sketch.Add(Shapes.Cone(root, -into * HeadBuilder.Underside(14), 8, 6.2f, 14), metal, Material.SoftTissue, name: "megaprosthesis");
    }
}
