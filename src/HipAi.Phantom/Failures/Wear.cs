using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>Worn polyethylene: the head has bored up and out into the cup, and the debris has eaten the bone.</summary>
internal static class Wear
{
    private const FailureCause Cause = FailureCause.PolyethyleneWear;

    /// <summary>The least eccentricity that can be told on a film, mm.</summary>
    public const float Least = 1.5f;

    public static void Add(FailureSketch sketch)
    {
        if (sketch.Cup is not { } cup) return;
        var random = sketch.Random;
        // Hard liners do not wear like this; whoever wears had polyethylene.
        sketch.Replace(p => p.Name == "liner", p => [p with { Material = Material.Polyethylene }]);
        if (sketch.Has("liner")) sketch.Note("liner", Material.Polyethylene.ToString());
        var room = cup.Bore - cup.HeadRadius;
        var way = Math.Clamp(random.LogUniform(1.8f, 6.5f), Least, MathF.Max(Least, room - 0.4f));
        var (sin, cos) = Steady.SinCos(float.DegreesToRadians(random.Uniform(0, 40)));
        sketch.Seat += Vector3.Normalize(new Vector3(sin, random.Uniform(-0.2f, 0.2f), cos)) * way;
        sketch.Note("wear", way);
        sketch.Sign("eccentric head", Cause, Shapes.Sphere(cup.Centre, cup.Bore, 18), ImplantSegment.Pelvis);
        if (random.Chance(0.6)) Osteolysis(sketch, cup);
    }

    /// <summary>A scalloped hole behind a cup, mostly in the ilium, else towards ischium or pubis.</summary>
    public static void BehindCup(FailureSketch sketch, CupPlace cup, FailureCause cause, float size)
    {
        var random = sketch.Random;
        var way = random.Weighted(
        [
            (Vector3.Normalize(new Vector3(0.25f, -0.1f, 1)), 0.5), (Vector3.Normalize(new Vector3(-0.55f, -0.1f, 0.8f)), 0.2),
            (Vector3.Normalize(new Vector3(-0.25f, -0.75f, -0.7f)), 0.2), (Vector3.Normalize(new Vector3(-0.7f, 0.6f, -0.2f)), 0.1),
        ]);
        var middle = cup.Centre + (way * (cup.Outer + (0.45f * size)));
        var radii = size * new Vector3(random.Uniform(0.7f, 1), random.Uniform(0.7f, 1.1f), random.Uniform(0.8f, 1.2f));
        var rim = random.Chance(0.6) ? random.Uniform(0.35f, 0.7f) : 0;
        if (Lesion.Lay(sketch, middle, radii, rim, ImplantSegment.Pelvis) is { } space)
            sketch.Sign("osteolysis behind the cup", cause, space, ImplantSegment.Pelvis);
    }

    private static void Osteolysis(FailureSketch sketch, CupPlace cup)
    {
        var random = sketch.Random;
        if (random.Chance(0.55)) BehindCup(sketch, cup, Cause, random.LogUniform(8, 24));
        if (random.Chance(0.4)) Trochanter(sketch);
        if (random.Chance(0.5)) Calcar(sketch);
        if (random.Chance(0.3)) BehindCup(sketch, cup, Cause, random.LogUniform(6, 14));
    }

    private static void Trochanter(FailureSketch sketch)
    {
        var (hip, random) = (sketch.Anatomy, sketch.Random);
        var middle = new Vector3(hip.NeckBase.X + random.Uniform(6, 11), hip.NeckBase.Y - 5, hip.GreaterTrochanterTip - random.Uniform(16, 26));
        var size = random.Uniform(7, 13);
        if (Lesion.Lay(sketch, middle, new Vector3(size, size * 1.2f, size * 1.3f), random.Chance(0.5) ? 0.5f : 0, ImplantSegment.Femur) is { } space)
            sketch.Sign("osteolysis of the greater trochanter", Cause, space, ImplantSegment.Femur);
    }

    private static void Calcar(FailureSketch sketch)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        var level = stem.Resection + random.Uniform(5, 12);
        var middle = stem.Femur.At(level, stem.At(level, stem.Form.Mantle).Medial + 1.5f);
        var size = random.Uniform(4, 9);
        if (Lesion.Lay(sketch, middle, new Vector3(size, size, size * 1.4f), 0, ImplantSegment.Femur) is { } space)
            sketch.Sign("osteolysis of the calcar", Cause, space, ImplantSegment.Femur);
    }
}
