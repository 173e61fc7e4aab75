namespace HipAi.Scp.Administration;

/// <summary>A setting as the desk shows it.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Value">What it says, in words; never a secret.</param>
internal sealed record SettingRow(string Name, string Value);
