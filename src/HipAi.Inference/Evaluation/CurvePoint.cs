namespace HipAi.Inference.Evaluation;

/// <summary>A point of a drawn curve.</summary>
/// <param name="X">Along: false positive rate, or coverage.</param>
/// <param name="Y">Up: true positive rate, or accuracy.</param>
public readonly record struct CurvePoint(double X, double Y);
