using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Cement that does not move as a joint: blocks, sockets, and the crumbs it leaves.</summary>
internal static class StaticSpacer
{
    /// <summary>A block of cement in the joint and a dowel in the canal, with or without rods.</summary>
    public static void Add(ImplantSketch sketch, SpacerCement cement)
    {
        sketch.ReamsAcetabulum = true;
        sketch.FemurMigration = sketch.Between(0, 10);
        var size = new Vector3(sketch.Between(20, 30), sketch.Between(19, 27), sketch.Between(20, 34));
        var block = Irregular.Warp(Shapes.Ellipsoid(new Vector3(2, 0, -2), size, 22), 3, 26, sketch.Random);
        block = Irregular.Warp(block, 1.1f, 9, sketch.Random);
        cement.Add(sketch, block, Material.SoftTissue, "spacer block", ImplantSegment.Pelvis);
        SpacerBuilder.AddBubbles(sketch, Vector3.Zero, 16, cement, ImplantSegment.Pelvis);
        AddDowel(sketch, cement);
        // Pins tie the block to the pelvis.
        for (var i = sketch.Chance(0.4) ? sketch.Count(1, 3) : 0; i > 0; i--)
        {
            var from = new Vector3(sketch.Between(-8, 10), sketch.Between(-8, 8), sketch.Between(-14, 0));
            var to = from + new Vector3(-sketch.Between(4, 12), -sketch.Between(4, 14), sketch.Between(34, 48));
            sketch.Add(Shapes.Rod([from, to], sketch.Between(1, 1.8f), 8), Material.Steel, Material.Spongiosa, ImplantSegment.Pelvis, "rod");
        }
    }

    /// <summary>A socket of cement by hand on screws in the pelvis, with a cement head and stem in it.</summary>
    public static void AddSocket(ImplantSketch sketch, SpacerCement cement)
    {
        sketch.ReamsAcetabulum = true;
        var outer = CupBuilder.OuterRadius(sketch) + 1.5f;
        var opening = CupBuilder.Opening(sketch.Normal(46, 9, 30, 65), sketch.Normal(16, 9, -5, 40));
        var inner = outer - sketch.Between(5, 7);
        var shell = Shapes.Shell(Vector3.Zero, opening, outer, inner, sketch.Between(-2, 3), 26);
        cement.Add(sketch, Irregular.Warp(shell, 1.2f, 15, sketch.Random), Material.Spongiosa, "acetabular spacer", ImplantSegment.Pelvis);
        for (var i = sketch.Count(1, 3); i > 0; i--)
        {
            var into = Vector3.Normalize(new Vector3(-0.25f + (0.2f * i), -0.5f + sketch.Between(-0.15f, 0.15f), 0.85f));
            sketch.Add(Shapes.Screw(into * (inner + 3), into * (outer + sketch.Between(14, 30)), ScrewForm.Cancellous, 8), Material.Titanium, Material.Spongiosa, ImplantSegment.Pelvis, "screw");
        }

        SpacerBuilder.AddFemoral(sketch, cement, SpacerBuilder.Core.Cast, Vector3.Zero, inner - 1);
    }

    /// <summary>Crumbs of old mantle in the canal.</summary>
    public static void AddResidualCement(ImplantSketch sketch)
    {
        var cement = sketch.Pick((Material.BariumCement, 0.6), (Material.ZirconiumCement, 0.4));
        for (var i = sketch.Count(2, 5); i > 0; i--)
        {
            var level = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(5, 110);
            var reach = sketch.Anatomy.CanalRadius(level) - 2.2f;
            var at = sketch.Femur.At(level, sketch.Chance(0.5) ? reach : -reach, sketch.Between(-2, 2));
            var crumb = Shapes.Ellipsoid(at, new Vector3(sketch.Between(1.2f, 2), sketch.Between(1.5f, 4), sketch.Between(4, 12)), 12);
            sketch.Add(Irregular.Warp(crumb, 0.7f, 8, sketch.Random), cement, Material.Spongiosa, name: "cement");
        }

        sketch.Note("residualCement", cement.ToString());
    }

    private static void AddDowel(ImplantSketch sketch, SpacerCement cement)
    {
        var femur = sketch.Femur;
        var top = sketch.Anatomy.LesserTrochanterLevel - 15;
        var bottom = top + sketch.Between(60, 120);
        Vector3[] dowel = [femur.At(top), femur.At((top + bottom) / 2), femur.At(bottom)];
        var radius = sketch.Anatomy.CanalRadius(bottom) - 0.8f;
        cement.Add(sketch, Irregular.Warp(Shapes.Rod(dowel, radius, 12), 0.6f, 12, sketch.Random), Material.Spongiosa, "spacer stem");
        if (sketch.Chance(0.6))
            sketch.Add(Shapes.Rod([femur.At(top + 3), femur.At(bottom - 6)], sketch.Between(1.2f, 2.5f), 8), Material.Steel, cement.Material, name: "spacer core");
    }
}
