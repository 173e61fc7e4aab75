using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Cement spacers that move as a joint.</summary>
internal static class SpacerBuilder
{
    /// <summary>What stiffens a spacer.</summary>
    internal enum Core
    {
        /// <summary>A thick core that the factory cast in.</summary>
        Cast,

        /// <summary>A thin rod or pin, in a body moulded in the theatre.</summary>
        Rod,

        /// <summary>An old or cheap metal stem, in a body moulded in the theatre.</summary>
        Stem,
    }

    /// <summary>A cement head and stem around a core.</summary>
    public static void Articulating(ImplantSketch sketch, SpacerCement cement, Core core)
    {
        sketch.ReamsAcetabulum = sketch.Chance(0.5);
        var radius = core == Core.Cast ? sketch.Pick((23f, 0.4), (27f, 0.4), (30f, 0.2)) : sketch.Between(24, 30);
        radius = MathF.Min(radius, (sketch.Anatomy.HeadDiameter / 2) + 4);
        var head = new Vector3(-sketch.Between(0, 4), sketch.Between(-2, 2), sketch.Between(-3, 4));
        AddFemoral(sketch, cement, core, head, radius);
        if (!sketch.Chance(0.06)) return;
        // Spacers are not deep in their socket: some slip out, up and to the side.
        sketch.FemurShift = new Vector3(sketch.Between(14, 26), sketch.Between(-10, 4), sketch.Between(18, 42));
        sketch.Note("complication", "spacer dislocation");
    }

    /// <summary>The femoral half of a spacer.</summary>
    public static void AddFemoral(ImplantSketch sketch, SpacerCement cement, Core core, Vector3 head, float radius)
    {
        var femur = sketch.Femur;
        var byHand = core != Core.Cast;
        var rough = byHand ? sketch.Between(1, 2) : sketch.Between(0.1f, 0.5f);
        var tip = sketch.Anatomy.LesserTrochanterLevel + sketch.Between(55, 130);
        var cut = MathF.Min(sketch.Anatomy.LesserTrochanterLevel - 10, 42);
        Vector3[] bends = [head, Steady.Lerp(head, femur.At(cut, 4), 0.5f), femur.At(cut + 6, 2), femur.At(cut + 32), femur.At((cut + tip + 32) / 2), femur.At(tip)];
        var line = SmoothPath.Through(bends, 3);
        cement.Add(sketch, Irregular.Warp(Shapes.Sphere(head, radius, 26), rough, 16, sketch.Random), Material.SoftTissue, "spacer head");
        var neck = sketch.Between(9.5f, 12);
        AddStem(sketch, cement, head, radius, line, neck, rough);
        if (sketch.Chance(core == Core.Cast ? 0.93 : 1)) AddCore(sketch, cement, bends, Thickness(sketch, core, neck), core);
        AddBubbles(sketch, head, radius * 0.8f, cement);
        if (sketch.Chance(0.05)) Crack(sketch, cement, bends, neck);
        sketch.Note("headDiameter", 2 * radius);
        sketch.Note("stemLength", tip - cut);
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
        var cuff = Shapes.Ellipsoid(collar, new Vector3(sketch.Between(9, 14), sketch.Between(10, 14), sketch.Between(7, 11)), 18);
        sketch.Add(Irregular.Warp(cuff, 2.2f, 18, sketch.Random), cement, Material.SoftTissue, name: "cement");
        AddBubbles(sketch, collar, 7, new SpacerCement(cement, 1));
    }

    /// <summary>Air caught in the cement.</summary>
    internal static void AddBubbles(ImplantSketch sketch, Vector3 middle, float reach, SpacerCement cement, ImplantSegment segment = ImplantSegment.Femur)
    {
        for (var i = sketch.Count(2, 9); i > 0; i--)
        {
            var at = middle + (Vector3.Normalize(sketch.Jitter(1) + new Vector3(0.001f)) * sketch.Between(0.2f, 0.8f) * reach);
            cement.Hollow(sketch, Shapes.Sphere(at, sketch.Between(0.6f, 2.5f), 6), string.Empty, segment);
        }
    }

    private static float Thickness(ImplantSketch sketch, Core core, float neck) => core switch
    {
        Core.Cast => sketch.Between(3, MathF.Min(6, neck - 4)),
        Core.Rod => sketch.Between(1.2f, 3),
        _ => sketch.Between(4, 5.5f),
    };

    private static void AddCore(ImplantSketch sketch, SpacerCement cement, Vector3[] bends, float radius, Core core)
    {
        var end = Steady.Lerp(bends[^1], bends[^2], 8 / Vector3.Distance(bends[^1], bends[^2]));
        // The head of an old stem stays on it and is cast in.
        var path = SmoothPath.Through([.. bends.SkipLast(1), end], 3);
        var metal = sketch.Pick((Material.Steel, 0.85), (Material.CobaltChrome, core == Core.Stem ? 0.5 : 0), (Material.Titanium, 0.15));
        var radii = path.Select((_, i) => SweepSection.Round(radius * (core == Core.Stem ? 1.15f - (0.6f * i / path.Count) : 1))).ToArray();
        sketch.Add(Shapes.Sweep(path, radii, sketch.Femur.Anterior, 10), metal, cement.Material, name: "spacer core");
        if (core == Core.Stem && sketch.Chance(0.6)) sketch.Add(Shapes.Sphere(path[0], sketch.Between(11, 14), 16), metal, cement.Material, name: "spacer core");
        sketch.Note("core", metal.ToString());
    }

    private static void AddStem(ImplantSketch sketch, SpacerCement cement, Vector3 head, float radius, List<Vector3> line, float neck, float rough)
    {
        var underHead = MathF.Sqrt((radius * radius) - (neck * neck));
        var outside = line.Where(p => Vector3.Distance(p, head) > underHead + 2).ToList();
        var first = head + (Vector3.Normalize(outside[0] - head) * underHead);
        var canalTop = sketch.Anatomy.LesserTrochanterLevel - 8;
        var sections = outside.Select(p => -p.Z < canalTop ? neck : MathF.Min(sketch.Anatomy.CanalRadius(-p.Z) - 0.6f, neck - 1)).Prepend(neck).ToArray();
        sections[^1] *= 0.75f;
        var shaft = Shapes.Sweep([first, .. outside], [.. sections.Select(SweepSection.Round)], sketch.Femur.Anterior, 16);
        cement.Add(sketch, Irregular.Warp(shaft, rough * 0.6f, 14, sketch.Random), Material.Spongiosa, "spacer stem");
    }

    /// <summary>The cement has broken through at the neck; the core holds or has bent.</summary>
    private static void Crack(ImplantSketch sketch, SpacerCement cement, Vector3[] bends, float neck)
    {
        var at = Steady.Lerp(bends[1], bends[2], 0.6f);
        var along = Vector3.Normalize(bends[2] - bends[1] + sketch.Jitter(6));
        var half = along * sketch.Between(0.7f, 1.5f);
        cement.Hollow(sketch, Shapes.Cylinder(at - half, at + half, neck * 0.93f, 14), string.Empty);
        sketch.Note("complication", "spacer fracture");
    }
}
