namespace HipAi.Scp.Api;

/// <summary>One destination: <c>GET /api/destinations</c>. Names no patient.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="Kind">folder, dicom, hl7 or fhir; null where it is not in the settings any more, and reports still wait for it.</param>
/// <param name="Circuit">closed: it is sent to; open: nothing is sent for a while; half_open: the next report is a probe.</param>
/// <param name="Failures">Failures in a row that are the destination's.</param>
/// <param name="Backlog">Report versions that wait for it.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="OldestWaitingAt">When the oldest that waits was written.</param>
/// <param name="LastSuccessAt">When it took a report last.</param>
/// <param name="LastErrorAt">When something went wrong last.</param>
/// <param name="LastError">What, in the service's own words.</param>
/// <param name="NextAttemptAt">Nothing is sent before this; null: now.</param>
internal sealed record DestinationDocument(
    string Name,
    string? Kind,
    string Circuit,
    int Failures,
    int Backlog,
    int Dead,
    DateTimeOffset? OldestWaitingAt,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastErrorAt,
    string? LastError,
    DateTimeOffset? NextAttemptAt);
