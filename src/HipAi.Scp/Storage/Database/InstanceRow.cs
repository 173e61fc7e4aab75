namespace HipAi.Scp.Storage.Database;

/// <summary>One stored object. Written once, before its C-STORE is answered; never changed.</summary>
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

    public required string TransferSyntaxUid { get; init; }

    public required string Sha256 { get; init; }

    public required long DataSetLength { get; init; }

    public required string RelativePath { get; init; }

    public required string CallingAeTitle { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The attributes that view, side and relevance are read from: ImageDescription as JSON.</summary>
    public required string DescriptionJson { get; init; }
}
