namespace HipAi.Inference.Models;

/// <summary>The names of what a network gives.</summary>
/// <param name="Logits">Float32 [N, classes].</param>
/// <param name="ActivationMap">Float32 [N, classes, h, w]: its mean over h and w plus the class's bias is the logit.</param>
public sealed record ModelOutputs(string Logits, string ActivationMap);
