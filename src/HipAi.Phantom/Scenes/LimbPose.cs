using System.Numerics;

namespace HipAi.Phantom.Scenes;

/// <summary>How a thigh is held, degrees about the head centre.</summary>
/// <param name="Flexion">Knee forward.</param>
/// <param name="Abduction">Knee outward.</param>
/// <param name="ExternalRotation">Toes outward; negative is internal rotation.</param>
internal sealed record LimbPose(float Flexion, float Abduction, float ExternalRotation)
{
    /// <summary>The movement in the canonical hip frame; the thigh turns about its own axis first.</summary>
    public Matrix4x4 Matrix() =>
        Matrix4x4.CreateRotationZ(-float.DegreesToRadians(ExternalRotation))
        * Matrix4x4.CreateRotationX(float.DegreesToRadians(Flexion))
        * Matrix4x4.CreateRotationY(-float.DegreesToRadians(Abduction));
}
