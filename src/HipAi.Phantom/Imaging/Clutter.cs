using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>What lies in the beam because of how a picture is taken: gonad shields, mattress and table.</summary>
internal static class Clutter
{
    /// <summary>Lays it into the path lengths.</summary>
    public static void Lay(PathMap paths, ViewPlan plan, Random random)
    {
        var (shield, edge) = (random.Chance(0.03), random.Chance(0.6));
        if (plan.View == RadiographView.ApPelvis && shield) GonadShield(paths, plan, random);
        if (plan.View == RadiographView.CrossTableLateral && edge) Mattress(paths, plan, random);
    }

    /// <summary>A sheet of lead below the symphysis, round or with a straight upper edge, never over the hips.</summary>
    private static void GonadShield(PathMap paths, ViewPlan plan, Random random)
    {
        var view = plan.Geometry;
        var below = random.Chance(0.6); // as for a man; else over the middle of the pelvis
        var spot = new Vector3(random.Normal(0, 5, -10, 10), -100, below ? random.Uniform(-110, -85) : random.Uniform(-5, 30));
        var (x, y, along) = view.Project(Steady.Transform(spot, plan.PatientPose));
        var scale = 1 / (along * view.Pitch);
        var half = new Vector2(random.Uniform(28, 38), random.Uniform(26, 36)) * scale;
        var (lead, thickness, narrow) = (paths.Plane(Material.Lead), random.Uniform(0.5f, 1), random.Uniform(0.2f, 0.6f));
        for (var row = (int)MathF.Max(0, y - half.Y); row <= MathF.Min(view.Height - 1, y + half.Y); row++)
            for (var column = (int)MathF.Max(0, x - half.X); column <= MathF.Min(view.Width - 1, x + half.X); column++)
            {
                var (u, v) = ((column - x) / half.X, (row - y) / half.Y);
                // Narrower towards the foot, with rounded corners.
                var side = 1 - (narrow * (v + 1) / 2);
                if ((u * u * u * u / (side * side * side * side)) + (v * v * v * v) < 1) lead[(row * view.Width) + column] = thickness;
            }
    }

    /// <summary>Foam and table behind the patient: a step and a bright line along the length of the body.</summary>
    private static void Mattress(PathMap paths, ViewPlan plan, Random random)
    {
        var view = plan.Geometry;
        var back = new Vector2(Vector3.Dot(Vector3.UnitY, view.Right), Vector3.Dot(Vector3.UnitY, view.Down));
        var hip = new Vector3(plan.Side == ImageLaterality.Left ? 85 : -85, 0, 0);
        var (x, y, along) = view.Project(hip);
        var (foam, top) = (random.Uniform(80, 125), random.Uniform(45, 90));
        var (soft, rail) = (random.Uniform(8, 25), random.Uniform(0.4f, 1.4f));
        var (fat, plastic, steel) = (paths.Plane(Material.Fat), paths.Plane(Material.Polyethylene), paths.Plane(Material.Steel));
        for (var row = 0; row < view.Height; row++)
            for (var column = 0; column < view.Width; column++)
            {
                var depth = Vector2.Dot(new Vector2(column - x, row - y), back) * view.Pitch * along;
                if (depth < foam) continue;
                var i = (row * view.Width) + column;
                if (depth < foam + top) fat[i] += soft;
                else plastic[i] += 60;
                if (depth > foam + top && depth < foam + top + 3) steel[i] += rail;
            }
    }
}
