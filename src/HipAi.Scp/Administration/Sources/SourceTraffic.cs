namespace HipAi.Scp.Administration.Sources;

/// <summary>What a sender sent.</summary>
/// <param name="AeTitle">What it calls itself.</param>
/// <param name="LastAt">When an object of it was stored last.</param>
/// <param name="Today">How many objects since midnight in the zone of the service.</param>
internal sealed record SourceTraffic(string AeTitle, DateTimeOffset LastAt, int Today);
