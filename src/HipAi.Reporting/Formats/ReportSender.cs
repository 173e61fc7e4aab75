namespace HipAi.Reporting.Formats;

/// <summary>The installation that writes reports: what the forms name as device, software and sending application.</summary>
/// <param name="DeviceUid">UID of this installation, the same for as long as it lives.</param>
/// <param name="SoftwareVersion">Version of HipAI.</param>
/// <param name="StationName">Name of the station, at most 16 characters (VR SH).</param>
/// <param name="Facility">The facility it serves; empty when not configured.</param>
public sealed record ReportSender(string DeviceUid, string SoftwareVersion, string StationName, string Facility);
