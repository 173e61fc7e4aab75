using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>Positions patient, tube and detector for each of the four views, with the spread of daily practice.</summary>
internal static class ViewPlanner
{
    /// <summary>Plans one exposure.</summary>
    /// <param name="view">The projection.</param>
    /// <param name="side">The hip it is for; ignored on an AP pelvis.</param>
    /// <param name="hipDistance">Distance of the two head centres, mm.</param>
    /// <param name="pitch">Pixel pitch, mm.</param>
    /// <param name="margin">Detector left uncovered outside the collimated field, mm.</param>
    /// <param name="random">A stream that knows nothing of the hardware.</param>
    public static ViewPlan Plan(RadiographView view, HipSide side, float hipDistance, float pitch, float margin, Random random) => view switch
    {
        RadiographView.ApPelvis => ApPelvis(pitch, margin, random),
        RadiographView.ApHip => ApHip(side, hipDistance, pitch, margin, random),
        RadiographView.FrogLegLateral => FrogLeg(side, hipDistance, pitch, margin, random),
        RadiographView.CrossTableLateral => CrossTable(side, hipDistance, pitch, margin, random),
        _ => throw new ArgumentOutOfRangeException(nameof(view), view, "Only the four hip views can be planned."),
    };

    private static ViewPlan ApPelvis(float pitch, float margin, Random random)
    {
        var centre = new Vector2(random.Normal(0, 7, -20, 20), random.Normal(14, 12, -15, 45));
        var size = new Vector2(random.Uniform(395, 430), random.Uniform(330, 355));
        var spread = random.Uniform(-5, 5);
        return Upright(RadiographView.ApPelvis, ImageLaterality.Bilateral, centre, size, pitch, margin, random, 1f) with
        {
            Right = Resting(random, spread),
            Left = Resting(random, spread),
        };
    }

    private static ViewPlan ApHip(HipSide side, float hipDistance, float pitch, float margin, Random random)
    {
        // A third of them are centred low, to show the shaft, as after any operation and without one.
        var across = Sign(side) * ((hipDistance / 2) + random.Uniform(2, 30));
        var centre = new Vector2(across, random.Chance(0.3) ? random.Uniform(-130, -70) : random.Uniform(-70, -5));
        var size = random.Chance(0.5)
            ? new Vector2(random.Uniform(225, 260), random.Uniform(290, 310))
            : new Vector2(random.Uniform(260, 345), random.Uniform(340, 425));
        return Upright(RadiographView.ApHip, Of(side), centre, size, pitch, margin, random, 1f) with
        {
            Right = Resting(random, 0),
            Left = Resting(random, 0),
        };
    }

    private static ViewPlan FrogLeg(HipSide side, float hipDistance, float pitch, float margin, Random random)
    {
        var centre = new Vector2(Sign(side) * ((hipDistance / 2) + random.Uniform(10, 45)), random.Uniform(-50, 5));
        var size = random.Chance(0.5)
            ? new Vector2(random.Uniform(235, 300), random.Uniform(230, 300))
            : new Vector2(random.Uniform(230, 300), random.Uniform(300, 360));
        var frog = new LimbPose(random.Uniform(20, 55), random.Uniform(25, 55), random.Uniform(45, 80));
        var turn = random.Chance(0.5) ? Sign(side) * random.Uniform(0, 22) : 0;
        var plan = Upright(RadiographView.FrogLegLateral, Of(side), centre, size, pitch, margin, random, 1f);
        var both = random.Chance(0.3);
        return plan with
        {
            PatientPose = Steady.RotationZ(float.DegreesToRadians(turn)).Then(plan.PatientPose),
            Right = side == HipSide.Right || both ? frog : Resting(random, 0),
            Left = side == HipSide.Left || both ? frog : Resting(random, 0),
        };
    }

    private static ViewPlan CrossTable(HipSide side, float hipDistance, float pitch, float margin, Random random)
    {
        var angle = float.DegreesToRadians(random.Uniform(28, 52));
        var rise = float.DegreesToRadians(random.Normal(0, 3, -8, 8));
        var (sin, cos) = Steady.SinCos(angle);
        var beam = Vector3.Normalize(new Vector3(Sign(side) * sin, Steady.Tan(rise), cos));
        // Anterior up: rows run along the neck, columns to posterior, as seen from the tube.
        var right = Vector3.Normalize(Steady.Cross(Vector3.UnitY, beam));
        var down = Steady.Cross(beam, right);
        var hip = new Vector3(Sign(side) * hipDistance / 2, 0, 0);
        var aim = hip + (right * Sign(side) * random.Uniform(10, 55)) + (down * random.Uniform(-15, 20));
        var size = new Vector2(random.Uniform(235, 310), random.Uniform(185, 245));
        var orientation = new List<string> { Letters(right), Letters(down) };
        var quarter = random.Chance(0.35);
        if (quarter)
        {
            // Hung like an AP: the shaft runs down.
            (right, down) = side == HipSide.Left ? (-down, right) : (down, -right);
            size = new Vector2(size.Y, size.X);
            orientation = [Letters(right), Letters(down)];
        }

        var distance = random.Uniform(1000, 1250);
        var object_ = random.Uniform(190, 270);
        var geometry = Place(aim, beam, right, down, distance, object_, size, pitch, margin, random);
        var affected = new LimbPose(random.Uniform(0, 12), random.Uniform(-3, 8), random.Uniform(-18, 25));
        var raised = new LimbPose(random.Uniform(70, 100), random.Uniform(5, 35), random.Uniform(-5, 20));
        var (field, tilt) = Collimate(geometry, margin, pitch, random);
        return new ViewPlan(
            RadiographView.CrossTableLateral,
            Of(side),
            geometry,
            side == HipSide.Right ? affected : raised,
            side == HipSide.Left ? affected : raised,
            Lie(random, 0.6f),
            field,
            tilt,
            orientation);
    }

    private static ViewPlan Upright(
        RadiographView view, ImageLaterality side, Vector2 centre, Vector2 size, float pitch, float margin, Random random, float spread)
    {
        var geometry = Place(
            new Vector3(centre.X, 0, centre.Y),
            Vector3.UnitY,
            Vector3.UnitX,
            -Vector3.UnitZ,
            random.Uniform(1000, 1200),
            random.Uniform(145, 200),
            size,
            pitch,
            margin,
            random);
        var (field, tilt) = Collimate(geometry, margin, pitch, random);
        var rest = new LimbPose(0, 0, 0);
        return new ViewPlan(view, side, geometry, rest, rest, Lie(random, spread), field, tilt, ["L", "F"]);
    }

    private static ViewGeometry Place(
        Vector3 aim, Vector3 beam, Vector3 right, Vector3 down, float distance, float behind, Vector2 size, float pitch, float margin, Random random)
    {
        // The tube is aimed at the middle of the field; a small roll stands for a crooked cassette.
        var roll = float.DegreesToRadians(random.Normal(0, 1.2f, -4, 4));
        var (sin, cos) = Steady.SinCos(roll);
        (right, down) = ((right * cos) + (down * sin), (down * cos) - (right * sin));
        var width = (int)MathF.Round((size.X + (2 * margin)) / pitch);
        var height = (int)MathF.Round((size.Y + (2 * margin)) / pitch);
        var source = aim - (beam * (distance - behind));
        var corner = aim + (beam * behind) - (right * ((width - 1) * pitch / 2)) - (down * ((height - 1) * pitch / 2));
        return new ViewGeometry(source, corner, right, down, width, height, pitch);
    }

    private static (Vector4 Field, float Tilt) Collimate(ViewGeometry geometry, float margin, float pitch, Random random)
    {
        float Edge() => MathF.Max(margin + random.Uniform(-1, 3), margin > 0 ? 2 : -2) / pitch;
        var field = new Vector4(Edge(), Edge(), geometry.Width - 1 - Edge(), geometry.Height - 1 - Edge());
        return (field, margin > 0 ? float.DegreesToRadians(random.Normal(0, 0.8f, -2, 2)) : 0);
    }

    private static LimbPose Resting(Random random, float spread) =>
        new(random.Uniform(0, 12), spread + random.Uniform(-6, 9), random.Normal(-2, 15, -22, 40));

    private static Matrix4x4 Lie(Random random, float spread) =>
        Steady.RotationX(float.DegreesToRadians(random.Normal(0, 5 * spread, -12, 12)))
            .Then(Steady.RotationZ(float.DegreesToRadians(random.Normal(0, 2.2f * spread, -6, 6))))
            .Then(Steady.RotationY(float.DegreesToRadians(random.Normal(0, 1.3f * spread, -4, 4))));

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

    private static int Sign(HipSide side) => side == HipSide.Left ? 1 : -1;

    private static ImageLaterality Of(HipSide side) => side == HipSide.Left ? ImageLaterality.Left : ImageLaterality.Right;
}
