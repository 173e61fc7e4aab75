namespace HipAi.Inference.Evaluation;

/// <summary>How fast a set was judged, reading and decoding included; the models' loading is not.</summary>
/// <param name="Seconds">From the first study to the last.</param>
/// <param name="Jobs">Studies at the same time.</param>
/// <param name="ImagesPerSecond">Readable images per second.</param>
/// <param name="HipsPerSecond">Findings per second.</param>
public sealed record EvaluationSpeed(double Seconds, int Jobs, double? ImagesPerSecond, double? HipsPerSecond)
{
    internal static EvaluationSpeed Of(EvaluationReport report)
    {
        var seconds = report.Set.Took.TotalSeconds;
        return new EvaluationSpeed(
            seconds,
            report.Set.Jobs,
            seconds > 0 ? report.Studies.Sum(study => study.Images.Count) / seconds : null,
            seconds > 0 ? report.Studies.Sum(study => study.Prediction.Hips.Count) / seconds : null);
    }
}
