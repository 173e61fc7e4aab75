namespace HipAi.Phantom.Imaging;

/// <summary>How an exposure's side marker is done.</summary>
/// <param name="Present">There is one.</param>
/// <param name="Electronic">Burned into the pixels instead of laid on in lead.</param>
/// <param name="MarksRight">On a view of both hips: it marks the right side (R), else the left (L).</param>
/// <param name="Wrong">Its letter names the other side.</param>
/// <param name="Mirrored">It lies face down.</param>
/// <param name="Initials">Initials of who took the picture, or nothing.</param>
/// <param name="Sign">What else it bears.</param>
/// <param name="Size">Height of the letter, mm.</param>
/// <param name="Stroke">Width of its strokes, mm.</param>
/// <param name="Lead">Thickness of the lead, mm.</param>
/// <param name="Angle">Tilt, radians.</param>
/// <param name="High">How high it lies, 0 (top) to 1 (bottom) of the field.</param>
/// <param name="Aside">How far it lies from the field's edge, mm.</param>
internal sealed record MarkerStyle(
    bool Present,
    bool Electronic,
    bool MarksRight,
    bool Wrong,
    bool Mirrored,
    string Initials,
    MarkerSign Sign,
    float Size,
    float Stroke,
    float Lead,
    float Angle,
    float High,
    float Aside)
{
    private const string Letters = "ABCDEFGHJKMNPSTVW";

    public static MarkerStyle Draw(DeviceStyle device, Random random) => new(
        random.Chance(0.985),
        random.Chance(device.ElectronicMarkers),
        random.Chance(0.5),
        random.Chance(0.006),
        random.Chance(0.012),
        random.Chance(0.3) ? new string([random.Pick(Letters.ToCharArray()), random.Pick(Letters.ToCharArray())]) : "",
        random.NextDouble() switch { < 0.2 => MarkerSign.Ring, < 0.3 => MarkerSign.Arrow, < 0.36 => MarkerSign.Bubbles, _ => MarkerSign.None },
        random.Uniform(10, 22),
        random.Uniform(1.4f, 3),
        random.Uniform(0.6f, 2),
        random.Normal(0, 0.12f, -0.5f, 0.5f),
        random.Chance(0.6) ? random.Uniform(0.04f, 0.3f) : random.Uniform(0.6f, 0.93f),
        random.Uniform(4, 24));
}
