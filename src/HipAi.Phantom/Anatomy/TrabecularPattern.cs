using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Anatomy;

/// <summary>
/// The spongiosa of head, neck and trochanters as seen across the plane of the neck: how much denser or looser it is than
/// the mean. Principal compressive trabeculae fan from the calcar to the head, tensile ones arch from the lateral cortex
/// to its lower pole, secondary ones rise to the greater trochanter; between them lies Ward's triangle.
/// </summary>
internal sealed class TrabecularPattern
{
    /// <summary>Width of a cell, mm.</summary>
    public const float Step = 0.75f;

    private const int GrainSize = 64;
    private const float Lateral = -38;
    private const float Top = 38;
    private readonly float[] _grain = new float[GrainSize * GrainSize];
    private readonly float _loss;
    private readonly float _strength;

    public TrabecularPattern(HipAnatomy hip, Random random)
    {
        _loss = hip.Condition.BoneLoss;
        _strength = random.Uniform(0.07f, 0.15f);
        for (var i = 0; i < _grain.Length; i++) _grain[i] = random.Uniform(-1.7f, 1.7f);
        Values = new float[Width * Height];
        Fill(hip);
    }

    /// <summary>Cells from medial to lateral.</summary>
    public static int Width => 152;

    /// <summary>Cells from top to bottom.</summary>
    public static int Height => 168;

    /// <summary>Share by which the spongiosa differs from the mean, row by row from the top; 0 at the border.</summary>
    public float[] Values { get; }

    /// <summary>The cell of a place, mm to lateral and up from the head centre.</summary>
    public static Vector2 Cell(float lateral, float up) => new((lateral - Lateral) / Step, (Top - up) / Step);

    private void Fill(HipAnatomy hip)
    {
        var level = hip.LesserTrochanterLevel;
        var shaft = hip.Offset;
        var calcar = new Vector2(shaft - 15, -level * 0.78f);
        var (arch, radius) = Circle(new Vector2(shaft + 14, -level * 0.55f), new Vector2(shaft * 0.5f, 8), new Vector2(-hip.HeadDiameter * 0.36f, -7));
        var ward = new Vector2(shaft * 0.62f, -level * 0.34f);
        for (var j = 0; j < Height; j++)
            for (var i = 0; i < Width; i++)
            {
                var p = new Vector2(Lateral + (i * Step), Top - (j * Step));
                var fade = SignedDistance.SmoothStep(0, 9, MathF.Min(MathF.Min(i, Width - 1 - i), MathF.Min(j, Height - 1 - j))) * SignedDistance.SmoothStep(-86, -66, p.Y);
                Values[(j * Width) + i] = fade * (Compressive(p, calcar) + Tensile(p, arch, radius) + Secondary(p, shaft, level) - Ward(p, ward) - Trochanter(p, shaft));
            }
    }

    private float Compressive(Vector2 p, Vector2 calcar)
    {
        // Lines from a point below the calcar towards the upper inner head.
        var origin = calcar + new Vector2(10, -26);
        var (across, along) = Polar(p - origin, new Vector2(-4, 10) - origin);
        var wide = 0.15f + (0.05f * SignedDistance.SmoothStep(30, 75, along));
        var mask = Bell(across / wide) * SignedDistance.SmoothStep(20, 40, along);
        return mask * (0.4f + (1.25f * _strength * Grain(across * 46, along / 7)));
    }

    private float Tensile(Vector2 p, Vector2 centre, float radius)
    {
        var off = p - centre;
        var distance = off.Length();
        var mask = Bell((distance - radius) / 9) * SignedDistance.SmoothStep(-12, 6, off.Y) * (1 - (0.85f * _loss));
        return mask * (0.2f + (1.1f * _strength * Grain(distance / 1.4f, MathF.Abs(off.X) > 1e-3f ? off.X / 7 : 0)));
    }

    private float Secondary(Vector2 p, float shaft, float level)
    {
        var origin = new Vector2(shaft - 32, -level - 24);
        var (across, along) = Polar(p - origin, new Vector2(shaft + 14, -6) - origin);
        var mask = Bell(across / 0.3f) * SignedDistance.SmoothStep(18, 36, along) * (1 - (0.6f * _loss));
        return mask * (0.06f + (0.9f * _strength * Grain(across * 42, along / 6)));
    }

    private float Ward(Vector2 p, Vector2 centre)
    {
        var off = p - centre;
        return (0.34f + (0.3f * _loss)) * Bell(MathF.Sqrt((off.X * off.X * 1.3f) + (off.Y * off.Y)) / 12);
    }

    private float Trochanter(Vector2 p, float shaft) => (0.12f + (0.25f * _loss)) * SignedDistance.SmoothStep(shaft - 8, shaft + 6, p.X);

    /// <summary>Grain drawn out along one direction: random values on a lattice, between them evenly blended.</summary>
    private float Grain(float across, float along)
    {
        var (fx, fy) = (MathF.Floor(across), MathF.Floor(along));
        var (u, v) = (across - fx, along - fy);
        var (x0, y0) = ((int)fx & (GrainSize - 1), (int)fy & (GrainSize - 1));
        var (x1, y1) = ((x0 + 1) & (GrainSize - 1), (y0 + 1) & (GrainSize - 1));
        var upper = _grain[(y0 * GrainSize) + x0] + ((_grain[(y0 * GrainSize) + x1] - _grain[(y0 * GrainSize) + x0]) * u);
        var lower = _grain[(y1 * GrainSize) + x0] + ((_grain[(y1 * GrainSize) + x1] - _grain[(y1 * GrainSize) + x0]) * u);
        return upper + ((lower - upper) * v);
    }

    private static float Bell(float t) => 1 / (1 + (t * t * t * t));

    /// <summary>Sideways slope and distance of a point against a direction.</summary>
    private static (float Across, float Along) Polar(Vector2 off, Vector2 direction)
    {
        var d = Vector2.Normalize(direction);
        var along = MathF.Max(1, Vector2.Dot(off, d));
        return (((off.X * d.Y) - (off.Y * d.X)) / along, along);
    }

    private static (Vector2 Centre, float Radius) Circle(Vector2 a, Vector2 b, Vector2 c)
    {
        var (ab, ac) = (b - a, c - a);
        var twice = 2 * ((ab.X * ac.Y) - (ab.Y * ac.X));
        var (u, v) = (ab.LengthSquared(), ac.LengthSquared());
        var off = new Vector2((ac.Y * u) - (ab.Y * v), (ab.X * v) - (ac.X * u)) / twice;
        return (a + off, off.Length());
    }
}
