namespace HipAi.Inference.Evaluation;

/// <summary>One measured figure with its 95 % interval.</summary>
/// <param name="Value">What was measured; null when it is not defined, as the recall of a class that is not there.</param>
/// <param name="Low">Lower end of the interval; null when there is none.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="N">On how many hips, images or maps: the denominator of a share, the positives of an AUC.</param>
public sealed record Figure(double? Value, double? Low, double? High, int N)
{
    /// <summary>A figure that nothing defines.</summary>
    public static Figure None { get; } = new(null, null, null, 0);
}
