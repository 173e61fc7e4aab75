using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 8: what is left after an infected joint: spacers, beads, or a resected hip.</summary>
internal static class PostInfectiousBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        sketch.ResectsHeadAndNeck = true;
        var variant = sketch.Pick(
            ("articulating spacer", 0.34), ("mould on rod", 0.14), ("functional spacer", 0.16), ("static spacer", 0.08),
            ("beads", 0.10), ("resection", 0.18));
        sketch.Note("variant", variant);
        var cement = sketch.Pick((Material.BariumCement, 0.6), (Material.ZirconiumCement, 0.4));
        if (variant != "resection") sketch.Note("cement", cement.ToString());
        switch (variant)
        {
            case "articulating spacer": SpacerBuilder.Articulating(sketch, cement, false); break;
            case "mould on rod": SpacerBuilder.Articulating(sketch, cement, true); break;
            case "functional spacer": SpacerBuilder.Functional(sketch, cement); break;
            case "static spacer": SpacerBuilder.Static(sketch, cement); break;
            case "beads": Beads(sketch, cement); break;
            default: Resection(sketch); break;
        }

        if (variant is not "beads" and not "resection" && sketch.Chance(0.12)) AddChain(sketch, cement, sketch.Femur.At(30, 10));
    }

    /// <summary>Chains of cement beads on wire where the joint was, or beside an implant left in place.</summary>
    private static void Beads(ImplantSketch sketch, Material cement)
    {
        if (sketch.Chance(0.3)) TotalHipBuilder.Place(sketch, StemCatalogue.ForTotalHip(sketch));
        else
        {
            sketch.FemurMigration = sketch.Between(5, 30);
            sketch.ReamsAcetabulum = true;
        }

        var chains = sketch.Count(1, 3);
        for (var i = 0; i < chains; i++) AddChain(sketch, cement, sketch.Jitter(14) + sketch.Femur.At(20, 22));
        if (sketch.Chance(0.5)) AddCanalChain(sketch, cement);
    }

    /// <summary>Beads that fill a pocket: a wire wandering around a middle.</summary>
    private static void AddChain(ImplantSketch sketch, Material cement, Vector3 middle)
    {
        var count = sketch.Count(10, 22);
        var at = middle + sketch.Jitter(10);
        var heading = Vector3.Normalize(sketch.Jitter(1) + new Vector3(0, 0, -0.6f));
        var path = new List<Vector3>();
        for (var i = 0; i < count; i++)
        {
            path.Add(at);
            heading = Vector3.Normalize(heading + sketch.Jitter(0.45f) + ((middle - at) * 0.012f));
            at += heading * sketch.Between(8.6f, 10);
        }

        AddBeads(sketch, cement, path, sketch.Between(3.2f, 3.9f));
    }

    private static void AddCanalChain(ImplantSketch sketch, Material cement)
    {
        var path = new List<Vector3>();
        var first = sketch.Anatomy.LesserTrochanterLevel - 10;
        for (var i = sketch.Count(8, 16); i > 0; i--) path.Add(sketch.Femur.At(first + (9.2f * i), i % 2 == 0 ? 1.5f : -1.5f, sketch.Between(-1, 1)));
        AddBeads(sketch, cement, path, MathF.Min(3.5f, sketch.Anatomy.CanalDiameter / 2 - 1));
    }

    private static void AddBeads(ImplantSketch sketch, Material cement, List<Vector3> path, float radius)
    {
        foreach (var bead in path) sketch.Add(Shapes.Sphere(bead, radius, 10), cement, Material.SoftTissue);
        sketch.Add(Shapes.Rod(path, 0.25f, 5), Material.Steel, Material.SoftTissue);
        sketch.Note("beads", path.Count);
    }

    /// <summary>Girdlestone: no joint; the femur rides up. Sometimes cement, cables or a broken screw are left.</summary>
    private static void Resection(ImplantSketch sketch)
    {
        sketch.FemurMigration = sketch.Between(20, 50);
        sketch.ReamsAcetabulum = sketch.Chance(0.6);
        if (sketch.Chance(0.3)) SpacerBuilder.AddResidualCement(sketch);
        if (sketch.Chance(0.2))
            for (var i = sketch.Count(1, 3); i > 0; i--)
                Fixation.Cerclage(sketch, sketch.Anatomy.LesserTrochanterLevel + 8 + (22 * i), 0.8f, Material.Steel, sketch.Chance(0.5));
        if (!sketch.Chance(0.12)) return;
        var start = new Vector3(-6, -6, 20);
        sketch.Add(Shapes.Screw(start, start + new Vector3(-4, -9, 20), ScrewForm.Cancellous with { HeadDiameter = 0 }), Material.Titanium, Material.Spongiosa, ImplantSegment.Pelvis);
    }
}
