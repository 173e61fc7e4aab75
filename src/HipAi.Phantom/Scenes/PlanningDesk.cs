using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>What every view is planned with, and the steps that views share.</summary>
/// <param name="Side">The hip it is for.</param>
/// <param name="HipDistance">Distance of the two head centres, mm.</param>
/// <param name="Pitch">Pixel pitch, mm.</param>
/// <param name="Margin">Detector left uncovered outside the collimated field, mm.</param>
/// <param name="Random">A stream that knows nothing of the hardware.</param>
internal sealed record PlanningDesk(HipSide Side, float HipDistance, float Pitch, float Margin, Random Random)
{
    /// <summary>+1 for the left hip (x runs to the patient's left), -1 for the right.</summary>
    public int Sign => Side == HipSide.Left ? 1 : -1;

    /// <summary>The side as images tell it.</summary>
    public ImageLaterality Laterality => Side == HipSide.Left ? ImageLaterality.Left : ImageLaterality.Right;

    /// <summary>A vertical beam on a patient on the table; legs at rest.</summary>
    /// <param name="view">The projection.</param>
    /// <param name="side">Whom it is for.</param>
    /// <param name="centre">Where the beam meets the patient: to the left, to the head, mm.</param>
    /// <param name="size">Width and height of the field at the detector, mm.</param>
    /// <param name="spread">How freely the pelvis lies, 1 as usual.</param>
    public ViewPlan Upright(RadiographView view, ImageLaterality side, Vector2 centre, Vector2 size, float spread = 1)
    {
        var aim = new Vector3(centre.X, 0, centre.Y);
        var distance = Random.Chance(0.4) ? Random.Uniform(980, 1030) : Random.Uniform(1100, 1200);
        var geometry = Place(aim, Vector3.UnitY, Vector3.UnitX, -Vector3.UnitZ, distance, Random.Uniform(145, 200), size);
        var (field, tilt) = Collimate(geometry);
        var rest = new LimbPose(0, 0, 0);
        return new ViewPlan(view, side, geometry, rest, rest, Lie(spread), field, tilt, ["L", "F"]);
    }

    /// <summary>Source and detector about a point that the beam is aimed at.</summary>
    public ViewGeometry Place(Vector3 aim, Vector3 beam, Vector3 right, Vector3 down, float distance, float behind, Vector2 size)
    {
        // The tube is aimed at the middle of the field; a small roll stands for a crooked cassette.
        var roll = float.DegreesToRadians(Random.Normal(0, 1.2f, -4, 4));
        var (sin, cos) = Steady.SinCos(roll);
        (right, down) = ((right * cos) + (down * sin), (down * cos) - (right * sin));
        var width = (int)MathF.Round((size.X + (2 * Margin)) / Pitch);
        var height = (int)MathF.Round((size.Y + (2 * Margin)) / Pitch);
        var source = aim - (beam * (distance - behind));
        var corner = aim + (beam * behind) - (right * ((width - 1) * Pitch / 2)) - (down * ((height - 1) * Pitch / 2));
        return new ViewGeometry(source, corner, right, down, width, height, Pitch);
    }

    /// <summary>The collimated field and its tilt: the blades are seldom quite even, now and then far in on one side.</summary>
    public (Vector4 Field, float Tilt) Collimate(ViewGeometry geometry)
    {
        var deep = Random.Next(0, 24); // one of four edges, or none
        // Without a margin the field mostly reaches beyond the detector.
        float Edge(int which) =>
            MathF.Max(Margin + Random.Uniform(-1, 3) - (Margin > 0 ? 0 : 2) + (deep == which && Margin > 0 ? Random.Uniform(4, 14) : 0), Margin > 0 ? 2 : -2) / Pitch;
        var field = new Vector4(Edge(0), Edge(1), geometry.Width - 1 - Edge(2), geometry.Height - 1 - Edge(3));
        return (field, Margin > 0 ? float.DegreesToRadians(Random.Normal(0, 0.9f, -2.8f, 2.8f)) : 0);
    }

    /// <summary>A leg at rest.</summary>
    public LimbPose Resting(float spread) =>
        new(Random.Uniform(0, 12), spread + Random.Uniform(-6, 9), Random.Normal(-2, 15, -25, 40));

    /// <summary>Tilt, rotation and obliquity of the pelvis.</summary>
    public Matrix4x4 Lie(float spread) =>
        Steady.RotationX(float.DegreesToRadians(Random.Normal(0, 5 * spread, -12, 12)))
            .Then(Steady.RotationZ(float.DegreesToRadians(Random.Normal(0, 2.4f * spread, -6, 6))))
            .Then(Steady.RotationY(float.DegreesToRadians(Random.Normal(0, 1.5f * spread, -4, 4))));
}
