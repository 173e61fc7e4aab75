using System.Globalization;
using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>What planning an operation leaves on a picture: a calibration ball before the exposure, drawn templates after it.</summary>
internal sealed class Templating
{
    private readonly Patient _patient;
    private readonly ViewPlan _plan;
    private readonly Random _random;
    private readonly HipSide _side;
    private readonly bool _ball;

    public Templating(Patient patient, ViewPlan plan, Random random)
    {
        (_patient, _plan, _random) = (patient, plan, random);
        _side = plan.Side == ImageLaterality.Left || (plan.Side == ImageLaterality.Bilateral && random.Chance(0.5)) ? HipSide.Left : HipSide.Right;
        _ball = random.Chance(0.6);
    }

    /// <summary>A steel ball of 25 to 30 mm beside or between the thighs.</summary>
    public void LayBall(PathMap paths)
    {
        if (!_ball) return;
        var view = _plan.Geometry;
        var outer = new Vector3((_random.Chance(0.5) ? -1 : 1) * _random.Uniform(70, 110), 0, -_random.Uniform(20, 90));
        var (x, y, along) = Seen(outer, femur: true);
        var radius = _random.Uniform(12.5f, 15) / along;
        var steel = paths.Plane(Material.Steel);
        var reach = radius / view.Pitch;
        for (var row = (int)MathF.Max(0, y - reach); row <= MathF.Min(view.Height - 1, y + reach); row++)
            for (var column = (int)MathF.Max(0, x - reach); column <= MathF.Min(view.Width - 1, x + reach); column++)
            {
                var off = Vector2.DistanceSquared(new Vector2(column, row), new Vector2(x, y)) * view.Pitch * view.Pitch;
                if (off < radius * radius) steel[(row * view.Width) + column] += 2 * MathF.Sqrt((radius * radius) - off) * along;
            }
    }

    /// <summary>Draws circles for cup and head, the outline of a stem, lines with measures.</summary>
    public void Draw(float[] shown)
    {
        var view = _plan.Geometry;
        var strokes = new Strokes(shown, view.Width, view.Height);
        var half = MathF.Max(0.5f, _random.Uniform(0.25f, 0.5f) / view.Pitch);
        var value = _random.Chance(0.85) ? 1f : -1f;
        var (hx, hy, along) = Seen(Vector3.Zero, femur: false);
        var scale = 1 / (along * view.Pitch);
        var head = new Vector2(hx, hy);
        strokes.Ring(head, _random.Uniform(24, 29) * scale, half, value);
        if (_random.Chance(0.6)) strokes.Ring(head, _random.Uniform(14, 19) * scale, half, value);
        if (_random.Chance(0.8)) Stem(strokes, head, scale, half, value);
        if (_random.Chance(0.7)) Measures(strokes, head, scale, half, value);
        Cross(strokes, head, 5 * scale, half, value);
        var note = _random.Pick(["D=52MM", "SIZE 12", "115%", "OFFSET 42", "LLD 6.4MM"]);
        strokes.Text(note, head + new Vector2(0, -45 * scale), 6 / view.Pitch, 0, false, half, value);
    }

    private void Stem(Strokes strokes, Vector2 head, float scale, float half, float value)
    {
        var anatomy = _patient.Hip(_side).Anatomy;
        var (nx, ny, _) = Seen(anatomy.ShaftCentre(45), femur: true);
        var (tx, ty, _) = Seen(anatomy.ShaftCentre(_random.Uniform(120, 160)), femur: true);
        var (neck, tip) = (new Vector2(nx, ny), new Vector2(tx, ty));
        var down = Vector2.Normalize(tip - neck);
        var aside = new Vector2(-down.Y, down.X);
        var (top, bottom) = (_random.Uniform(13, 17) * scale, _random.Uniform(4, 6) * scale);
        strokes.Line(neck + (aside * top), tip + (aside * bottom), half, value);
        strokes.Line(neck - (aside * top), tip - (aside * bottom), half, value);
        strokes.Line(tip + (aside * bottom), tip - (aside * bottom), half, value);
        strokes.Line(neck + (aside * top), head, half, value);
        strokes.Line(neck - (aside * top), head, half, value);
        if (_random.Chance(0.5)) strokes.Line(neck - (down * 30 * scale), tip + (down * 20 * scale), half * 0.7f, value);
    }

    private void Measures(Strokes strokes, Vector2 head, float scale, float half, float value)
    {
        // A line through both teardrops or sit bones, a drop from the trochanter, and an angle.
        var width = _plan.Geometry.Width;
        var level = head.Y + (_random.Uniform(15, 45) * scale);
        strokes.Line(new Vector2(width * 0.05f, level), new Vector2(width * 0.95f, level), half, value);
        var x = head.X + (_random.Uniform(-40, 40) * scale);
        strokes.Line(new Vector2(x, level), new Vector2(x, level + (_random.Uniform(10, 60) * scale)), half, value);
        var (sin, cos) = Steady.SinCos(float.DegreesToRadians(_random.Uniform(38, 48)));
        var slant = new Vector2(_side == HipSide.Right ? -cos : cos, -sin) * 70 * scale;
        strokes.Line(new Vector2(head.X, level), new Vector2(head.X, level) + slant, half, value);
        var degrees = _random.Next(36, 50).ToString(CultureInfo.InvariantCulture) + ".2";
        strokes.Text(degrees, new Vector2(head.X, level + (9 * scale)), 5 * scale, 0, false, half, value);
    }

    private static void Cross(Strokes strokes, Vector2 at, float reach, float half, float value)
    {
        strokes.Line(at - new Vector2(reach, 0), at + new Vector2(reach, 0), half, value);
        strokes.Line(at - new Vector2(0, reach), at + new Vector2(0, reach), half, value);
    }

    private (float X, float Y, float Along) Seen(Vector3 point, bool femur) =>
        _plan.Geometry.Project(Steady.Transform(point, femur ? SceneBuilder.Femur(_patient, _plan, _side) : SceneBuilder.Pelvis(_patient, _plan, _side)));
}
