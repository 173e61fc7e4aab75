using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>The models that were evaluated.</summary>
/// <param name="Members">All that voted.</param>
/// <param name="Simulated">Names of those whose manifest says that they were trained on simulated images.</param>
/// <param name="ExecutionProvider">Where they ran: <c>CPU</c> or <c>CUDA</c>.</param>
public sealed record EvaluatedModels(IReadOnlyList<ModelIdentity> Members, IReadOnlyList<string> Simulated, string ExecutionProvider);
