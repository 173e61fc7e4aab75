using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>What an infected joint may show: periosteal lamellae, ragged bone loss, swelling, gas, a sinus through the cortex.</summary>
internal static class Infection
{
    private const FailureCause Cause = FailureCause.Infection;

    public static void Add(FailureSketch sketch)
    {
        sketch.Note("infection", sketch.Plan.Look switch { InfectionLook.Silent => "no sign", InfectionLook.Loosening => "loosening only", _ => "signs" });
        if (sketch.Plan.Look == InfectionLook.Silent) return;
        if (sketch.Plan.Look == InfectionLook.Loosening)
        {
            Loosening.Any(sketch, Cause, sketch.Random.Uniform(0, 0.15f));
            return;
        }

        var random = sketch.Random;
        var (periosteum, band, focal, swelling, gas, sinus) =
            (random.Chance(0.5), random.Chance(0.55), random.Chance(0.4), random.Chance(0.4), random.Chance(0.15), random.Chance(0.15));
        if (periosteum || !(band || focal)) Periosteum(sketch);
        if (band) Loosening.Any(sketch, Cause, random.Uniform(0.3f, 0.6f));
        if (focal) Focal(sketch);
        if (swelling) Swelling(sketch);
        if (gas) Gas(sketch);
        if (sinus) Sinus(sketch);
    }

    /// <summary>One or two lamellae of new bone along the shaft, 1 to 3 mm off the cortex.</summary>
    private static void Periosteum(FailureSketch sketch)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        var femur = stem.Femur;
        var length = random.Uniform(30, 110);
        var middle = random.Chance(0.6) ? stem.Tip - random.Uniform(-10, 45) : sketch.Anatomy.LesserTrochanterLevel + random.Uniform(20, 60);
        var top = MathF.Max(sketch.Anatomy.LesserTrochanterLevel + 6, middle - (length / 2));
        var facing = random.Chance(0.5) ? 0f : 180f;
        var surface = Skin(femur, top, top + length, facing + random.Uniform(-35, 35), random.Uniform(75, 130));
        var ripple = new Ripple(random);
        var spaces = new List<TriangleMesh>();
        var off = random.Uniform(1, 2);
        for (var layers = random.Next(1, 3); layers > 0; layers--)
        {
            var (at, thick) = (off, random.Uniform(0.6f, 1.4f));
            float Near(int r, int c) => at * (1 + (0.25f * ripple.At(r / 6f, c / 9f)));
            float Thick(int r, int c) => thick * Fade(r, surface.Rows) * Fade(c, surface.Columns) * (1 + (0.4f * ripple.At(r / 3f, c / 5f)));
            sketch.Lay(BoneGap.Sheet(surface, Near, (r, c) => Near(r, c) + Thick(r, c)), Material.Cortex, Material.SoftTissue, ImplantSegment.Femur);
            off += thick + random.Uniform(0.8f, 1.5f);
        }

        sketch.Sign("periosteal reaction", Cause, BoneGap.Sheet(surface, (_, _) => 0.2f, (_, _) => off + 0.8f), ImplantSegment.Femur);
    }

    /// <summary>The outside of the shaft between two levels.</summary>
    private static ImplantSurface Skin(FemoralFrame femur, float from, float to, float middle, float half)
    {
        var (rows, columns) = (Math.Max(5, (int)((to - from) / 6)), Math.Max(7, (int)(half / 7)));
        var (points, ways) = (new Vector3[rows][], new Vector3[rows][]);
        for (var r = 0; r < rows; r++)
        {
            (points[r], ways[r]) = (new Vector3[columns], new Vector3[columns]);
            var centre = femur.At(from + ((to - from) * r / (rows - 1)));
            for (var c = 0; c < columns; c++)
            {
                var (sin, cos) = Steady.SinCos(float.DegreesToRadians(middle - half + (2 * half * c / (columns - 1))));
                var way = (femur.Medial * cos) - (femur.Anterior * sin);
                (points[r][c], ways[r][c]) = (centre + (way * femur.Reach(centre, way, 27)), way);
            }
        }

        return new ImplantSurface(points, ways, false);
    }

    /// <summary>Moth-eaten holes beside the implant.</summary>
    private static void Focal(FailureSketch sketch)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var level = stem.Resection + (stem.Form.Length * random.Uniform(0.05f, 0.95f));
            var side = random.Chance(0.5) ? 1 : -1;
            var at = stem.At(level, stem.Form.Mantle);
            var middle = stem.Femur.At(level, side > 0 ? at.Medial + 2 : at.Lateral - 2, random.Uniform(-5, 5));
            var size = new Vector3(random.Uniform(3, 8), random.Uniform(5, 9), random.Uniform(6, 16));
            if (Lesion.Lay(sketch, middle, size, 0, ImplantSegment.Femur) is { } space) sketch.Sign("focal osteolysis", Cause, space, ImplantSegment.Femur);
        }

        if (sketch.Cup is { } cup && random.Chance(0.4)) Wear.BehindCup(sketch, cup, Cause, random.Uniform(6, 14));
    }

    /// <summary>A collection between muscle and fat, lateral of the joint or around it.</summary>
    private static void Swelling(FailureSketch sketch)
    {
        var random = sketch.Random;
        var lateral = random.Chance(0.6);
        var size = new Vector3(random.Uniform(11, 22), random.Uniform(22, 40), random.Uniform(25, 50));
        var middle = lateral
            ? new Vector3(sketch.Anatomy.NeckBase.X + 26 + size.X, -5, random.Uniform(-45, 0))
            : new Vector3(18, 24, -6);
        var mass = Irregular.Warp(Shapes.Ellipsoid(middle, size, 18), 3, 30, random);
        // The fat plane over it bulges and is seen as a dark rim; fat that it pushed away makes a haze.
        var rim = random.Uniform(1.8f, 3.2f);
        var bulge = mass with { Vertices = [.. mass.Vertices.Select(v => v + (Vector3.Normalize(v - middle) * rim))] };
        sketch.Lay(bulge, Material.Fat, Material.SoftTissue, ImplantSegment.Femur);
        sketch.Lay(mass, Material.SoftTissue, Material.Fat, ImplantSegment.Femur);
        if (lateral) sketch.Lay(mass, Material.SoftTissue, Material.Fat, ImplantSegment.Femur);
        sketch.Sign("soft tissue swelling", Cause, mass, ImplantSegment.Femur);
    }

    private static void Gas(FailureSketch sketch)
    {
        var random = sketch.Random;
        var middle = new Vector3(sketch.Anatomy.NeckBase.X + random.Uniform(-15, 22), random.Uniform(-10, 20), random.Uniform(-50, 12));
        var bubbles = new List<TriangleMesh>();
        for (var i = random.Next(4, 12); i > 0; i--)
        {
            var at = middle + new Vector3(random.Uniform(-14, 14), random.Uniform(-12, 12), random.Uniform(-22, 22));
            var size = random.LogUniform(1.5f, 6);
            bubbles.Add(Shapes.Ellipsoid(at, new Vector3(size, size * 0.8f, size * random.Uniform(0.8f, 2)), 8));
        }

        var all = TriangleMesh.Join(bubbles);
        sketch.Lay(all, Material.Air, Material.SoftTissue, ImplantSegment.Femur);
        sketch.Sign("gas", Cause, all, ImplantSegment.Femur);
    }

    /// <summary>A channel from the canal through the cortex.</summary>
    private static void Sinus(FailureSketch sketch)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        var level = MathF.Max(sketch.Anatomy.LesserTrochanterLevel + 15, stem.Tip - random.Uniform(5, 60));
        var inside = stem.Femur.At(level, stem.At(level, stem.Form.Mantle).Lateral);
        var outside = stem.Femur.LateralCortex(level + random.Uniform(-8, 8), 0.3f);
        var channel = Shapes.Cylinder(inside, outside, random.Uniform(1.6f, 3), 10);
        sketch.Lay(channel, Material.SoftTissue, Material.Cortex, ImplantSegment.Femur);
        sketch.Sign("sinus track", Cause, channel, ImplantSegment.Femur);
    }

    private static float Fade(int at, int count) => MathF.Min(1, 0.15f + (0.45f * MathF.Min(at, count - 1 - at)));
}
