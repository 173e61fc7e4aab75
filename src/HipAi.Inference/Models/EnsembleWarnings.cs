namespace HipAi.Inference.Models;

/// <summary>What the operator should know of the models that are there, task by task (requirements C4, C6 and C8).</summary>
internal static class EnsembleWarnings
{
    /// <summary>The warnings, in words for the log; empty when all is well.</summary>
    /// <param name="manifests">The loaded models.</param>
    public static IEnumerable<string> Of(IReadOnlyList<ModelManifest> manifests)
    {
        var hardware = manifests.Where(manifest => manifest.Task == ModelTasks.Hardware).ToList();
        var families = hardware.Select(manifest => manifest.Family).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (hardware.Count < 2 || families < 2)
            yield return $"The ensemble has {hardware.Count} member(s) of {families} architecture family(ies); at least two of two are meant to vote, so that disagreement shows.";
        if (!manifests.Any(manifest => manifest.Task == ModelTasks.Triage))
            yield return "There is no triage model: neither image quality nor the view is checked against the pixels.";
        var failure = manifests.Count(manifest => manifest.Task == ModelTasks.Failure);
        if (failure == 0) yield return "There is no failure model: the cause of failure of an arthroplasty is not looked for.";
        if (failure == 1) yield return "The failure ensemble has 1 member(s); at least two are meant to vote, so that disagreement shows.";
    }
}
