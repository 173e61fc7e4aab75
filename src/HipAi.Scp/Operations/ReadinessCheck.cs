namespace HipAi.Scp.Operations;

/// <summary>One answer of readiness.</summary>
/// <param name="Name">What was asked.</param>
/// <param name="Ok">Whether it works.</param>
/// <param name="Detail">What was found, or why it does not work; no patient data.</param>
internal sealed record ReadinessCheck(string Name, bool Ok, string Detail);
