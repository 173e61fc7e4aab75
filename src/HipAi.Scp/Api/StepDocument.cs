namespace HipAi.Scp.Api;

/// <summary>One performed procedure step of a study.</summary>
/// <param name="SopInstanceUid">SOP Instance UID of the step.</param>
/// <param name="Status">in_progress, completed or discontinued.</param>
/// <param name="StationAeTitle">Performed Station AE Title (0040,0241).</param>
/// <param name="DiscontinuationReason">Code and meaning (PS3.16 CID 9300) where it was discontinued for one of these; null otherwise.</param>
/// <param name="Listed">Instances that it lists.</param>
/// <param name="Arrived">How many of these are stored here.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="ChangedAt">When it was told of last.</param>
internal sealed record StepDocument(
    string SopInstanceUid,
    string Status,
    string StationAeTitle,
    string? DiscontinuationReason,
    int Listed,
    int Arrived,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt);
