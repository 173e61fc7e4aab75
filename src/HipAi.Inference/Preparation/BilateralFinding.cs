namespace HipAi.Inference.Preparation;

/// <summary>What the pixels say of the cut of an image that is said to show both hips.</summary>
/// <param name="Outcome">What is to be done.</param>
/// <param name="Midline">Where to cut, 0 to 1 of the width of the exposed field.</param>
/// <param name="TiltDegrees">How far the pelvis is tilted in the plane of the image, in whole degrees without a sign; 0 when that is little or not known.</param>
public sealed record BilateralFinding(BilateralOutcome Outcome, double Midline, int TiltDegrees)
{
    /// <summary>Nothing to say: cut at mid-width.</summary>
    public static BilateralFinding AtMidWidth { get; } = new(BilateralOutcome.AtMidWidth, 0.5, 0);
}
