using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Failures;

/// <summary>Harmless things that look like signs; failed hips have them as often as sound ones, save where the sign takes their place.</summary>
internal static class Mimics
{
    /// <summary>How often each is drawn where it can be: a cementless stem (C), a cemented stem (Z), any (A).</summary>
    public static IReadOnlyList<(string Name, char Stem, double Share)> Shares { get; } =
    [
        ("thin incomplete line", 'A', 0.25), ("cancellous layer at the cement", 'Z', 0.30), ("pedestal", 'C', 0.12),
        ("stress shielding", 'C', 0.20), ("calcar rounding", 'A', 0.15), ("spot welds", 'C', 0.12), ("lipped liner", 'A', 0.6),
        ("thin line at the cup", 'A', 0.18),
    ];

    /// <summary>Draws them.</summary>
    public static void Add(FailureSketch sketch)
    {
        var loose = StemIsLoose(sketch.Plan);
        foreach (var (name, stem, share) in Shares)
        {
            var drawn = sketch.Random.Chance(share);
            if (!drawn || (stem == 'C' && sketch.Cemented) || (stem == 'Z' && !sketch.Cemented)) continue;
            if (loose && name is "thin incomplete line" or "cancellous layer at the cement" or "pedestal" or "spot welds") continue;
            if (Draw(sketch, name)) sketch.Mimic(name);
        }
    }

    private static bool StemIsLoose(FailurePlan plan) =>
        plan.Has(Studies.FailureCause.AsepticLoosening) || (plan.Cause == Studies.FailureCause.Infection && plan.Look != InfectionLook.Silent);

    private static bool Draw(FailureSketch sketch, string name)
    {
        switch (name)
        {
            case "thin incomplete line": ThinLine(sketch, sketch.Random.Chance(0.6), 0.3f); return true;
            case "cancellous layer at the cement": ThinLine(sketch, sketch.Random.Chance(0.5), 0); return true;
            case "pedestal": Pedestal(sketch); return true;
            case "stress shielding": ThinCortex(sketch); return true;
            case "calcar rounding": return RoundCalcar(sketch);
            case "spot welds": SpotWelds(sketch); return true;
            case "thin line at the cup": return CupLine(sketch);
            default: return Lip(sketch);
        }
    }

    /// <summary>A line of at most 1 mm, over part of zone 1 or 7 only.</summary>
    private static void ThinLine(FailureSketch sketch, bool lateral, float dense)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        var top = lateral ? stem.Shoulder + random.Uniform(7, 12) : stem.Resection + 2;
        var surface = StemSurface.Band(
            stem, stem.Form.Mantle, top, top + random.Uniform(16, 34), lateral ? StemSurface.Lateral : StemSurface.Medial, random.Uniform(45, 80));
        var wide = random.Uniform(0.5f, 1);
        BoneGap.Lay(sketch, surface, (_, _) => 0, (r, c) => wide * Edge(r, surface.Rows) * Edge(c, surface.Columns), dense, ImplantSegment.Femur);
    }

    /// <summary>A line of at most 1 mm at the rim of a sound cup, in one zone only.</summary>
    private static bool CupLine(FailureSketch sketch)
    {
        if (sketch.Cup is not { } cup || StemIsLoose(sketch.Plan)) return false;
        var (random, lateral) = (sketch.Random, sketch.Random.Chance(0.7));
        var end = random.Uniform(40, 60);
        var surface = lateral ? CupSurface.Patch(cup, end, 84, 45) : CupSurface.Patch(cup, -84, -end, 45);
        var wide = random.Uniform(0.5f, 1);
        BoneGap.Lay(sketch, surface, (_, _) => 0, (r, c) => wide * Edge(r, surface.Rows) * Edge(c, surface.Columns), random.Chance(0.5) ? 0.4f : 0, ImplantSegment.Pelvis);
        return true;
    }

    /// <summary>A shelf of bone below the tip.</summary>
    public static void Pedestal(FailureSketch sketch)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        var level = stem.Tip + random.Uniform(1.5f, 5);
        var radius = sketch.Anatomy.CanalRadius(level) - 0.3f;
        var (from, to) = (stem.Femur.At(level), stem.Femur.At(level + random.Uniform(2, 3.5f)));
        var shelf = Shapes.Cone(from, to, radius, radius * random.Uniform(0.8f, 1), 16);
        sketch.Lay(Irregular.Warp(shelf, 0.5f, 8, random), Material.Cortex, Material.Spongiosa, ImplantSegment.Femur);
    }

    /// <summary>Bone that carries no load any more: the upper medial cortex has gone thin and soft.</summary>
    private static void ThinCortex(FailureSketch sketch)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        var surface = StemSurface.Band(stem, stem.Form.Mantle, stem.Resection + 1, stem.Resection + random.Uniform(30, 60), StemSurface.Medial, 75);
        var lost = random.Uniform(0.3f, 0.55f);
        var (near, far) = (new float[surface.Rows, surface.Columns], new float[surface.Rows, surface.Columns]);
        for (var r = 0; r < surface.Rows; r++)
            for (var c = 0; c < surface.Columns; c++)
            {
                var (at, way) = (surface.Base[r][c], surface.Out[r][c]);
                near[r, c] = MathF.Max(0, BoneGap.CortexBegins(sketch.Bone, at, way, 1));
                far[r, c] = near[r, c] + (lost * Edge(surface.Rows - 1 - r, 2 * surface.Rows) * sketch.Bone.Cortex(at, ImplantSegment.Femur));
            }

        sketch.Lay(BoneGap.Sheet(surface, (r, c) => near[r, c], (r, c) => far[r, c]), Material.Spongiosa, Material.Cortex, ImplantSegment.Femur);
    }

    private static bool RoundCalcar(FailureSketch sketch)
    {
        var corner = sketch.Stem.Femur.At(sketch.Stem.Resection + 2.5f, sketch.Stem.CutMedial + 2.2f);
        return Lesion.Lay(sketch, corner, new Vector3(sketch.Random.Uniform(3, 5)), 0, ImplantSegment.Femur) is not null;
    }

    /// <summary>Struts of bone from the end of the porous coat to the cortex.</summary>
    private static void SpotWelds(FailureSketch sketch)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var level = stem.Resection + (stem.Form.Length * random.Uniform(0.35f, 0.6f));
            var surface = StemSurface.Band(stem, 0, level - random.Uniform(2, 4), level + random.Uniform(2, 5), random.Chance(0.5) ? StemSurface.Medial : StemSurface.Lateral, 28);
            sketch.Lay(
                BoneGap.Sheet(surface, (_, _) => 0, (r, c) => MathF.Min(6, BoneGap.CortexBegins(sketch.Bone, surface.Base[r][c], surface.Out[r][c], 0.5f) + 0.5f)),
                Material.Cortex, Material.Spongiosa, ImplantSegment.Femur);
        }
    }

    /// <summary>A lipped or offset liner holds the head a little off the middle of its cup.</summary>
    private static bool Lip(FailureSketch sketch)
    {
        if (sketch.Cup is not { Kind: CupKind.Cementless } || !sketch.Has("lip")) return false;
        sketch.Seat += sketch.Cup.Opening * sketch.Random.Uniform(0.4f, 1.1f);
        return true;
    }

    /// <summary>Full in the middle of a row of points, a third at its ends.</summary>
    private static float Edge(int at, int count) => MathF.Min(1, 0.35f + (0.4f * MathF.Min(at, count - 1 - at)));
}
