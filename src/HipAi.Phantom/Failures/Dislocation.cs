using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>The head out of its socket, and the thigh as it is then held.</summary>
internal static class Dislocation
{
    private const FailureCause Cause = FailureCause.Dislocation;

    public static void Add(FailureSketch sketch)
    {
        var random = sketch.Random;
        if (sketch.Cup is { Kind: not CupKind.CementedPolyethylene } && random.Chance(0.1))
        {
            Dissociate(sketch);
            return;
        }

        var kind = random.Weighted([("posterior", 0.82), ("anterior inferior", 0.06), ("anterior superior", 0.05), ("superior", 0.07)]);
        sketch.Note("dislocation", kind);
        TurnCup(sketch, kind);
        var away = kind switch
        {
            // Straight behind, it looks in place from the front: only the lateral tells.
            "posterior" when random.Chance(0.1) => new Vector3(random.Uniform(-4, 5), -random.Uniform(36, 46), random.Uniform(-4, 8)),
            "posterior" => new Vector3(random.Uniform(2, 20), -random.Uniform(22, 42), random.Uniform(14, 46)),
            "anterior inferior" => new Vector3(-random.Uniform(8, 22), random.Uniform(26, 40), -random.Uniform(26, 44)),
            "anterior superior" => new Vector3(random.Uniform(-4, 10), random.Uniform(28, 40), random.Uniform(14, 34)),
            _ => new Vector3(random.Uniform(18, 32), random.Uniform(-10, 6), random.Uniform(26, 48)),
        };
        sketch.Seat = Clear(sketch, sketch.Seat + away);
        // Flexion, abduction, external rotation.
        sketch.Held = kind switch
        {
            "posterior" => new Vector3(random.Uniform(5, 22), -random.Uniform(4, 16), -random.Uniform(15, 45)),
            "anterior inferior" => new Vector3(random.Uniform(10, 28), random.Uniform(15, 32), random.Uniform(30, 60)),
            "anterior superior" => new Vector3(random.Uniform(-8, 4), random.Uniform(4, 15), random.Uniform(30, 55)),
            _ => new Vector3(random.Uniform(0, 10), -random.Uniform(0, 8), random.Uniform(0, 25)),
        };
        var head = Steady.Transform(sketch.Head.Centre, sketch.StemMotion);
        sketch.Sign("head out of the socket", Cause, Shapes.Sphere(head, sketch.Head.Radius + 2, 16), ImplantSegment.Femur);
    }

    /// <summary>How far a head stands from its cup when it is out, mm.</summary>
    public static float Least(float outer, float headRadius) => outer + (0.55f * headRadius);

    /// <summary>Half of the cups that lose their heads stand too far to one side.</summary>
    private static void TurnCup(FailureSketch sketch, string kind)
    {
        if (sketch.Cup is not { } cup || !sketch.Random.Chance(0.5)) return;
        var degrees = sketch.Random.Uniform(10, 24);
        // Retroverted behind, over-anteverted in front, steep above.
        var turn = kind switch
        {
            "posterior" => Steady.AxisAngle(Vector3.Normalize(Steady.Cross(cup.Opening, -Vector3.UnitY)), float.DegreesToRadians(degrees)),
            "superior" => Steady.AxisAngle(Vector3.Normalize(Steady.Cross(cup.Opening, Vector3.UnitX + Vector3.UnitZ)), float.DegreesToRadians(degrees)),
            _ => Steady.AxisAngle(Vector3.Normalize(Steady.Cross(cup.Opening, Vector3.UnitY)), float.DegreesToRadians(degrees)),
        };
        sketch.MoveCup(Matrix4x4.CreateTranslation(-cup.Centre).Then(turn).Then(Matrix4x4.CreateTranslation(cup.Centre)));
    }

    /// <summary>The nearest place where the head lies neither in the bone nor in the cup.</summary>
    private static Vector3 Clear(FailureSketch sketch, Vector3 at)
    {
        var (radius, socket) = (sketch.Head.Radius, sketch.Cup?.Centre ?? sketch.Head.Centre);
        var least = sketch.Cup is { } cup ? Least(cup.Outer, radius) : radius + 10;
        for (var i = 0; i < 12; i++)
        {
            var free = sketch.Bone.Outer(at, ImplantSegment.Pelvis) - radius - 1;
            var far = Vector3.Distance(at, socket) - least;
            if (free >= 0 && far >= 0) break;
            if (free < 0) at += sketch.Bone.Outward(at, ImplantSegment.Pelvis) * MathF.Min(6, 0.5f - free);
            if (far < 0) at += Vector3.Normalize(at - socket) * (0.5f - far);
        }

        return at;
    }

    /// <summary>The liner has come out: the head rubs high in the bare shell, the liner lies below it.</summary>
    private static void Dissociate(FailureSketch sketch)
    {
        var (cup, random) = (sketch.Cup!, sketch.Random);
        sketch.Note("dislocation", cup.Kind == CupKind.DualMobility ? "intraprosthetic" : "liner dissociation");
        var way = cup.Bore - cup.HeadRadius - 0.3f;
        var up = Vector3.Normalize(new Vector3(random.Uniform(0, 0.5f), random.Uniform(-0.2f, 0.2f), 1));
        // The head goes up along the inside of the shell, as far as the opening lets it.
        sketch.Seat = cup.Centre + (Vector3.Normalize(up - (0.2f * cup.Opening)) * way);
        var off = (cup.Opening * random.Uniform(12, 22)) - new Vector3(0, 0, random.Uniform(8, 20));
        sketch.Replace(p => p.Name == "liner", p => [p with { Mesh = p.Mesh.Transform(Matrix4x4.CreateTranslation(off)) }]);
        sketch.Sign("head in the bare shell", Cause, Shapes.Sphere(cup.Centre, cup.Outer, 18), ImplantSegment.Pelvis);
    }
}
