namespace HipAi.Scp.Storage.Database;

/// <summary>An offered draft that a person does not want in place of the text that stands (requirement B4). Appended, never changed.</summary>
internal sealed class OfferDismissalRow
{
    public required string StudyInstanceUid { get; init; }

    /// <summary>The offered version.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }
}
