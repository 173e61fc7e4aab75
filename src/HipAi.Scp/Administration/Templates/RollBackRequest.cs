namespace HipAi.Scp.Administration.Templates;

/// <summary>Which version shall serve again.</summary>
/// <param name="Version">Its number.</param>
/// <param name="By">In whose name a machine asks.</param>
internal sealed record RollBackRequest(int Version, string? By);
