namespace HipAi.Inference.Evaluation;

/// <summary>How intervals are made.</summary>
/// <param name="Replicates">Replicates of the bootstrap, 1 or more.</param>
/// <param name="Seed">Its seed: the same one gives the same intervals.</param>
public sealed record EvaluationSettings(int Replicates, int Seed)
{
    /// <summary>Difference of accuracy up to which a model counts as not worse than a reader, 0 to 1; declared beforehand.</summary>
    public const double NonInferiorityMargin = 0.02;

    internal PatientBootstrap Bootstrap(IEnumerable<string> patientOfItems) => new(patientOfItems, Replicates, Seed);
}
