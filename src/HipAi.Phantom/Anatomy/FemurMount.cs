using System.Numerics;

namespace HipAi.Phantom.Anatomy;

/// <summary>How a femur hangs on the pelvis: which point of it turns about which point of the socket.</summary>
/// <param name="Pivot">The centre of rotation, in the frame of the femur.</param>
/// <param name="Seat">Where that point stands in the pelvis.</param>
/// <param name="Held">Flexion, abduction and external rotation in which a dislocated thigh is held, degrees; null when it moves freely.</param>
internal sealed record FemurMount(Vector3 Pivot, Vector3 Seat, Vector3? Held)
{
    /// <summary>A native hip: the head turns about its own centre.</summary>
    public static FemurMount Native { get; } = new(Vector3.Zero, Vector3.Zero, null);
}
