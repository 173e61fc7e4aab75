namespace HipAi.Phantom;

/// <summary>A point of an image; the outer corner of the first pixel is (0, 0), its centre (0.5, 0.5).</summary>
/// <param name="X">Columns from it.</param>
/// <param name="Y">Rows from it.</param>
public sealed record PixelPoint(double X, double Y);
