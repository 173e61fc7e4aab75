namespace HipAi.Scp.Administration.Destinations;

/// <summary>What came of asking a destination whether it is there.</summary>
/// <param name="Ok">Whether it answered as it should.</param>
/// <param name="Words">What was done and what came back, for the person who asked.</param>
internal sealed record ProbeResult(bool Ok, string Words);
