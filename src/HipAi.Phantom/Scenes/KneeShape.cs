using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Scenes;

/// <summary>The bones of a knee, made once: femur, tibia, fibula and patella about the joint, mm.</summary>
internal static class KneeShape
{
    private static readonly Lazy<(TriangleMesh Outer, TriangleMesh Inner)> Made = new(() => (Skin(0), Skin(2.2f)));

    /// <summary>The outer surface.</summary>
    public static TriangleMesh Outer => Made.Value.Outer;

    /// <summary>The spongiosa inside.</summary>
    public static TriangleMesh Inner => Made.Value.Inner;

    private static TriangleMesh Skin(float inset) =>
        SurfaceNets.Extract(p => Field(p) + inset, new Vector3(-50, -52, -235), new Vector3(50, 45, 235), 3.6f);

    private static float Field(Vector3 p)
    {
        var femur = SignedDistance.Capsule(p, new Vector3(0, 0, 260), new Vector3(0, 0, 75), 14, 16);
        femur = SignedDistance.Union(femur, SignedDistance.Capsule(p, new Vector3(0, 0, 75), new Vector3(0, 2, 38), 16, 24), 14);
        foreach (var side in (ReadOnlySpan<float>)[-21, 21])
        {
            var condyle = SignedDistance.Ellipsoid(p, new Vector3(side, 8, 24), new Vector3(19, 28, 22));
            femur = SignedDistance.Union(femur, condyle, 9);
        }

        var plateau = SignedDistance.Box(p, new Vector3(0, 3, -14), new Vector3(37, 23, 10), 9);
        var shin = SignedDistance.Capsule(p, new Vector3(0, 2, -22), new Vector3(0, -2, -75), 27, 14);
        shin = SignedDistance.Union(shin, SignedDistance.Capsule(p, new Vector3(0, -2, -75), new Vector3(0, -2, -260), 14, 12), 16);
        var tibia = SignedDistance.Union(plateau, shin, 12);
        tibia = SignedDistance.Union(tibia, SignedDistance.Capsule(p, new Vector3(-4, 2, -2), new Vector3(4, 2, -2), 4, 4), 5);
        var fibula = SignedDistance.Capsule(p, new Vector3(-36, 20, -30), new Vector3(-32, 18, -60), 9, 6);
        fibula = SignedDistance.Union(fibula, SignedDistance.Capsule(p, new Vector3(-32, 18, -60), new Vector3(-30, 16, -260), 5.5f, 5.5f), 6);
        var patella = SignedDistance.Ellipsoid(p, new Vector3(0, -38, 34), new Vector3(21, 9, 22));
        return MathF.Min(MathF.Min(femur, tibia), MathF.Min(fibula, patella));
    }
}
