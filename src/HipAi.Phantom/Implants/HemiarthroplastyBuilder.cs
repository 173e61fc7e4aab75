using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 2: hemiarthroplasty, a large head against the native acetabulum.</summary>
internal static class HemiarthroplastyBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        var radius = MathF.Round(sketch.Anatomy.HeadDiameter + sketch.Between(-0.6f, 1)) / 2;
        var centre = new Vector3(-sketch.Between(0, 0.8f), 0, sketch.Between(0, 0.8f));
        var variant = sketch.Pick(
            ("bipolar", 0.52), ("unipolar modular", 0.22), ("Austin-Moore", 0.14), ("Thompson", 0.12));
        sketch.Note("variant", variant);
        switch (variant)
        {
            case "bipolar": Bipolar(sketch, centre, radius); break;
            case "unipolar modular": Unipolar(sketch, StemCatalogue.ForModularHemi(sketch), centre, radius, true); break;
            case "Austin-Moore": Unipolar(sketch, StemCatalogue.Draw(sketch, StemKind.AustinMoore), centre, radius, false); break;
            default: Unipolar(sketch, StemCatalogue.Draw(sketch, StemKind.Thompson), centre, radius, false); break;
        }
    }

    private static void Unipolar(ImplantSketch sketch, StemForm stem, Vector3 centre, float radius, bool modular)
    {
        var material = modular ? sketch.Pick((Material.CobaltChrome, 0.6), (Material.Steel, 0.4)) : stem.Material;
        var fit = StemBuilder.Place(sketch, stem, centre, HeadBuilder.Underside(radius));
        HeadBuilder.Add(sketch, centre, fit.IntoHead, radius, material, modular ? stem.Material : null);
    }

    private static void Bipolar(ImplantSketch sketch, Vector3 centre, float radius)
    {
        var stem = StemCatalogue.ForModularHemi(sketch);
        var inner = sketch.Pick((11f, 0.3), (14f, 0.7));
        var fit = StemBuilder.Place(sketch, stem, centre, HeadBuilder.Underside(inner));
        HeadBuilder.Add(sketch, centre, fit.IntoHead, inner, sketch.Pick((Material.CobaltChrome, 0.75), (Material.Steel, 0.25)), stem.Material);
        // The shell turns freely on the inner head and settles anywhere around the neck.
        var swing = Steady.AxisAngle(Vector3.UnitY, float.DegreesToRadians(sketch.Between(-30, 30)))
            .Then(Steady.AxisAngle(Vector3.UnitZ, float.DegreesToRadians(sketch.Between(-15, 15))));
        var opening = Vector3.Normalize(Steady.Transform(-fit.IntoHead, swing));
        var wall = sketch.Between(2, 3.5f);
        var rim = sketch.Between(2, 6);
        var metal = sketch.Pick((Material.CobaltChrome, 0.65), (Material.Steel, 0.35));
        sketch.Add(Shapes.Shell(centre, opening, radius, radius - wall, rim, 36), metal, Material.SoftTissue, ImplantSegment.Femur, "bipolar shell");
        sketch.Add(Shapes.Shell(centre, opening, radius - wall - 0.05f, inner + 0.15f, rim, 30), Material.Polyethylene, Material.SoftTissue, ImplantSegment.Femur, "bipolar liner");
        sketch.Head = new HeadPlace(centre, radius);
        if (sketch.Chance(0.3)) AddLockingRing(sketch, centre, opening, inner, rim);
        sketch.Note("shellDiameter", 2 * radius);
    }

    private static void AddLockingRing(ImplantSketch sketch, Vector3 centre, Vector3 opening, float inner, float rim)
    {
        var at = centre + (opening * (rim - 1.2f));
        var radius = inner + 2.2f;
        var profile = new Vector2[] { new(radius - 0.6f, -0.6f), new(radius + 0.6f, -0.6f), new(radius + 0.6f, 0.6f), new(radius - 0.6f, 0.6f) };
        sketch.Add(Shapes.RevolveRing(at, opening, profile, 24), Material.Titanium, Material.Polyethylene, ImplantSegment.Femur, "bipolar shell");
    }
}
