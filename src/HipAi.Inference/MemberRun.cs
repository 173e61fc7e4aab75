namespace HipAi.Inference;

/// <summary>One run of one network over one batch of images or hips.</summary>
/// <param name="Model">The member's name.</param>
/// <param name="Took">How long it took, with the input's normalisation.</param>
/// <param name="Count">How many inputs the batch held, 1 or more.</param>
public sealed record MemberRun(string Model, TimeSpan Took, int Count);
