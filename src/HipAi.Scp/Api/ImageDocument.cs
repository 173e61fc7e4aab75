namespace HipAi.Scp.Api;

/// <summary>One stored object of a study. View and side are null until the study is closed.</summary>
/// <param name="SopInstanceUid">SOP Instance UID (0008,0018).</param>
/// <param name="SopClassUid">SOP Class UID (0008,0016).</param>
/// <param name="SeriesInstanceUid">Series Instance UID (0020,000E).</param>
/// <param name="TransferSyntaxUid">Transfer Syntax UID (0002,0010) of the stored bytes.</param>
/// <param name="View">ap_pelvis, ap_hip, frog_leg_lateral, cross_table_lateral or unknown.</param>
/// <param name="ViewSource">The attribute or rule the view was read from.</param>
/// <param name="ViewConfidence">none, low, medium or high.</param>
/// <param name="Side">right, left, bilateral or unknown.</param>
/// <param name="SideSource">The attribute or rule the side was read from.</param>
/// <param name="SideConfidence">none, low, medium or high.</param>
/// <param name="ExcludedBecause">Why the image never reaches a model; null when it does.</param>
/// <param name="Conflicts">Attributes that contradict the conclusions.</param>
/// <param name="Rows">Rows (0028,0010).</param>
/// <param name="Columns">Columns (0028,0011).</param>
/// <param name="Sha256">SHA-256 of the data set as received.</param>
/// <param name="CallingAeTitle">AE title of the sender.</param>
/// <param name="ReceivedAt">When the last byte arrived.</param>
/// <param name="RenderedUrl">Where the image is found as a PNG.</param>
/// <param name="RemovedAt">When retention removed it; null while it is here.</param>
internal sealed record ImageDocument(
    string SopInstanceUid,
    string SopClassUid,
    string SeriesInstanceUid,
    string TransferSyntaxUid,
    string? View,
    string? ViewSource,
    string? ViewConfidence,
    string? Side,
    string? SideSource,
    string? SideConfidence,
    string? ExcludedBecause,
    IReadOnlyList<string> Conflicts,
    int? Rows,
    int? Columns,
    string Sha256,
    string CallingAeTitle,
    DateTimeOffset ReceivedAt,
    string RenderedUrl,
    DateTimeOffset? RemovedAt);
