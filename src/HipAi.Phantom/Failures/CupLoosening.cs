using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>A cup that has come loose: lucency by DeLee and Charnley's zones, migration, change of version, broken screws.</summary>
internal static class CupLoosening
{
    public static void Add(FailureSketch sketch, FailureCause cause, float ragged)
    {
        var random = sketch.Random;
        if (random.Chance(0.5)) Migrate(sketch, cause);
        if (sketch.Cup is not { } cup) return;
        var wide = random.LogUniform(1.3f, ragged > 0.2f ? 5.5f : 4);
        var dense = ragged > 0.2f ? 0.3f : random.Uniform(0.6f, 1.1f);
        var (first, last) = random.Chance(0.55) ? (0, 2) : random.Weighted([((0, 0), 0.3), ((0, 1), 0.35), ((1, 2), 0.2), ((2, 2), 0.15)]);
        var (from, to) = (84 - (56 * first), 84 - (56 * (last + 1)));
        var surface = CupSurface.Patch(cup, to, from, random.Uniform(55, 78));
        var ripple = new Ripple(random);
        float Width(int r, int c)
        {
            var edge = MathF.Min(1, 0.4f + (0.3f * MathF.Min(MathF.Min(r, surface.Rows - 1 - r), MathF.Min(c, surface.Columns - 1 - c))));
            return MathF.Max(0.2f, wide * edge * (1 + ((0.1f + ragged) * 1.6f * ripple.At(r / 9f, c / 12f))));
        }

        var space = BoneGap.Lay(sketch, surface, (_, _) => 0, Width, dense, ImplantSegment.Pelvis);
        string[] zones = ["I", "II", "III"];
        sketch.Sign("cup lucency zone " + string.Join(' ', zones[first..(last + 1)]), cause, space, ImplantSegment.Pelvis);
    }

    /// <summary>The cup has wandered up and in, and tipped; screws that stay behind break.</summary>
    private static void Migrate(FailureSketch sketch, FailureCause cause)
    {
        var random = sketch.Random;
        var way = random.LogUniform(2, 15);
        var (sin, cos) = Steady.SinCos(float.DegreesToRadians(random.Uniform(10, 65)));
        var shift = new Vector3(-sin, 0.15f * random.Uniform(-1, 1), cos) * way;
        var centre = sketch.Cup!.Centre;
        var tip = Steady.AxisAngle(Vector3.UnitY, float.DegreesToRadians(random.Uniform(-18, 10)))
            .Then(Steady.AxisAngle(Vector3.UnitX, float.DegreesToRadians(random.Uniform(-14, 14))));
        var motion = Matrix4x4.CreateTranslation(-centre).Then(tip).Then(Matrix4x4.CreateTranslation(centre + shift));
        if (sketch.Cup.Screws.Count > 0)
        {
            if (random.Chance(0.6)) BreakScrews(sketch, cause, motion);
            else sketch.Replace(p => p.Name == "cup screw", p => [p with { Mesh = p.Mesh.Transform(motion) }]);
        }

        sketch.MoveCup(motion);
        sketch.Note("cupMigration", way);
        var cup = sketch.Cup;
        sketch.Sign("cup migration", cause, Shapes.Shell(cup.Centre, cup.Opening, cup.Outer + 0.8f, cup.Outer * 0.5f, 0, 20), ImplantSegment.Pelvis);
    }

    private static void BreakScrews(FailureSketch sketch, FailureCause cause, Matrix4x4 motion)
    {
        sketch.Replace(p => p.Name == "cup screw", _ => []);
        foreach (var (start, tip) in sketch.Cup!.Screws)
        {
            var at = Steady.Lerp(start, tip, MathF.Min(0.45f, 5 / Vector3.Distance(start, tip)));
            var near = Shapes.Screw(start, at, ScrewForm.Cancellous).Transform(motion);
            var far = Shapes.Screw(at, tip, ScrewForm.Cancellous with { HeadDiameter = 0, ShankDiameter = 3.6f });
            sketch.Add(near, Material.Titanium, Material.Spongiosa, ImplantSegment.Pelvis, "cup screw");
            sketch.Add(far, Material.Titanium, Material.Spongiosa, ImplantSegment.Pelvis, "cup screw");
            sketch.Sign("broken screw", cause, Shapes.Sphere(at, 7, 10), ImplantSegment.Pelvis);
        }
    }
}
