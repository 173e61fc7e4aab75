namespace HipAi.Scp.Storage.Database;

/// <summary>
/// One stored object. Written once, before its C-STORE is answered. Changed only by retention, and by the same object when it comes again
/// after that.
/// </summary>
internal sealed class InstanceRow
{
    /// <summary>Order of arrival.</summary>
    public long Id { get; init; }

    public required string StudyInstanceUid { get; init; }

    public required string SeriesInstanceUid { get; init; }

    public required string SopInstanceUid { get; init; }

    /// <summary>1, or one more for each time the same UID came with other bytes (requirement A10).</summary>
    public required int Version { get; init; }

    public required string SopClassUid { get; init; }

    public required string TransferSyntaxUid { get; set; }

    public required string Sha256 { get; init; }

    public required long DataSetLength { get; init; }

    public required string RelativePath { get; init; }

    public required string CallingAeTitle { get; set; }

    public required DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The attributes that view, side and relevance are read from: ImageDescription as JSON.</summary>
    public required string DescriptionJson { get; init; }

    /// <summary>When storage commitment was given for it; null when it never was (requirement A11).</summary>
    public DateTimeOffset? CommittedAt { get; set; }

    /// <summary>Why a person keeps it out of judging, as when it shows another patient (requirement A10); null when nobody does.</summary>
    public string? ExcludedBecause { get; set; }

    /// <summary>Whether a person wants it judged although its procedure step was discontinued (requirement B3).</summary>
    public bool IsWanted { get; set; }

    /// <summary>When retention removed it; null while it is here. Its file goes after this is committed (requirement H7).</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
