using System.Numerics;
using HipAi.Phantom.Geometry;
using static HipAi.Phantom.Geometry.SignedDistance;

namespace HipAi.Phantom.Anatomy;

/// <summary>
/// The iliac wing in pelvic coordinates (see <see cref="HemipelvisField"/>): a bent sheet, thin in its fossa, thick at crest,
/// body and behind. Its form is the same for all patients, so it is looked up in tables made once.
/// </summary>
internal static class IliacWing
{
    private const float Step = 2;
    private const int Wide = 86;
    private const int High = 84;
    private static readonly Vector2 Corner = new(-106, -22);

    // Seen from the side: front border with its two spines, crest, back border, greater sciatic notch, base.
    private static readonly Vector2[] Border =
    [
        new(33, 24), new(37, 32), new(37, 40), new(43, 49), new(54, 57), new(57, 66), new(54, 78), new(44, 91), new(27, 106), new(8, 119),
        new(-10, 128), new(-28, 133), new(-46, 132), new(-63, 124), new(-79, 108), new(-91, 90), new(-96, 74), new(-94, 62), new(-84, 51), new(-80, 40),
        new(-68, 32), new(-56, 30), new(-46, 26), new(-38, 21), new(-28, 14), new(-12, 8), new(10, 6), new(26, 13),
    ];

    // How far the sheet stands from the midline: a least-squares surface through points of the crest, the borders and the fossa.
    private static readonly float[] Form = [80.57f, 24.68f, 15.49f, -26.18f, 44.69f, 20.9f, 6.09f, -8.51f, 20.32f, -1.77f, 13.75f, -27.29f, 19.69f];

    private static readonly Vector4[] Table = Build();

    /// <summary>Distance to the wing's surface, mm of a pelvis of size 1.</summary>
    /// <param name="q">A point.</param>
    /// <param name="flare">How much wider the wings open, mm at the crest.</param>
    /// <param name="thickness">Thickness against a mean wing.</param>
    public static float Distance(Vector3 q, float flare, float thickness)
    {
        var at = Look(q.Y, Lowered(q.Z), out var beyond);
        if (beyond > 12) return beyond;
        var half = at.Z * thickness;
        var across = (MathF.Abs(q.X - at.Y - (flare * q.Z * 0.01f)) * at.W) - half;
        return Intersection(across, at.X + beyond + (half * 0.5f), 6);
    }

    /// <summary>How far inside the wing's outline a point lies when seen from the side; negative outside.</summary>
    public static float Inside(Vector3 q) => -Look(q.Y, Lowered(q.Z), out _).X;

    /// <summary>The tables hold a wing that is a little low above the hip.</summary>
    private static float Lowered(float z) => z < 20 ? z : 20 + ((z - 20) / 1.09f);

    /// <summary>Outline, sheet, half thickness and lean at a place, between the four entries around it.</summary>
    private static Vector4 Look(float y, float z, out float beyond)
    {
        var (u, v) = ((y - Corner.X) / Step, (z - Corner.Y) / Step);
        var (cu, cv) = (Math.Clamp(u, 0, Wide - 1.001f), Math.Clamp(v, 0, High - 1.001f));
        beyond = (MathF.Abs(u - cu) + MathF.Abs(v - cv)) * Step;
        var (x0, y0) = ((int)cu, (int)cv);
        var (fx, fy) = (cu - x0, cv - y0);
        var i = (y0 * Wide) + x0;
        var low = Table[i] + ((Table[i + 1] - Table[i]) * fx);
        var high = Table[i + Wide] + ((Table[i + Wide + 1] - Table[i + Wide]) * fx);
        return low + ((high - low) * fy);
    }

    private static Vector4[] Build()
    {
        var outline = Rounded(Rounded(Border));
        var table = new Vector4[Wide * High];
        for (var j = 0; j < High; j++)
            for (var i = 0; i < Wide; i++)
            {
                var p = Corner + (new Vector2(i, j) * Step);
                var edge = Polygon(p, outline);
                var lean = new Vector2(Sheet(p.X + 1, p.Y) - Sheet(p.X - 1, p.Y), Sheet(p.X, p.Y + 1) - Sheet(p.X, p.Y - 1)) / 2;
                table[(j * Wide) + i] = new Vector4(edge, Sheet(p.X, p.Y), HalfThickness(p, edge), 1 / MathF.Sqrt(1 + lean.LengthSquared()));
            }

        return table;
    }

    private static float HalfThickness(Vector2 p, float edge)
    {
        var rim = Steady.Exp(-MathF.Max(0, -edge) / 6) * SmoothStep(45, 80, p.Y);
        var tubercle = Steady.Exp(-(p - new Vector2(26, 104)).LengthSquared() / 300);
        return 2.65f + (2.3f * rim) + (2 * tubercle * rim) + (5.5f * SmoothStep(58, 22, p.Y)) + (4 * SmoothStep(-48, -80, p.X)) + (1.6f * SmoothStep(22, 48, p.X));
    }

    private static float Sheet(float depth, float height)
    {
        var (y, z) = (depth / 100, height / 100);
        ReadOnlySpan<float> terms = [1, y, z, y * y, y * z, z * z, y * y * y, y * y * z, y * z * z, z * z * z, y * y * y * y, y * y * y * z, y * y * z * z];
        var sum = 0f;
        for (var i = 0; i < terms.Length; i++) sum += Form[i] * terms[i];
        return sum;
    }

    /// <summary>Cuts the corners of a closed line.</summary>
    private static Vector2[] Rounded(Vector2[] line)
    {
        var cut = new Vector2[line.Length * 2];
        for (var i = 0; i < line.Length; i++)
        {
            var next = line[(i + 1) % line.Length];
            cut[2 * i] = (line[i] * 0.75f) + (next * 0.25f);
            cut[(2 * i) + 1] = (line[i] * 0.25f) + (next * 0.75f);
        }

        return cut;
    }
}
