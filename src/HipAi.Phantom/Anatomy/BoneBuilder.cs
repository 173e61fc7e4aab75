using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Anatomy;

/// <summary>Turns bone fields into meshes.</summary>
internal static class BoneBuilder
{
    private const float FemurCell = 2.6f;
    private const float PelvisCell = 3;
    private const float SacrumCell = 3.4f;

    // The shaft is smooth along its axis: below this level it is sampled eight times as coarsely.
    private const float ShaftBelow = -100;
    private const float ShaftStretch = 8;

    /// <summary>One half of the pelvis, in the canonical hip frame.</summary>
    public static BoneMesh Hemipelvis(HemipelvisField field) =>
        Bone(field.Outer, field.Cortex, field.Min, field.Max, PelvisCell);

    /// <summary>The sacrum, x lateral, y anterior, z up, origin between the hips.</summary>
    public static BoneMesh Sacrum(SacrumField field) =>
        Bone(field.Outer, field.Cortex, field.Min, field.Max, SacrumCell);

    /// <summary>The femur in the canonical hip frame: one piece, or two when it is broken.</summary>
    public static IReadOnlyList<BoneMesh> Femur(FemurField field, FractureLine fracture, FractureForm form, float? cut = null)
    {
        if (cut is { } level) return [Long(Gently(p => MathF.Max(field.Outer(p), p.Z + level)), field, field.Cortex)];
        if (fracture == FractureLine.None) return [Long(field.Outer, field, field.Cortex)];
        // A fresh break has no cortex of its own.
        float Cortex(Vector3 p) => field.Outer(p) < -1.5f ? 0.15f : field.Cortex(p);
        var upper = Long(Gently(p => field.Fragment(p, fracture, form.Gap, upper: true)), field, Cortex);
        var lower = Long(Gently(p => field.Fragment(p, fracture, form.Gap, upper: false)), field, Cortex);
        return [new BoneMesh(upper.Outer.Transform(form.Displacement), upper.Spongiosa.Transform(form.Displacement)), lower];
    }

    /// <summary>The fatty marrow in the canal of the shaft, from a level on; never above the lesser trochanter.</summary>
    public static TriangleMesh Marrow(HipAnatomy hip, float from, float length)
    {
        var rings = new List<Vector3[]>();
        for (var below = MathF.Min(MathF.Max(hip.LesserTrochanterLevel + 6, from), length - 20); below < length - 4; below += 14)
        {
            var taper = SignedDistance.SmoothStep(hip.LesserTrochanterLevel - 20, hip.LesserTrochanterLevel + 70, below);
            var radius = MathF.Max(1, (hip.CanalRadius(below) - 1) * taper);
            rings.Add(Loft.Ring(hip.ShaftCentre(below), radius, radius, 2, 20));
        }

        return Loft.Rings(rings);
    }

    /// <summary>A face across the shaft is steep where the shaft is squeezed: its distance is told smaller there, so that no cell of it is passed over.</summary>
    private static Func<Vector3, float> Gently(Func<Vector3, float> outer) => p => p.Z >= ShaftBelow ? outer(p) : outer(p) / ShaftStretch;

    private static BoneMesh Long(Func<Vector3, float> outer, FemurField field, Func<Vector3, float> cortex)
    {
        static Vector3 Squeezed(Vector3 p) => p.Z >= ShaftBelow ? p : p with { Z = ShaftBelow + ((p.Z - ShaftBelow) / ShaftStretch) };
        static Vector3 Drawn(Vector3 p) => p.Z >= ShaftBelow ? p : p with { Z = ShaftBelow + ((p.Z - ShaftBelow) * ShaftStretch) };
        // The shaft ends within the box: a surface is closed there.
        var end = field.Min.Z;
        float Cut(Vector3 p) => MathF.Max(outer(p), (end - p.Z) / ShaftStretch);
        var skin = SurfaceNets.Extract(p => Cut(Drawn(p)), Squeezed(field.Min) - new Vector3(0, 0, 3 * FemurCell), field.Max, FemurCell);
        for (var i = 0; i < skin.Vertices.Length; i++) skin.Vertices[i] = Drawn(skin.Vertices[i]);
        return Bone(skin, Cut, cortex);
    }

    private static BoneMesh Bone(Func<Vector3, float> outer, Func<Vector3, float> cortex, Vector3 min, Vector3 max, float cell)
    {
        var skin = SurfaceNets.Extract(outer, min, max, cell);
        return Bone(skin, outer, cortex);
    }

    private static BoneMesh Bone(TriangleMesh skin, Func<Vector3, float> outer, Func<Vector3, float> cortex)
    {
        // Cells leave a lattice on thin sheets; a step along the normal puts every corner onto the surface.
        var normals = Normals(skin);
        for (var i = 0; i < normals.Length; i++) skin.Vertices[i] -= normals[i] * Math.Clamp(outer(skin.Vertices[i]), -0.8f, 0.8f);
        return new BoneMesh(skin, Shrink(skin, cortex));
    }

    /// <summary>
    /// The inside of the cortex: every vertex moved inwards by its thickness. Both surfaces then err alike, and a cortex
    /// thinner than a cell still comes out even.
    /// </summary>
    private static TriangleMesh Shrink(TriangleMesh skin, Func<Vector3, float> thickness)
    {
        var moved = Normals(skin);
        for (var i = 0; i < moved.Length; i++) moved[i] = skin.Vertices[i] - (moved[i] * thickness(skin.Vertices[i]));
        return skin with { Vertices = moved };
    }

    private static Vector3[] Normals(TriangleMesh skin)
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

        for (var i = 0; i < normals.Length; i++)
        {
            var length = normals[i].Length();
            normals[i] = length < 1e-9f ? Vector3.Zero : normals[i] / length;
        }

        return normals;
    }
}
