using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>A side marker on its way into a picture: laid on in lead before the exposure, or burned in after it.</summary>
internal sealed class SideMarker
{
    private readonly MarkerStyle _style;
    private readonly ViewGeometry _view;
    private readonly Vector2 _spot;
    private readonly bool _right;

    public SideMarker(ViewPlan plan, MarkerStyle style)
    {
        // A burned letter is smaller, upright and plain.
        _style = style.Electronic ? style with { Size = style.Size * 0.5f, Stroke = 1.1f, Angle = 0, Sign = MarkerSign.None } : style;
        _view = plan.Geometry;
        _right = plan.Side == ImageLaterality.Bilateral ? style.MarksRight : plan.Side == ImageLaterality.Right;
        _spot = Spot(plan);
        var text = (_right == style.Wrong ? "L" : "R") + (style.Initials.Length > 0 ? " " + style.Initials : "");
        var reach = Size * (0.75f + (0.45f * style.Initials.Length));
        var (x, y) = ((int)Math.Clamp(_spot.X - reach, 0, _view.Width - 1), (int)Math.Clamp(_spot.Y - reach, 0, _view.Height - 1));
        var (right, bottom) = ((int)Math.Clamp(_spot.X + reach, x + 1, _view.Width), (int)Math.Clamp(_spot.Y + reach, y + 1, _view.Height));
        var region = new PixelRegion(x, y, right - x, bottom - y);
        Truth = new MarkerTruth(text, _right ? HipSide.Right : HipSide.Left, style.Electronic, style.Mirrored && !style.Electronic, style.Wrong, region);
    }

    /// <summary>What it is, for the truth.</summary>
    public MarkerTruth Truth { get; }

    private float Size => _style.Size / _view.Pitch;

    /// <summary>Lays lead into the beam, mm; nothing when the marker is burned in.</summary>
    public void Lay(PathMap paths)
    {
        if (_style.Electronic) return;
        Draw(new Strokes(paths.Plane(Material.Lead), _view.Width, _view.Height), _style.Lead);
    }

    /// <summary>Burns the letter into a displayed picture; nothing when it is of lead.</summary>
    public void Burn(float[] shown)
    {
        if (_style.Electronic) Draw(new Strokes(shown, _view.Width, _view.Height), 1);
    }

    private void Draw(Strokes strokes, float value)
    {
        var (size, half, angle) = (Size, _style.Stroke / _view.Pitch / 2, _style.Angle);
        var flip = Truth.Mirrored ? -1 : 1;
        Vector2 At(float x, float y) => _spot + Steady.Turn(new Vector2(x * flip, y) * size, angle);
        strokes.Text(Truth.Text[..1], _spot, size, angle, Truth.Mirrored, half, value);
        if (Truth.Text.Length > 1)
            strokes.Text(Truth.Text[2..], At(1.1f, 0.2f), size * 0.45f, angle, Truth.Mirrored, half * 0.6f, value);
        if (_style.Sign == MarkerSign.Ring) strokes.Ring(_spot, size * 0.85f, half * 0.8f, value);
        if (_style.Sign == MarkerSign.Arrow)
            foreach (var (x, y) in (ReadOnlySpan<(float, float)>)[(-0.2f, -0.75f), (0.2f, -0.75f), (0, -0.4f)])
                strokes.Line(At(0, -1.05f), At(x, y - 0.05f), half * 0.6f, value);
        if (_style.Sign != MarkerSign.Bubbles) return;
        strokes.Ring(At(0, 1.0f), size * 0.32f, half * 0.5f, value * 0.4f);
        foreach (var x in (ReadOnlySpan<float>)[-0.14f, 0, 0.14f]) strokes.Line(At(x, 1.2f), At(x, 1.2f), MathF.Max(half * 0.7f, size * 0.05f), value);
    }

    /// <summary>Beside the marked hip, near the edge of the field.</summary>
    private Vector2 Spot(ViewPlan plan)
    {
        var field = plan.Field;
        var edge = (_style.Aside + (_style.Size * 0.6f)) / _view.Pitch;
        // On a cross-table lateral no edge of the picture is a side of the patient.
        var atLeft = plan.View == RadiographView.CrossTableLateral ? _style.MarksRight : _right;
        var x = atLeft ? MathF.Max(0, field.X) + edge : MathF.Min(_view.Width - 1, field.Z) - edge;
        return new Vector2(x, field.Y + edge + ((field.W - field.Y - (2 * edge)) * _style.High));
    }
}
