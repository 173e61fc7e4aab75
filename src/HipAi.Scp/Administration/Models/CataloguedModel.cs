using HipAi.Inference.Models;

namespace HipAi.Scp.Administration.Models;

/// <summary>A model in the models folder.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="ManifestText">The same as it lies there.</param>
/// <param name="IsServing">Whether this version is the one that was loaded.</param>
/// <param name="Card">Its model card as HTML without markup of its own; null where none lies beside it.</param>
/// <param name="Evaluation">The report of its evaluation, likewise; null where none lies beside it.</param>
internal sealed record CataloguedModel(ModelManifest Manifest, string ManifestText, bool IsServing, string? Card, string? Evaluation);
