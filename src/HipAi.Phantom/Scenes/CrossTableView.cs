using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>The cross-table axiolateral (Danelius-Miller): a horizontal beam through the groin, the other leg raised.</summary>
internal static class CrossTableView
{
    public static ViewPlan Plan(PlanningDesk desk)
    {
        var (random, sign) = (desk.Random, desk.Sign);
        var (sin, cos) = Steady.SinCos(float.DegreesToRadians(random.Normal(39, 6, 25, 55)));
        var rise = float.DegreesToRadians(random.Normal(0, 3, -8, 8));
        var beam = Vector3.Normalize(new Vector3(sign * sin, Steady.Tan(rise), cos));
        // Anterior up: rows run along the neck, columns to posterior, as seen from the tube.
        var right = Vector3.Normalize(Steady.Cross(Vector3.UnitY, beam));
        var down = Steady.Cross(beam, right);
        var hip = new Vector3(sign * desk.HipDistance / 2, 0, 0);
        var aim = hip + (right * sign * random.Uniform(10, 55)) + (down * random.Uniform(-15, 20));
        var size = new Vector2(random.Uniform(235, 310), random.Uniform(185, 245));
        if (random.Chance(0.35))
        {
            // Hung like an AP: the shaft runs down.
            (right, down) = desk.Side == HipSide.Left ? (-down, right) : (down, -right);
            size = new Vector2(size.Y, size.X);
        }

        var geometry = desk.Place(aim, beam, right, down, random.Uniform(1000, 1250), random.Uniform(185, 275), size);
        var (field, tilt) = desk.Collimate(geometry);
        var affected = new LimbPose(random.Uniform(0, 12), random.Uniform(-3, 8), random.Uniform(-18, 25));
        var raised = new LimbPose(random.Uniform(70, 100), random.Uniform(5, 35), random.Uniform(-5, 20));
        return new ViewPlan(
            RadiographView.CrossTableLateral,
            desk.Laterality,
            geometry,
            desk.Side == HipSide.Right ? affected : raised,
            desk.Side == HipSide.Left ? affected : raised,
            desk.Lie(0.6f),
            field,
            tilt,
            [Letters(right), Letters(down)]);
    }

    /// <summary>The direction in DICOM letters: the main axis first, a second one when it counts as well.</summary>
    private static string Letters(Vector3 direction)
    {
        var axes = new (float Size, char Letter)[]
        {
            (MathF.Abs(direction.X), direction.X > 0 ? 'L' : 'R'),
            (MathF.Abs(direction.Y), direction.Y > 0 ? 'P' : 'A'),
            (MathF.Abs(direction.Z), direction.Z > 0 ? 'H' : 'F'),
        };
        return new string([.. axes.Where(a => a.Size > 0.4f).OrderByDescending(a => a.Size).Select(a => a.Letter)]);
    }
}
