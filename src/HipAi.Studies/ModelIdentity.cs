namespace HipAi.Studies;

/// <summary>Which model spoke: enough to find it again, and to say what it was trained on.</summary>
/// <param name="Name">The member's name, for example <c>hardware-efficientnet</c>.</param>
/// <param name="Version">The member's version.</param>
/// <param name="Family">Architecture family, for example <c>EfficientNet</c>.</param>
/// <param name="Sha256">SHA-256 of the weights, lower-case hexadecimal.</param>
/// <param name="TrainedOn">What the weights were trained on, in words that may be printed in a report.</param>
public sealed record ModelIdentity(string Name, string Version, string Family, string Sha256, string TrainedOn);
