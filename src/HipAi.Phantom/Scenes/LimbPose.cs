using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Scenes;

/// <summary>How a thigh is held, degrees about the head centre.</summary>
/// <param name="Flexion">Knee forward.</param>
/// <param name="Abduction">Knee outward.</param>
/// <param name="ExternalRotation">Toes outward; negative is internal rotation.</param>
internal sealed record LimbPose(float Flexion, float Abduction, float ExternalRotation)
{
    /// <summary>The movement in the canonical hip frame; the thigh turns about its own axis first.</summary>
    public Matrix4x4 Matrix() =>
        Steady.RotationZ(-float.DegreesToRadians(ExternalRotation))
            .Then(Steady.RotationX(float.DegreesToRadians(Flexion)))
            .Then(Steady.RotationY(-float.DegreesToRadians(Abduction)));
}
