using System.Numerics;
using HipAi.Phantom.Failures;
using HipAi.Phantom.Foreign;
using HipAi.Phantom.Geometry;
using HipAi.Studies;

namespace HipAi.Phantom.Anatomy;

/// <summary>
/// A simulated patient, bones and hardware built, in patient coordinates: x left, y posterior, z to the head, origin
/// midway between the hips.
/// </summary>
internal sealed record Patient(
    char Sex,
    int Age,
    PelvisAnatomy Pelvis,
    BodyShape Body,
    BoneMesh Spine,
    PatientHip Right,
    PatientHip Left,
    IReadOnlyList<TissuePart> Tissues,
    IReadOnlyList<ForeignPart> Foreign,
    Laboratory Laboratory)
{
    public PatientHip Hip(HipSide side) => side == HipSide.Right ? Right : Left;

    /// <summary>From a hip's canonical frame to the patient.</summary>
    public Matrix4x4 Place(HipSide side)
    {
        var half = Pelvis.HipDistance / 2;
        return side == HipSide.Left
            ? Matrix4x4.CreateScale(1, -1, 1).Then(Matrix4x4.CreateTranslation(half, 0, 0))
            : Matrix4x4.CreateScale(-1, -1, 1).Then(Matrix4x4.CreateTranslation(-half, 0, 0));
    }
}
