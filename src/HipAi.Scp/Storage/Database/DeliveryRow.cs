namespace HipAi.Scp.Storage.Database;

/// <summary>The receipt of one report version at one destination. Appended, never changed.</summary>
internal sealed class DeliveryRow
{
    public required string StudyInstanceUid { get; init; }

    public required int Version { get; init; }

    public required string Destination { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>DeliveryReceipt as JSON.</summary>
    public required string Json { get; init; }
}
