namespace HipAi.Scp.Api;

/// <summary>A window of an image.</summary>
/// <param name="Center">Its centre.</param>
/// <param name="Width">Its width, above 0.</param>
/// <param name="Function">linear, linear_exact or sigmoid (VOI LUT Function, PS3.3 C.11.2.1.3).</param>
/// <param name="Explanation">What the file calls it; empty when it has no name.</param>
internal sealed record ViewerWindow(double Center, double Width, string Function, string Explanation);
