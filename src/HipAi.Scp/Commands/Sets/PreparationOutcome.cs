namespace HipAi.Scp.Commands;

/// <summary>What became of a labelled set.</summary>
/// <param name="Notes">Images or hips that were left out, each with the reason.</param>
internal sealed record PreparationOutcome(IReadOnlyList<string> Notes);
