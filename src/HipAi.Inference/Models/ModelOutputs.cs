namespace HipAi.Inference.Models;

/// <summary>The names of what a network gives.</summary>
/// <param name="Logits">Float32 [N, classes].</param>
/// <param name="ActivationMap">
/// Float32 [N, maps, h, w]. Hardware and triage: a map per class whose mean over h and w plus the class's bias is the logit. Failure causes:
/// probabilities 0 to 1 that a cell shows a sign of a cause, the five causes on the AP view, then on the lateral view.
/// </param>
/// <param name="Joint">Hardware only, optional: float32 [N, 2], the hip joint in shares of the input's width and height.</param>
/// <param name="Unfamiliarity">Optional: float32 [N, 1], how unlike the training images an input is; 1 is passed by one validation image of a hundred.</param>
public sealed record ModelOutputs(string Logits, string ActivationMap, string? Joint = null, string? Unfamiliarity = null)
{
    /// <summary>All of them, in the order they are asked for: logits, map, then the optional ones that are there.</summary>
    public IReadOnlyList<string> Names => [Logits, ActivationMap, .. new[] { Joint, Unfamiliarity }.OfType<string>()];
}
