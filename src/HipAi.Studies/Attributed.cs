namespace HipAi.Studies;

/// <summary>A value together with where it was read from, so that no conclusion stands without its source.</summary>
/// <typeparam name="T">What was concluded.</typeparam>
/// <param name="Value">The conclusion.</param>
/// <param name="Source">The DICOM keyword, or the rule, it was read from; for example <c>ImageLaterality</c> or <c>SeriesDescription "HIP FROG"</c>.</param>
/// <param name="Confidence">How far it can be trusted; <see cref="Confidence.None"/> in snapshots of before there was one.</param>
public sealed record Attributed<T>(T Value, string Source, Confidence Confidence = Confidence.None);
