using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Cement spacers and what cement leaves behind.</summary>
internal static class SpacerBuilder
{
    /// <summary>A cement head and stem around a steel core, moulded or cast by hand on a rod.</summary>
    public static void Articulating(ImplantSketch sketch, Material cement, bool onRod)
    {
        var femur = sketch.Femur;
        sketch.ReamsAcetabulum = sketch.Chance(0.5);
        var radius = onRod
            ? sketch.Between(22, 27)
            : sketch.Pick((23f, 0.4), (27f, 0.4), (30f, 0.2));
        radius = MathF.Min(radius, (sketch.Anatomy.HeadDiameter / 2) + 5);
        var head = new Vector3(-sketch.Between(0, 4), sketch.Between(-2, 2), sketch.Between(-3, 4));
        var rough = onRod ? sketch.Between(1, 2) : sketch.Between(0.1f, 0.6f);
        var tip = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(55, 130);
        var cutLevel = MathF.Min(sketch.Anatomy.LesserTrochanterLevel - 10, 42);
        Vector3[] bends = [head, Steady.Lerp(head, femur.At(cutLevel, 4), 0.5f), femur.At(cutLevel + 6, 2), femur.At(cutLevel + 32), femur.At((cutLevel + tip + 32) / 2), femur.At(tip)];
        AddBody(sketch, cement, head, radius, SmoothPath.Through(bends, 3), rough);
        var core = onRod ? sketch.Between(1.5f, 3) : sketch.Between(3.5f, 5);
        if (sketch.Chance(0.9)) AddCore(sketch, cement, bends, core);
        AddBubbles(sketch, head, radius * 0.8f, cement);
        sketch.Note("headDiameter", 2 * radius);
    }

    /// <summary>A cemented stem with a bare polyethylene cup, both loosely cemented.</summary>
    public static void Functional(ImplantSketch sketch, Material cement)
    {
        var outer = CupBuilder.OuterRadius(sketch);
        var centre = CupBuilder.Centre(sketch);
        var opening = CupBuilder.Opening(sketch.Normal(46, 9, 25, 70), sketch.Normal(18, 10, -5, 45));
        sketch.ReamsAcetabulum = true;
        var head = CupBuilder.CementedPolyethylene(sketch, centre, opening, outer, sketch.Between(4, 7));
        var stem = StemCatalogue.Draw(sketch, sketch.Chance(0.6) ? StemKind.PolishedTaper : StemKind.CompositeBeam) with { Cement = cement, Mantle = sketch.Between(0.8f, 2.2f) };
        var fit = StemBuilder.Place(sketch, stem, centre, HeadBuilder.Underside(head));
        HeadBuilder.Add(sketch, centre, fit.IntoHead, head, sketch.Pick((Material.CobaltChrome, 0.6), (Material.Steel, 0.4)), stem.Material);
        // Cement pressed by hand stands around the neck and over the rim.
        var collar = sketch.Femur.At(fit.Resection - 8, 8);
        var cuff = Shapes.Ellipsoid(collar, new Vector3(sketch.Between(9, 14), sketch.Between(10, 14), sketch.Between(7, 11)), 20);
        sketch.Add(Irregular.Warp(cuff, 2.2f, 18, sketch.Random), cement, Material.SoftTissue);
        AddBubbles(sketch, collar, 7, cement);
    }

    /// <summary>A block of cement in the joint and a dowel in the canal, with or without a rod.</summary>
    public static void Static(ImplantSketch sketch, Material cement)
    {
        var femur = sketch.Femur;
        sketch.ReamsAcetabulum = true;
        sketch.FemurMigration = sketch.Between(0, 10);
        var size = new Vector3(sketch.Between(20, 28), sketch.Between(19, 26), sketch.Between(20, 28));
        var block = Irregular.Warp(Shapes.Ellipsoid(new Vector3(0, 0, 1), size, 28), 3, 26, sketch.Random);
        sketch.Add(block, cement, Material.SoftTissue, ImplantSegment.Pelvis);
        AddBubbles(sketch, Vector3.Zero, 16, cement, ImplantSegment.Pelvis);
        var top = sketch.Anatomy.LesserTrochanterLevel - 15;
        var bottom = top + sketch.Between(60, 120);
        Vector3[] dowel = [femur.At(top), femur.At((top + bottom) / 2), femur.At(bottom)];
        var radius = sketch.Anatomy.CanalRadius(bottom) - 0.8f;
        sketch.Add(Irregular.Warp(Shapes.Rod(dowel, radius, 14), 0.6f, 12, sketch.Random), cement, Material.Spongiosa);
        if (sketch.Chance(0.6)) sketch.Add(Shapes.Rod([femur.At(top + 3), femur.At(bottom - 6)], sketch.Between(1.2f, 2.5f)), Material.Steel, cement);
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
            sketch.Add(Irregular.Warp(crumb, 0.7f, 8, sketch.Random), cement, Material.Spongiosa);
        }

        sketch.Note("residualCement", cement.ToString());
    }

    private static void AddCore(ImplantSketch sketch, Material cement, Vector3[] bends, float core)
    {
        var end = Steady.Lerp(bends[^1], bends[^2], 8 / Vector3.Distance(bends[^1], bends[^2]));
        var metal = sketch.Chance(0.9) ? Material.Steel : Material.Titanium;
        sketch.Add(Shapes.Rod(SmoothPath.Through([.. bends.SkipLast(1), end], 3), core, 12), metal, cement);
        sketch.Note("core", metal.ToString());
    }

    private static void AddBody(ImplantSketch sketch, Material cement, Vector3 head, float radius, List<Vector3> line, float rough)
    {
        sketch.Add(Irregular.Warp(Shapes.Sphere(head, radius, 32), rough, 16, sketch.Random), cement, Material.SoftTissue);
        var neck = sketch.Between(9.5f, 12);
        var underHead = MathF.Sqrt((radius * radius) - (neck * neck));
        var outside = line.Where(p => Vector3.Distance(p, head) > underHead + 2).ToList();
        var first = head + (Vector3.Normalize(outside[0] - head) * underHead);
        var canalTop = sketch.Anatomy.LesserTrochanterLevel - 8;
        var sections = outside.Select(p => -p.Z < canalTop ? neck : MathF.Min(sketch.Anatomy.CanalRadius(-p.Z) - 0.6f, neck - 1)).Prepend(neck).ToArray();
        sections[^1] *= 0.75f;
        var shaft = Shapes.Sweep([first, .. outside], [.. sections.Select(SweepSection.Round)], sketch.Femur.Anterior, 18);
        sketch.Add(Irregular.Warp(shaft, rough * 0.6f, 14, sketch.Random), cement, Material.Spongiosa);
    }

    private static void AddBubbles(ImplantSketch sketch, Vector3 middle, float reach, Material cement, ImplantSegment segment = ImplantSegment.Femur)
    {
        for (var i = sketch.Count(2, 9); i > 0; i--)
        {
            var at = middle + (Vector3.Normalize(sketch.Jitter(1) + new Vector3(0.001f)) * sketch.Between(0.2f, 0.8f) * reach);
            sketch.Add(Shapes.Sphere(at, sketch.Between(0.6f, 2), 8), Material.SoftTissue, cement, segment);
        }
    }
}
