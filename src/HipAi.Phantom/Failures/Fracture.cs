using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>Periprosthetic fractures: the femur cut after Vancouver's types and its pieces moved.</summary>
internal static class Fracture
{
    private const FailureCause Cause = FailureCause.PeriprostheticFracture;

    /// <summary>Below this level the simulated femur is too short for a break, mm.</summary>
    private const float Lowest = 335;

    public static void Add(FailureSketch sketch)
    {
        var type = Possible(sketch, sketch.Plan.Fracture);
        sketch.Note("fracture", type == Vancouver.Acetabular ? "acetabular" : $"Vancouver {type}");
        if (type == Vancouver.Acetabular)
        {
            Acetabulum(sketch);
            return;
        }

        if (type is Vancouver.B2 or Vancouver.B3) Loosen(sketch, type);
        var cut = Cut(sketch, type);
        cut = cut with { Gap = sketch.Random.Uniform(0.8f, 4), Displacement = Displacement(sketch, type, cut) };
        sketch.Fracture = cut;
        sketch.Sign("fracture line", Cause, cut.Line(sketch.Bone.FemurField), ImplantSegment.Femur);
    }

    /// <summary>Plates and cables hold the shaft beside them: it breaks below, or a trochanter does.</summary>
    private static Vancouver Possible(FailureSketch sketch, Vancouver type)
    {
        if (type is Vancouver.Acetabular) return sketch.Cup is null ? Vancouver.B1 : type;
        var low = LowestMetal(sketch);
        if (low > Lowest - 20 && type == Vancouver.C) return low > sketch.Stem.Tip + 20 ? Vancouver.AL : Vancouver.B1;
        return low > sketch.Stem.Tip + 25 && type is not (Vancouver.AG or Vancouver.AL) ? (low > Lowest - 20 ? Vancouver.AL : Vancouver.C) : type;
    }

    private static float LowestMetal(FailureSketch sketch) =>
        sketch.Parts.Where(p => p.Segment == ImplantSegment.Femur && p.Name is not ("plug" or "")).Max(p => -p.Mesh.Vertices.Min(v => v.Z));

    private static void Loosen(FailureSketch sketch, Vancouver type)
    {
        var random = sketch.Random;
        Loosening.Stem(sketch, FailureCause.AsepticLoosening, 0, random.Chance(0.8) ? random.LogUniform(5, 25) : 0);
        if (type != Vancouver.B3) return;
        // Poor bone: the upper femur is eaten on both sides.
        for (var side = -1; side <= 1; side += 2)
        {
            var level = sketch.Stem.Resection + random.Uniform(15, 60);
            var at = sketch.Stem.Femur.At(level, side * (sketch.Anatomy.CanalRadius(level) + 1));
            if (Lesion.Lay(sketch, at, new Vector3(5, 8, random.Uniform(12, 25)), 0, ImplantSegment.Femur) is { } space)
                sketch.Sign("bone loss", FailureCause.AsepticLoosening, space, ImplantSegment.Femur);
        }
    }

    private static FemurFracture Cut(FailureSketch sketch, Vancouver type)
    {
        var (hip, stem, random) = (sketch.Anatomy, sketch.Stem, sketch.Random);
        if (type == Vancouver.AG) return FemurFracture.GreaterTrochanter(hip);
        if (type == Vancouver.AL) return FemurFracture.Medial(hip, random.Uniform(7, 9), stem.Resection - 30, hip.LesserTrochanterLevel + random.Uniform(16, 40));
        // A clamshell: the cementless stem has burst its bed like a wedge.
        if (type != Vancouver.C && !sketch.Cemented && random.Chance(0.45))
            return FemurFracture.Medial(hip, random.Uniform(3, 6), stem.Resection - 30, MathF.Min(Lowest, stem.Resection + random.Uniform(60, 120)));
        var level = type switch
        {
            Vancouver.C => MathF.Max(stem.Tip, LowestMetal(sketch)) + random.Uniform(16, 34),
            Vancouver.B1 => stem.Tip - random.Uniform(-8, 30),
            _ => stem.Resection + (stem.Form.Length * random.Uniform(0.5f, 0.95f)),
        };
        level = Math.Clamp(level, hip.LesserTrochanterLevel + 35, Lowest);
        if (random.Chance(0.6)) return FemurFracture.Spiral(hip, level, random.Uniform(45, type == Vancouver.C ? 70 : 110), random.Uniform(0, MathF.Tau));
        var lean = random.Chance(0.7) ? new Vector2(random.Uniform(-1.6f, 1.6f), random.Uniform(-1, 1)) : new Vector2(random.Uniform(-0.2f, 0.2f), random.Uniform(-0.2f, 0.2f));
        return FemurFracture.Across(hip, level, lean);
    }

    private static Matrix4x4 Displacement(FailureSketch sketch, Vancouver type, FemurFracture cut)
    {
        var random = sketch.Random;
        if (type == Vancouver.AG)
            return About(new Vector3(sketch.Anatomy.NeckBase.X + 14, 0, -20), random.Uniform(-25, 5), 0, new Vector3(random.Uniform(-4, 4), random.Uniform(-6, 2), random.LogUniform(3, 22)));
        if (!cut.Distal)
        {
            var flake = new Vector3(-random.LogUniform(2, 12), -random.Uniform(0, 5), random.Uniform(-2, 7));
            return About(sketch.Anatomy.ShaftCentre((cut.From + cut.To) / 2), random.Uniform(-2, 6), 0, flake);
        }

        // A stem that still bridges the break lets the pieces part less than a break below it.
        var level = (cut.From + cut.To) / 2;
        var free = level > sketch.Stem.Tip - 12;
        var way = free ? random.LogUniform(2, 22) : random.LogUniform(1, 7);
        var (sin, cos) = Steady.SinCos(random.Uniform(0, MathF.Tau));
        var shift = new Vector3(way * cos, way * sin * 0.8f, random.Uniform(0, free ? 12 : 4));
        var bend = free ? 20f : 7f;
        return About(sketch.Anatomy.ShaftCentre(level), random.Normal(2, bend / 2, -bend, bend), random.Normal(2, bend / 2, -bend, bend), shift);
    }

    /// <summary>A bend seen from the front and one seen from the side, about a point, and a shift.</summary>
    private static Matrix4x4 About(Vector3 point, float front, float side, Vector3 shift) =>
        Matrix4x4.CreateTranslation(-point)
            .Then(Steady.RotationY(float.DegreesToRadians(front)))
            .Then(Steady.RotationX(float.DegreesToRadians(side)))
            .Then(Matrix4x4.CreateTranslation(point + shift));

    /// <summary>A break through the socket; the cup follows it inwards.</summary>
    private static void Acetabulum(FailureSketch sketch)
    {
        var random = sketch.Random;
        sketch.MoveCup(Matrix4x4.CreateTranslation(-random.Uniform(4, 13), 0, random.Uniform(0, 6)));
        var (cup, wide) = (sketch.Cup!, random.Uniform(2, 4));
        var spaces = new List<TriangleMesh>();
        foreach (var middle in (ReadOnlySpan<float>)[random.Uniform(65, 115), random.Uniform(195, 250)])
        {
            var line = Line(sketch, cup, middle, random.Uniform(-0.3f, 0.3f), wide);
            sketch.Lay(line, Material.SoftTissue, Material.Spongiosa, ImplantSegment.Pelvis);
            spaces.Add(line);
        }

        sketch.Sign("acetabular fracture line", Cause, TriangleMesh.Join(spaces), ImplantSegment.Pelvis);
    }

    /// <summary>A gap from the cup outward in a plane from front to back, as far as there is bone.</summary>
    private static TriangleMesh Line(FailureSketch sketch, CupPlace cup, float degrees, float bend, float wide)
    {
        const int rows = 9, columns = 9;
        var (points, ways) = (new Vector3[rows][], new Vector3[rows][]);
        for (var r = 0; r < rows; r++)
        {
            (points[r], ways[r]) = (new Vector3[columns], new Vector3[columns]);
            var (sin, cos) = Steady.SinCos(float.DegreesToRadians(degrees) + (bend * r / rows));
            for (var c = 0; c < columns; c++)
            {
                points[r][c] = cup.Centre + (new Vector3(cos, 0, sin) * (cup.Outer + (5 * r))) + new Vector3(0, 6 * (c - 4), 0);
                ways[r][c] = new Vector3(-sin, 0, cos);
            }
        }

        var surface = new ImplantSurface(points, ways, false);
        return BoneGap.Sheet(surface, (_, _) => 0, (r, c) => sketch.Bone.Outer(points[r][c], ImplantSegment.Pelvis) < -1 ? wide : 0);
    }
}
