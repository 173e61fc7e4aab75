namespace HipAi.Scp.Storage.Database;

/// <summary>What a signature made of the preliminary findings: what measures are made from (requirement G1). Written with the signature.</summary>
internal sealed class ReviewRow
{
    public required string StudyInstanceUid { get; init; }

    /// <summary>The version that the signature made.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    public required string SignedBy { get; init; }

    /// <summary>The <c>SignedReview</c> as JSON.</summary>
    public required string Json { get; init; }
}
