namespace HipAi.Scp.Api;

/// <summary>What retention has removed of a study, and when last (requirement H7); null for what is whole.</summary>
/// <param name="ImagesAt">When images were removed; <c>images[].removedAt</c> says which.</param>
/// <param name="PicturesAt">When the maps of earlier snapshots or of this one were removed.</param>
/// <param name="ReportFilesAt">When delivered files were removed from the data folder; the texts are kept here.</param>
internal sealed record RemovedDocument(DateTimeOffset? ImagesAt, DateTimeOffset? PicturesAt, DateTimeOffset? ReportFilesAt);
