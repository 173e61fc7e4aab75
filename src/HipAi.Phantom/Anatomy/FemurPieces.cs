using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Anatomy;

/// <summary>Makes the pieces of a broken femur.</summary>
internal static class FemurPieces
{
    private const float Cell = 2.4f;

    /// <summary>The piece that stays and the one that moved.</summary>
    public static IReadOnlyList<BoneMesh> Build(FemurField field, FemurFracture fracture)
    {
        var (top, bottom) = (MathF.Min(field.Max.Z, 5 - fracture.From), MathF.Max(field.Min.Z, -fracture.To - 5));
        var keptMin = fracture.Distal ? field.Min with { Z = bottom } : field.Min;
        var movedMin = fracture.Distal ? field.Min : field.Min with { Z = bottom };
        var kept = Piece(field, fracture, false, keptMin, field.Max);
        var moved = Piece(field, fracture, true, movedMin, field.Max with { Z = top });
        return [kept, new BoneMesh(moved.Outer.Transform(fracture.Displacement), moved.Spongiosa.Transform(fracture.Displacement))];
    }

    /// <summary>The marrow, cut and moved with the bone.</summary>
    public static TriangleMesh Marrow(HipAnatomy hip, FemurFracture fracture, float from, float length)
    {
        if (!fracture.Distal) return BoneBuilder.Marrow(hip, from, length);
        var middle = (fracture.From + fracture.To) / 2;
        var below = BoneBuilder.Marrow(hip, MathF.Max(from, middle), length).Transform(fracture.Displacement);
        return from + 30 > middle ? below : TriangleMesh.Join([BoneBuilder.Marrow(hip, from, middle), below]);
    }

    private static BoneMesh Piece(FemurField field, FemurFracture fracture, bool moved, Vector3 min, Vector3 max)
    {
        var skin = SurfaceNets.Extract(p => fracture.Piece(field, p, moved), min, max, Cell);
        return new BoneMesh(skin, skin with { Vertices = [.. skin.Vertices.Select(v => Inside(field, v))] });
    }

    /// <summary>
    /// The inside of the cortex for a point of a piece's surface: on the old surface it lies deeper by the cortex, on the
    /// face of the break it is the point itself, for a fresh break has no cortex.
    /// </summary>
    private static Vector3 Inside(FemurField field, Vector3 p)
    {
        const float step = 0.6f;
        var depth = field.Cortex(p) + field.Outer(p);
        if (depth <= 0.02f) return p;
        float Along(Vector3 axis) => field.Outer(p + (axis * step)) - field.Outer(p - (axis * step));
        var slope = new Vector3(Along(Vector3.UnitX), Along(Vector3.UnitY), Along(Vector3.UnitZ));
        return slope.LengthSquared() < 1e-9f ? p : p - (Vector3.Normalize(slope) * depth);
    }
}
