namespace HipAi.Scp.Api;

/// <summary>The pictures of one hip.</summary>
/// <param name="Side">Code of the side.</param>
/// <param name="Heatmaps">Class-activation maps.</param>
/// <param name="FailureMaps">Probability maps of causes of failure; empty when none was assessed.</param>
internal sealed record HipMapsDocument(string Side, IReadOnlyList<HeatmapDocument> Heatmaps, IReadOnlyList<FailureMapDocument> FailureMaps);
