namespace HipAi.Inference.Preparation;

/// <summary>
/// A place in an image in continuous pixel coordinates: (0, 0) is the outer corner of the top-left pixel,
/// whose centre is (0.5, 0.5); X grows to the right, Y downwards.
/// </summary>
/// <param name="X">Column coordinate in pixels.</param>
/// <param name="Y">Row coordinate in pixels.</param>
public readonly record struct ImagePoint(double X, double Y);
