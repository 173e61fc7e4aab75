namespace HipAi.Phantom.Geometry;

/// <summary>The cross-section of a swept body at one point of its path: a superellipse.</summary>
/// <param name="HalfSide">Half of its extent along the sweep's reference direction, mm, above 0.</param>
/// <param name="HalfUp">Half of its extent across the reference direction, mm, above 0.</param>
/// <param name="Squareness">Exponent: 2 is an ellipse, 4 to 8 a rectangle with rounded corners.</param>
public readonly record struct SweepSection(float HalfSide, float HalfUp, float Squareness = 2)
{
    /// <summary>A round section.</summary>
    /// <param name="radius">Radius, mm, above 0.</param>
    public static SweepSection Round(float radius) => new(radius, radius);
}
