using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Foreign;

/// <summary>The patient as far as foreign things must know: how wide, how deep, where the bones are. Trunk frame: x left, y posterior, z to the head.</summary>
internal sealed record ForeignSpace(Random Random, char Sex, BodyShape Body, PelvisAnatomy Pelvis, HipAnatomy Right, HipAnatomy Left)
{
    /// <summary>Size of the bones.</summary>
    public float Scale => Pelvis.Scale;

    /// <summary>The y of the skin of the belly, in the middle.</summary>
    public float Front => 8 - Body.HalfDepth;

    public float Between(float least, float most) => Random.Uniform(least, most);

    public bool Chance(double probability) => Random.Chance(probability);

    public int Count(int least, int most) => Random.Next(least, most + 1);

    public Vector3 Jitter(float reach) => new(Between(-reach, reach), Between(-reach, reach), Between(-reach, reach));

    /// <summary>-1 for the right side of the patient, 1 for the left.</summary>
    public int Side() => Chance(0.5) ? 1 : -1;

    /// <summary>A thing in the trunk.</summary>
    public static ForeignPart In(TriangleMesh mesh, Material material, string name, Material displaces = Material.SoftTissue) =>
        new(mesh, material, displaces, name, ForeignAnchor.Trunk);

    /// <summary>A thing on the patient.</summary>
    public static ForeignPart On(TriangleMesh mesh, Material material, string name) =>
        new(mesh, material, Material.Air, name, ForeignAnchor.Trunk);

    /// <summary>The part of a femur's frame for a side of the trunk.</summary>
    public static ForeignAnchor Femur(int side) => side > 0 ? ForeignAnchor.LeftFemur : ForeignAnchor.RightFemur;

    /// <summary>The half of the pelvis for a side of the trunk.</summary>
    public static ForeignAnchor HalfPelvis(int side) => side > 0 ? ForeignAnchor.LeftPelvis : ForeignAnchor.RightPelvis;

    public HipAnatomy Hip(int side) => side > 0 ? Left : Right;
}
