using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>What one hip of a simulated patient really holds.</summary>
/// <param name="Side">Which hip.</param>
/// <param name="Class">Its hardware class.</param>
/// <param name="Details">What was built: keys such as <c>variant</c>, <c>fixation</c>, <c>stemMaterial</c>.</param>
public sealed record HipTruth(HipSide Side, HardwareClass Class, IReadOnlyDictionary<string, string> Details);
