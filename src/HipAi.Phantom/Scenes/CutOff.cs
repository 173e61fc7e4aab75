using System.Numerics;

namespace HipAi.Phantom.Scenes;

/// <summary>Moves tube and detector so that the joint, or what it was taken for, runs out of the picture.</summary>
internal static class CutOff
{
    /// <summary>Puts an edge of the field through or near the joint.</summary>
    public static ViewPlan Apply(ViewPlan plan, PlanningDesk desk)
    {
        var (random, view) = (desk.Random, plan.Geometry);
        var hip = new Vector3(desk.Sign * desk.HipDistance / 2, 0, 0);
        var (x, y, _) = view.Project(hip);
        // How far within the edge the head's centre comes to lie; negative is outside.
        var inside = random.Uniform(-35, 12) / view.Pitch;
        var edge = random.Next(0, 3);
        var shift = edge switch
        {
            0 => new Vector2(0, y - plan.Field.Y - inside), // cut at the top
            1 => new Vector2(x - plan.Field.X - inside, 0),
            _ => new Vector2(x - plan.Field.Z + inside, 0),
        };
        // An upper edge that lies well above the joint loses the shaft instead.
        if (edge == 0 && random.Chance(0.3)) shift = new Vector2(0, y - plan.Field.W + (random.Uniform(5, 35) / view.Pitch));
        var way = ((view.Right * shift.X) + (view.Down * shift.Y)) * view.Pitch;
        return plan with { Geometry = view with { Source = view.Source + way, Corner = view.Corner + way } };
    }
}
