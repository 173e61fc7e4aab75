namespace HipAi.Inference.Evaluation;

/// <summary>Something about one file of a set.</summary>
/// <param name="File">The file, below the set's folder.</param>
/// <param name="Text">What and why.</param>
public sealed record FileNote(string File, string Text);
