namespace HipAi.Phantom.Imaging;

/// <summary>A picture taken.</summary>
/// <param name="Shown">As displayed, row-major, 0 black to 1 white; where the device leaves the S-curve to the viewer, before that curve.</param>
/// <param name="Signal">What the detector read, 1 behind the middle of the patient; <see cref="RawImage.From"/> stores it.</param>
/// <param name="Marker">The side marker, or null where there is none.</param>
/// <param name="Texts">What is burned in besides.</param>
internal sealed record Picture(float[] Shown, float[] Signal, MarkerTruth? Marker, IReadOnlyList<TextTruth> Texts);
