namespace HipAi.Scp.Configuration;

/// <summary>Where reports are delivered to.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Folder of the delivered reports; relative to the content root. <value>Empty, the default: reports below the storage root.</value></summary>
    public string Folder { get; set; } = "";

    /// <summary>What reports name as the station that wrote them. <value>Up to 16 printable ASCII characters; empty, the default: our AE title.</value></summary>
    public string StationName { get; set; } = "";

    /// <summary>The facility that reports name as the one they come from. <value>Up to 64 characters, default empty.</value></summary>
    public string Facility { get; set; } = "";

    /// <summary>Where each report goes. <value>Default empty: to <see cref="Folder"/> and nowhere else.</value></summary>
    public IReadOnlyList<DestinationOptions> Destinations { get; set; } = [];

    /// <summary>The destinations that there are: those of the list or, where it is empty, the folder.</summary>
    internal IReadOnlyList<DestinationOptions> Effective => Destinations.Count > 0 ? Destinations : [new DestinationOptions { Name = "folder" }];

    /// <summary>The names of those that write into <see cref="Folder"/>.</summary>
    internal IReadOnlyList<string> OwnFolders =>
        [.. Effective.Where(destination => destination is { Kind: DestinationKind.Folder, Folder.Length: 0 }).Select(destination => destination.Name)];
}
