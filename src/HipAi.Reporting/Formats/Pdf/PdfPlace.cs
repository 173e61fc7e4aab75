namespace HipAi.Reporting.Formats.Pdf;

/// <summary>A rectangle of a page, in points from its upper left corner.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">How wide.</param>
/// <param name="Height">How high.</param>
internal readonly record struct PdfPlace(double X, double Y, double Width, double Height);
