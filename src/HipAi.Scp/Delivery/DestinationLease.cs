namespace HipAi.Scp.Delivery;

/// <summary>A destination that this node sends to. What it records is kept only while <paramref name="Fence"/> is the destination's (requirement H6).</summary>
/// <param name="Destination">Its name.</param>
/// <param name="Fence">The number of the claim.</param>
/// <param name="IsProbe">Whether the circuit is open, and one report only is to be sent.</param>
internal sealed record DestinationLease(string Destination, long Fence, bool IsProbe);
