using System.Numerics;
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
        var (x, step) = (0, Vector<float>.Count);
        var all = true;
        for (; x <= open.Length - step; x += step)
        {
            var across = Vector<float>.Indices + new Vector<float>(x - cx);
            var share = Open(new Vector<float>(u0) + (across * _turn.Cos), new Vector<float>(v0) - (across * _turn.Sin), scale);
            all &= Vector.EqualsAll(share, Vector<float>.One);
            share.CopyTo(open[x..]);
        }

        for (; x < open.Length; x++)
        {
            open[x] = Open(new Vector<float>(u0 + ((x - cx) * _turn.Cos)), new Vector<float>(v0 - ((x - cx) * _turn.Sin)), scale)[0];
            all &= open[x] >= 1;
        }

        return !all;
    }

    private Vector<float> Open(Vector<float> u, Vector<float> v, float scale)
    {
        var field = plan.Field;
        var across = Vector.Min(u - new Vector<float>(field.X), new Vector<float>(field.Z) - u);
        var down = Vector.Min(v - new Vector<float>(field.Y), new Vector<float>(field.W) - v);
        return Vector.Min(Vector<float>.One, Vector.Max(Vector<float>.Zero, (Vector.Min(across, down) * scale) + new Vector<float>(0.5f)));
    }
}
