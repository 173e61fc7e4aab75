using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Anatomy;

/// <summary>Turns bone fields into meshes.</summary>
internal static class BoneBuilder
{
    private const float FemurCell = 2.4f;
    private const float PelvisCell = 2.8f;

    /// <summary>One half of the pelvis, in the canonical hip frame.</summary>
    public static BoneMesh Hemipelvis(HemipelvisField field) =>
        Bone(field.Outer, field.Cortex, field.Min, field.Max, PelvisCell);

    /// <summary>Sacrum and lumbar vertebrae, x lateral, y anterior, z up, origin between the hips.</summary>
    public static BoneMesh Spine(SpineField field) =>
        Bone(field.Outer, SpineField.Cortex, field.Min, field.Max, PelvisCell);

    /// <summary>The femur in the canonical hip frame: one piece, or two when it is broken.</summary>
    public static IReadOnlyList<BoneMesh> Femur(FemurField field, FractureLine fracture, FractureForm form, float? cut = null)
    {
        if (cut is { } level) return [Bone(p => MathF.Max(field.Outer(p), p.Z + level), field.Cortex, field.Min, field.Max with { Z = 8 - level }, FemurCell)];
        if (fracture == FractureLine.None) return [Bone(field.Outer, field.Cortex, field.Min, field.Max, FemurCell)];
        // A fresh break has no cortex of its own.
        float Cortex(Vector3 p) => field.Outer(p) < -1.5f ? 0.15f : field.Cortex(p);
        var upper = Bone(p => field.Fragment(p, fracture, form.Gap, upper: true), Cortex, field.Min, field.Max, FemurCell);
        var lower = Bone(p => field.Fragment(p, fracture, form.Gap, upper: false), Cortex, field.Min, field.Max, FemurCell);
        return [new BoneMesh(upper.Outer.Transform(form.Displacement), upper.Spongiosa.Transform(form.Displacement)), lower];
    }

    /// <summary>The fatty marrow in the canal of the shaft, from a level on; never above the lesser trochanter.</summary>
    public static TriangleMesh Marrow(HipAnatomy hip, float from, float length)
    {
        var rings = new List<Vector3[]>();
        for (var below = MathF.Min(MathF.Max(hip.LesserTrochanterLevel + 12, from), length - 18); below < length - 4; below += 12)
        {
            var taper = SignedDistance.SmoothStep(hip.LesserTrochanterLevel - 10, hip.LesserTrochanterLevel + 60, below);
            var radius = MathF.Max(1, (hip.CanalRadius(below) - 1) * taper);
            rings.Add(Loft.Ring(hip.ShaftCentre(below), radius, radius, 2, 24));
        }

        return Loft.Rings(rings);
    }

    private static BoneMesh Bone(Func<Vector3, float> outer, Func<Vector3, float> cortex, Vector3 min, Vector3 max, float cell)
    {
        var skin = SurfaceNets.Extract(outer, min, max, cell);
        return new BoneMesh(skin, Shrink(skin, cortex));
    }

    /// <summary>
    /// The inside of the cortex: every vertex moved inwards by its thickness. Both surfaces then err alike, and a cortex
    /// thinner than a cell still comes out even.
    /// </summary>
    private static TriangleMesh Shrink(TriangleMesh skin, Func<Vector3, float> thickness)
    {
        var normals = new Vector3[skin.Vertices.Length];
        for (var i = 0; i < skin.Indices.Length; i += 3)
        {
            var (a, b, c) = (skin.Indices[i], skin.Indices[i + 1], skin.Indices[i + 2]);
            var face = Steady.Cross(skin.Vertices[b] - skin.Vertices[a], skin.Vertices[c] - skin.Vertices[a]);
            normals[a] += face;
            normals[b] += face;
            normals[c] += face;
        }

        var moved = new Vector3[normals.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            var length = normals[i].Length();
            moved[i] = length < 1e-9f ? skin.Vertices[i] : skin.Vertices[i] - (normals[i] * (thickness(skin.Vertices[i]) / length));
        }

        return skin with { Vertices = moved };
    }
}
