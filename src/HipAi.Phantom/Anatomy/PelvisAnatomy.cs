namespace HipAi.Phantom.Anatomy;

/// <summary>The measures of a pelvis, shared by both sides.</summary>
/// <param name="HipDistance">Distance of the two head centres, mm, 155 to 200.</param>
/// <param name="Scale">Size of the bone against a mean man, 0.85 to 1.1.</param>
/// <param name="Flare">How much wider the iliac wings open, mm at the crest, -10 to 15.</param>
/// <param name="SubpubicWidth">How much further apart the ischia stand, mm, 0 (man) to 12 (woman).</param>
/// <param name="WingThickness">Thickness of the iliac wing, mm, 4.5 to 7.</param>
/// <param name="Density">Bone mineral against a healthy adult, 0.55 (osteoporotic) to 1.15.</param>
/// <param name="HeadRadiusRight">Radius of the right femoral head, mm.</param>
/// <param name="HeadRadiusLeft">Radius of the left femoral head, mm.</param>
/// <param name="JointSpaceRight">Joint space on the right, mm.</param>
/// <param name="JointSpaceLeft">Joint space on the left, mm.</param>
internal sealed record PelvisAnatomy(
    float HipDistance,
    float Scale,
    float Flare,
    float SubpubicWidth,
    float WingThickness,
    float Density,
    float HeadRadiusRight,
    float HeadRadiusLeft,
    float JointSpaceRight,
    float JointSpaceLeft);
