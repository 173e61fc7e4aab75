namespace HipAi.Inference.Preparation;

/// <summary>Where in a square the joint lies once it is drawn; every hip is drawn like a right one, so that lateral is left.</summary>
/// <param name="Across">Share of the side from the lateral edge, 0 to 1.</param>
/// <param name="Down">Share of the side from the upper edge, 0 to 1.</param>
public readonly record struct JointPlace(double Across, double Down)
{
    /// <summary>The middle.</summary>
    public static JointPlace Middle { get; } = new(0.5, 0.5);
}
