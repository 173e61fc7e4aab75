using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;
using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>Where a hip is seen.</summary>
internal static class HipRegion
{
    /// <summary>A box round joint, trochanters and upper shaft, clipped to the image; null when nothing of it is in the image.</summary>
    public static PixelRegion? Of(Patient patient, ViewPlan plan, HipSide side)
    {
        var anatomy = patient.Hip(side).Anatomy;
        var (pelvis, femur) = (SceneBuilder.Pelvis(patient, plan, side), SceneBuilder.Femur(patient, plan, side));
        var (low, high) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        void Take(Vector3 centre, Matrix4x4 place, float radius)
        {
            var (x, y, along) = plan.Geometry.Project(Steady.Transform(centre, place));
            var reach = radius / (plan.Geometry.Pitch * along);
            low = Vector2.Min(low, new Vector2(x - reach, y - reach));
            high = Vector2.Max(high, new Vector2(x + reach, y + reach));
        }

        Take(Vector3.Zero, pelvis, 40);
        Take(anatomy.NeckBase, femur, 32);
        Take(anatomy.ShaftCentre(110), femur, 25);
        var (x0, y0) = ((int)Math.Clamp(low.X, 0, plan.Geometry.Width), (int)Math.Clamp(low.Y, 0, plan.Geometry.Height));
        var (x1, y1) = ((int)Math.Clamp(high.X, 0, plan.Geometry.Width), (int)Math.Clamp(high.Y, 0, plan.Geometry.Height));
        return x1 > x0 && y1 > y0 ? new PixelRegion(x0, y0, x1 - x0, y1 - y0) : null;
    }
}
