namespace HipAi.Scp.Administration.Models;

/// <summary>The models as the service loaded them.</summary>
/// <param name="Folder">Where they lie.</param>
/// <param name="Serving">Name and version of each that serves.</param>
/// <param name="ExecutionProvider">Where the networks run: <c>CPU</c> or <c>CUDA</c>.</param>
/// <param name="Reason">Why there, in words.</param>
/// <param name="Warnings">What the operator should know of them.</param>
internal sealed record LoadedModels(string Folder, IReadOnlyList<string> Serving, string ExecutionProvider, string Reason, IReadOnlyList<string> Warnings);
