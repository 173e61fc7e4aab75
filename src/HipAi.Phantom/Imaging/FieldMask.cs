using HipAi.Phantom.Geometry;
using HipAi.Phantom.Scenes;

namespace HipAi.Phantom.Imaging;

/// <summary>The collimated field: how far pixels lie inside it.</summary>
internal sealed class FieldMask(ViewPlan plan)
{
    private const float Penumbra = 1.6f; // mm
    private readonly (float Sin, float Cos) _turn = Steady.SinCos(plan.FieldTilt);

    /// <summary>Writes how much of each pixel of a row lies in the field, 0 to 1; false when all of the row does.</summary>
    public bool Row(int y, Span<float> open)
    {
        var view = plan.Geometry;
        var (cx, cy) = ((view.Width - 1) / 2f, (view.Height - 1) / 2f);
        var (u0, v0) = (((y - cy) * _turn.Sin) + cx, ((y - cy) * _turn.Cos) + cy);
        var scale = view.Pitch / Penumbra;
        var least = 1f;
        for (var x = 0; x < open.Length; x++)
        {
            var (u, v) = (u0 + ((x - cx) * _turn.Cos), v0 - ((x - cx) * _turn.Sin));
            var inside = MathF.Min(MathF.Min(u - plan.Field.X, plan.Field.Z - u), MathF.Min(v - plan.Field.Y, plan.Field.W - v));
            open[x] = MathF.Min(1, MathF.Max(0, (inside * scale) + 0.5f));
            least = MathF.Min(least, open[x]);
        }

        return least < 1;
    }
}
