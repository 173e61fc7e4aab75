namespace HipAi.Inference.Evaluation;

/// <summary>What infections were called.</summary>
/// <param name="Called">Share whose most likely cause was infection.</param>
/// <param name="CalledCertain">Share that was called infection with certainty.</param>
/// <param name="OtherCertain">Share that was called something else, or sound, with certainty.</param>
public sealed record InfectionCalls(Figure Called, Figure CalledCertain, Figure OtherCertain);
