using HipAi.Reporting.Formats;

namespace HipAi.Scp.Delivery;

/// <summary>One report version with all that its forms are made from; made when it is sent, and let go after.</summary>
/// <param name="Record">The record.</param>
/// <param name="Picture">The PNG of an activation map by its id; null where retention removed it.</param>
/// <param name="Withdraws">The version whose objects a rejection note withdraws; null for no note.</param>
internal sealed record ReportPackage(ReportRecord Record, Func<string, byte[]?> Picture, ReportRecord? Withdraws = null);
