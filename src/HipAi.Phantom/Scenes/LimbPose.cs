using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Scenes;

/// <summary>How a thigh is held, degrees about the head centre.</summary>
/// <param name="Flexion">Knee forward.</param>
/// <param name="Abduction">Knee outward.</param>
/// <param name="ExternalRotation">Toes outward; negative is internal rotation.</param>
internal sealed record LimbPose(float Flexion, float Abduction, float ExternalRotation)
{
    /// <summary>The pose of a dislocated thigh: held as it is stuck, and moved little by what the view asks for.</summary>
    /// <param name="stuck">Flexion, abduction and external rotation in which it is stuck, degrees.</param>
    public LimbPose Held(Vector3 stuck) =>
        new(stuck.X + (0.3f * Flexion), stuck.Y + (0.15f * Abduction), stuck.Z + (0.1f * ExternalRotation));

    /// <summary>The movement in the canonical hip frame; the thigh turns about its own axis first.</summary>
    public Matrix4x4 Matrix() =>
        Steady.RotationZ(-float.DegreesToRadians(ExternalRotation))
            .Then(Steady.RotationX(float.DegreesToRadians(Flexion)))
            .Then(Steady.RotationY(-float.DegreesToRadians(Abduction)));
}
