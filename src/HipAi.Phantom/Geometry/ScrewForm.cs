namespace HipAi.Phantom.Geometry;

/// <summary>The measures of a bone screw, mm.</summary>
/// <param name="ThreadDiameter">Outer diameter of the thread, 1 to 15.</param>
/// <param name="CoreDiameter">Diameter between the ridges, below <paramref name="ThreadDiameter"/>.</param>
/// <param name="ShankDiameter">Diameter of the part without thread.</param>
/// <param name="ThreadLength">Length of the thread from the tip; as long as the screw or longer for a full thread.</param>
/// <param name="Pitch">Distance of the ridges, above 0.</param>
/// <param name="HeadDiameter">Diameter of the head; 0 for a headless screw.</param>
/// <param name="HeadHeight">Height of the head, which is added behind the start of the screw.</param>
public sealed record ScrewForm(
    float ThreadDiameter,
    float CoreDiameter,
    float ShankDiameter,
    float ThreadLength,
    float Pitch,
    float HeadDiameter,
    float HeadHeight)
{
    /// <summary>The 4.5 mm cortical screw of plates: full thread, round head.</summary>
    public static ScrewForm Cortical { get; } = new(4.5f, 3.1f, 3.2f, 200, 2.2f, 8, 4);

    /// <summary>The 5 mm locking screw: shallow full thread, conical head inside the plate.</summary>
    public static ScrewForm Locking { get; } = new(5, 4.3f, 4.4f, 200, 2.2f, 6.6f, 4);

    /// <summary>The 6.5 mm cancellous screw that holds a cup.</summary>
    public static ScrewForm Cancellous { get; } = new(6.5f, 3.6f, 4.5f, 200, 2.75f, 8, 3.5f);
}
