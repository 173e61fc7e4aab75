using HipAi.Inference;
using HipAi.Studies;

namespace HipAi.Scp.Pipeline;

/// <summary>The two stages that other rooms own: the edge at which a test puts its own judge.</summary>
/// <param name="Judge">Prepare and infer: snapshot → prediction with its pictures.</param>
/// <param name="Compose">Snapshot, prediction, version and time → report.</param>
/// <param name="Models">The loaded models, name and version, for readiness.</param>
/// <param name="ExecutionProvider">Where the networks run.</param>
/// <param name="ExecutionProviderReason">Why they run there, in words for the log.</param>
/// <param name="ModelWarnings">What the operator should know of the models, in words for the log; null for nothing.</param>
internal sealed record StudyStages(
    Func<StudySnapshot, CancellationToken, Task<JudgedStudy>> Judge,
    Func<StudySnapshot, StudyPrediction, int, DateTimeOffset, PreliminaryReport> Compose,
    IReadOnlyList<string> Models,
    string ExecutionProvider,
    string ExecutionProviderReason = "not told",
    IReadOnlyList<string>? ModelWarnings = null);
