namespace HipAi.Scp.Storage.Database;

/// <summary>The one row that says who this installation is, for as long as its database lives.</summary>
internal sealed class InstallationRow
{
    public required int Id { get; init; }

    /// <summary>The UID that reports name as their device.</summary>
    public required string DeviceUid { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}
