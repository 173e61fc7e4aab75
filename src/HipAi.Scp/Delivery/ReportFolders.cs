using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Delivery;

/// <summary>The folders that reports are delivered to.</summary>
internal sealed class ReportFolders(DeliveryOptions options, string usual, string contentRoot, IDisk disk)
{
    /// <summary>Where a destination of kind folder lies.</summary>
    public string Of(DestinationOptions destination) => destination.Folder.Length == 0 ? usual : Path.GetFullPath(destination.Folder, contentRoot);

    /// <summary>Writes into a folder by way of a file beside what is there.</summary>
    public DurableFiles Files(string folder) => new(disk, folder);

    /// <summary>Removes what a delivery left that was killed while it wrote; it is written again.</summary>
    /// <returns>How many files were removed.</returns>
    public int RemoveLeftovers() => options.Effective.Where(destination => destination.Kind == DestinationKind.Folder)
        .Select(Of).Distinct().Sum(folder => Files(folder).RemoveLeftovers());
}
