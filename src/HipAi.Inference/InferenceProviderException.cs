namespace HipAi.Inference;

/// <summary>The wanted execution provider cannot be had on this machine.</summary>
/// <param name="message">Which provider, and what is missing.</param>
/// <param name="inner">What was caught, if anything.</param>
public sealed class InferenceProviderException(string message, Exception? inner = null) : Exception(message, inner);
