using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Anatomy;

/// <summary>One break of the femur: where it is cut, and where the piece beyond the cut went.</summary>
/// <param name="Side">Distance from the cut, above 0 on the piece that moved.</param>
/// <param name="Gap">Width of the fracture line, mm.</param>
/// <param name="Displacement">How that piece moved, in the frame of the femur.</param>
/// <param name="From">Upper level of the cut, mm below the head centre.</param>
/// <param name="To">Lower level of the cut.</param>
/// <param name="Distal">The piece that moved is all of the femur below; else a flake.</param>
internal sealed record FemurFracture(
    Func<Vector3, float> Side, float Gap, Matrix4x4 Displacement, float From, float To, bool Distal)
{
    /// <summary>Beyond this the cut tells no distance: within the bone no place is far from the surface.</summary>
    private const float Near = 6;

    /// <summary>Once around the shaft like a screw, with the ends joined along it.</summary>
    /// <param name="hip">The hip.</param>
    /// <param name="level">Its middle, mm below the head centre.</param>
    /// <param name="length">Its length, mm.</param>
    /// <param name="turn">Where around the shaft the ends are joined, radians.</param>
    public static FemurFracture Spiral(HipAnatomy hip, float level, float length, float turn)
    {
        var slope = length / MathF.Tau;
        var scale = 1 / MathF.Sqrt(1 + (slope * slope / 150));
        return new FemurFracture(
            p =>
            {
                var off = p - hip.ShaftCentre(-p.Z);
                var (sin, cos) = Steady.SinCos(turn);
                var angle = Steady.Atan2((off.Y * cos) - (off.X * sin), (off.X * cos) + (off.Y * sin));
                return (-p.Z - level - (slope * angle)) * scale;
            },
            2, Matrix4x4.Identity, level - (length / 2), level + (length / 2), true);
    }

    /// <summary>Across the shaft, level or slanted.</summary>
    /// <param name="hip">The hip.</param>
    /// <param name="level">Its middle.</param>
    /// <param name="lean">Slant towards lateral and towards the front, mm of height per mm.</param>
    public static FemurFracture Across(HipAnatomy hip, float level, Vector2 lean)
    {
        var centre = hip.ShaftCentre(level);
        var normal = Vector3.Normalize(new Vector3(lean.X, lean.Y, -1));
        var reach = 18 * (MathF.Abs(lean.X) + MathF.Abs(lean.Y) + 0.2f);
        return new FemurFracture(p => Vector3.Dot(p - centre, normal), 2, Matrix4x4.Identity, level - reach, level + reach, true);
    }

    /// <summary>The greater trochanter, torn off.</summary>
    public static FemurFracture GreaterTrochanter(HipAnatomy hip)
    {
        var at = new Vector3(hip.NeckBase.X + 5, hip.NeckBase.Y - 4, hip.GreaterTrochanterTip - 20);
        var normal = Vector3.Normalize(new Vector3(0.88f, 0, 0.47f));
        return new FemurFracture(p => Vector3.Dot(p - at, normal), 2, Matrix4x4.Identity, -hip.GreaterTrochanterTip - 12, hip.LesserTrochanterLevel + 10, false);
    }

    /// <summary>A flake of the medial side with the lesser trochanter.</summary>
    /// <param name="hip">The hip.</param>
    /// <param name="depth">How far from the shaft axis it begins, mm.</param>
    /// <param name="top">Its upper level.</param>
    /// <param name="bottom">Its lower level.</param>
    public static FemurFracture Medial(HipAnatomy hip, float depth, float top, float bottom)
    {
        var normal = Vector3.Normalize(new Vector3(-0.85f, -0.5f, 0));
        return new FemurFracture(
            p =>
            {
                var aside = Vector3.Dot(p - hip.ShaftCentre(-p.Z), normal) - depth;
                // The flake thins out to a point below.
                var end = (bottom + p.Z) * 0.16f;
                return MathF.Min(MathF.Min(aside, end), -p.Z - top);
            },
            2, Matrix4x4.Identity, top, bottom + 12, false);
    }

    /// <summary>The bone on either side as a signed distance.</summary>
    public float Piece(FemurField field, Vector3 p, bool moved)
    {
        // A real break is jagged: the cut waves by a millimetre.
        var wave = 0.8f * Steady.Sin(0.5f * (p.Y + (0.6f * p.X))) * Steady.Cos(0.37f * p.Z);
        var side = Math.Clamp(Side(p) + wave, -Near, Near);
        return MathF.Max(field.Outer(p), moved ? (Gap / 2) - side : side + (Gap / 2));
    }

    /// <summary>A closed surface round the fracture line, before anything moved.</summary>
    public TriangleMesh Line(FemurField field)
    {
        const float reach = 3;
        var (min, max) = (field.Min with { Z = MathF.Max(field.Min.Z, -To - 8) }, field.Max with { Z = MathF.Min(field.Max.Z, -From + 8) });
        return SurfaceNets.Extract(
            p => MathF.Max(field.Outer(p) - 1.5f, MathF.Abs(Math.Clamp(Side(p), -Near, Near)) - reach), min, max, 3.5f);
    }
}
