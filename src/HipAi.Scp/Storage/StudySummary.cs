using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>One line of the list of studies.</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="State">Where the study stands.</param>
/// <param name="Reason">Why it is quarantined, held or discontinued, what must be known of what was delivered, or what failed last; null when nothing did. May quote header values: not for logs.</param>
/// <param name="ImageCount">Stored objects, replaced ones included.</param>
/// <param name="FirstReceivedAt">Arrival of the first image.</param>
/// <param name="LastReceivedAt">Arrival of the last image.</param>
/// <param name="ClosedBecause">The rule of the last closing; null before the first one.</param>
/// <param name="Facts">Patient and order as the first image tells them; null when nothing is known.</param>
public sealed record StudySummary(
    string StudyInstanceUid,
    StudyState State,
    string? Reason,
    int ImageCount,
    DateTimeOffset FirstReceivedAt,
    DateTimeOffset LastReceivedAt,
    ClosedBecause? ClosedBecause,
    StudyFacts? Facts);
