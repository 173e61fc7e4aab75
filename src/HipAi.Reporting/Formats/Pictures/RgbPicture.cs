namespace HipAi.Reporting.Formats.Pictures;

/// <summary>A picture in memory.</summary>
/// <param name="Width">Columns, 1 or more.</param>
/// <param name="Height">Rows, 1 or more.</param>
/// <param name="Samples">[height, width, 3] bytes: red, green, blue of each pixel, row after row.</param>
public sealed record RgbPicture(int Width, int Height, byte[] Samples);
