using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>One hip of one image as readers called it.</summary>
/// <param name="SopInstanceUid">The image.</param>
/// <param name="Calls">Reader by reader; null where a reader did not read it. Empty when the set has no readers.</param>
public sealed record Reading(string SopInstanceUid, IReadOnlyList<HardwareClass?> Calls);
