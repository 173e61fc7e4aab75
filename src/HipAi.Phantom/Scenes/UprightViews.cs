using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>The views with a vertical beam: AP pelvis, AP hip, frog-leg lateral.</summary>
internal static class UprightViews
{
    public static ViewPlan ApPelvis(PlanningDesk desk)
    {
        var random = desk.Random;
        var centre = new Vector2(random.Normal(0, 9, -28, 28), random.Normal(12, 12, -20, 42));
        var size = new Vector2(random.Uniform(395, 430), random.Uniform(330, 355));
        var spread = random.Uniform(-5, 5);
        return desk.Upright(RadiographView.ApPelvis, ImageLaterality.Bilateral, centre, size) with
        {
            Right = desk.Resting(spread),
            Left = desk.Resting(spread),
        };
    }

    public static ViewPlan ApHip(PlanningDesk desk)
    {
        // A third of them are centred low, to show the shaft, as after any operation and without one.
        var random = desk.Random;
        var across = desk.Sign * ((desk.HipDistance / 2) + random.Uniform(2, 30));
        var size = random.Chance(0.5)
            ? new Vector2(random.Uniform(200, 260), random.Uniform(260, 310))
            : new Vector2(random.Uniform(260, 345), random.Uniform(340, 425));
        // However low, the joint stays in.
        var lowest = 55 - (size.Y / 2.4f);
        var centre = new Vector2(across, random.Chance(0.3) ? MathF.Max(lowest, random.Uniform(-130, -70)) : random.Uniform(MathF.Max(lowest, -70), -5));
        return desk.Upright(RadiographView.ApHip, desk.Laterality, centre, size) with
        {
            Right = desk.Resting(0),
            Left = desk.Resting(0),
        };
    }

    /// <summary>One leg as a rule, with or without the pelvis turned to it; both in a third (modified Cleaves).</summary>
    public static ViewPlan FrogLeg(PlanningDesk desk)
    {
        var random = desk.Random;
        var centre = new Vector2(desk.Sign * ((desk.HipDistance / 2) + random.Uniform(10, 45)), random.Uniform(-50, 5));
        var size = random.Chance(0.5)
            ? new Vector2(random.Uniform(235, 300), random.Uniform(230, 300))
            : new Vector2(random.Uniform(230, 300), random.Uniform(300, 360));
        var frog = new LimbPose(random.Uniform(20, 58), random.Uniform(25, 58), random.Uniform(45, 80));
        var turn = random.Chance(0.5) ? desk.Sign * random.Uniform(0, 28) : 0;
        var both = random.Chance(0.33);
        // Soles together the two legs hardly differ; the pelvis then lies flat.
        var other = new LimbPose(
            Math.Clamp(frog.Flexion + random.Uniform(-8, 8), 15, 60),
            Math.Clamp(frog.Abduction + random.Uniform(-15, 15), 20, 60),
            Math.Clamp(frog.ExternalRotation + random.Uniform(-10, 10), 40, 85));
        var plan = desk.Upright(RadiographView.FrogLegLateral, desk.Laterality, centre, size);
        var rest = both ? other : desk.Resting(0);
        return plan with
        {
            PatientPose = Steady.RotationZ(float.DegreesToRadians(both ? 0 : turn)).Then(plan.PatientPose),
            Right = desk.Side == HipSide.Right ? frog : rest,
            Left = desk.Side == HipSide.Left ? frog : rest,
        };
    }
}
