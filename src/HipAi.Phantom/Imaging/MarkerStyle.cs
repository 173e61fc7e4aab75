namespace HipAi.Phantom.Imaging;

/// <summary>How an exposure's side marker is done.</summary>
/// <param name="Present">There is one.</param>
/// <param name="Electronic">Burned into the pixels instead of laid on in lead.</param>
/// <param name="MarksRight">On a view of both hips: it marks the right side (R), else the left (L).</param>
/// <param name="Size">Height of the letter, mm.</param>
/// <param name="Stroke">Width of its strokes, mm.</param>
/// <param name="Angle">Tilt, radians.</param>
/// <param name="High">How high it lies, 0 (bottom) to 1 (top) of the field.</param>
/// <param name="Aside">How far it lies from the field's edge, mm.</param>
/// <param name="Ring">Drawn within a ring.</param>
internal sealed record MarkerStyle(bool Present, bool Electronic, bool MarksRight, float Size, float Stroke, float Angle, float High, float Aside, bool Ring)
{
    public static MarkerStyle Draw(Random random) => new(
        random.Chance(0.98),
        random.Chance(0.2),
        random.Chance(0.5),
        random.Uniform(10, 22),
        random.Uniform(1.4f, 3),
        random.Normal(0, 0.12f, -0.5f, 0.5f),
        random.Chance(0.6) ? random.Uniform(0.04f, 0.3f) : random.Uniform(0.6f, 0.93f),
        random.Uniform(6, 26),
        random.Chance(0.25));
}
