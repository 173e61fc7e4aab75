using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Implants;

/// <summary>How the fragments of a broken femur stand.</summary>
/// <param name="Gap">Distance of the fragments, mm; below 0 they are driven into each other.</param>
/// <param name="Varus">How far the upper fragment has tipped about the head centre, degrees; below 0 into valgus.</param>
/// <param name="Shift">How far the upper fragment lies off its place on the femur, mm, canonical hip frame.</param>
public sealed record FractureForm(float Gap, float Varus, Vector3 Shift)
{
    /// <summary>In place, with a line of 2 mm.</summary>
    public static FractureForm Undisplaced { get; } = new(2, 0, Vector3.Zero);

    /// <summary>From where the upper fragment grew to where it lies.</summary>
    public Matrix4x4 Displacement => Steady.RotationY(-float.DegreesToRadians(Varus)).Then(Matrix4x4.CreateTranslation(Shift));
}
