using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Scenes;

/// <summary>Moves tube and detector so that the joint, or the shaft below it, runs out of the picture.</summary>
internal static class CutOff
{
    /// <summary>Puts an edge of the field through or near the joint; what else the picture was taken for stays in it.</summary>
    public static ViewPlan Apply(ViewPlan plan, PlanningDesk desk)
    {
        var (random, view) = (desk.Random, plan.Geometry);
        var hip = new Vector3(desk.Sign * desk.HipDistance / 2, 0, 0);
        // What stays: the shaft when the joint is lost, the pelvis when the shaft is.
        // A tall field that lost the shaft would look beyond the trunk.
        var tall = (plan.Field.W - plan.Field.Y) * view.Pitch > 360;
        var joint = random.Chance(0.75) || tall;
        var femur = SeenDirection(plan, hip);
        var lost = joint ? Seen(view, hip) : Seen(view, hip) + (femur * random.Uniform(20, 45) / view.Pitch);
        var toward = joint ? -femur : femur;
        // The field's middle moves away from what is lost, along the femur or, on an AP view, off to the middle.
        if (joint && plan.Side == HipAi.Studies.ImageLaterality.Bilateral) toward = new Vector2(desk.Sign, 0);
        var within = random.Uniform(-16, 10) / view.Pitch;
        var half = new Vector2(plan.Field.Z - plan.Field.X, plan.Field.W - plan.Field.Y) / 2;
        var reach = MathF.Min(half.X / MathF.Max(MathF.Abs(toward.X), 0.01f), half.Y / MathF.Max(MathF.Abs(toward.Y), 0.01f));
        var middle = new Vector2(plan.Field.X + plan.Field.Z, plan.Field.Y + plan.Field.W) / 2;
        var shift = lost - (middle + (toward * (reach - within)));
        // Only along the way: across it the picture stays centred as it was.
        shift = toward * Vector2.Dot(shift, toward);
        var way = ((view.Right * shift.X) + (view.Down * shift.Y)) * view.Pitch;
        return plan with { Geometry = view with { Source = view.Source + way, Corner = view.Corner + way } };
    }

    private static Vector2 Seen(ViewGeometry view, Vector3 point)
    {
        var (x, y, _) = view.Project(point);
        return new Vector2(x, y);
    }

    /// <summary>The way down the femur in the picture.</summary>
    private static Vector2 SeenDirection(ViewPlan plan, Vector3 hip)
    {
        var left = hip.X > 0;
        var down = Steady.TransformNormal(new Vector3(0, 0, -60), (left ? plan.Left : plan.Right).Matrix());
        var knee = hip + new Vector3(left ? down.X : -down.X, -down.Y, down.Z);
        return Vector2.Normalize(Seen(plan.Geometry, knee) - Seen(plan.Geometry, hip));
    }
}
