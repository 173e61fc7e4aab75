using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>What retention has removed of a study (requirement H7).</summary>
/// <param name="Images">When each removed image went, by its path below the storage root.</param>
/// <param name="PicturesAt">When pictures made from it were removed last; null when none were.</param>
/// <param name="PicturesThrough">The newest snapshot revision whose pictures were removed; 0 when none were.</param>
/// <param name="ReportFilesAt">When report files were removed last from the data folder; null when none were.</param>
public sealed record StudyRemovals(
    IReadOnlyDictionary<string, DateTimeOffset> Images, DateTimeOffset? PicturesAt, int PicturesThrough, DateTimeOffset? ReportFilesAt)
{
    /// <summary>Nothing was removed.</summary>
    public static StudyRemovals None { get; } = new(new Dictionary<string, DateTimeOffset>(), null, 0, null);

    /// <summary>When images were removed last; null when all are here.</summary>
    public DateTimeOffset? ImagesAt => Images.Count == 0 ? null : Images.Values.Max();

    /// <summary>When an image was removed; null while it is here.</summary>
    public DateTimeOffset? Of(StoredInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return Images.TryGetValue(instance.RelativePath, out var at) ? at : null;
    }

    /// <summary>When the pictures of a snapshot were removed; null while they are here.</summary>
    public DateTimeOffset? PicturesOf(int revision) => revision <= PicturesThrough ? PicturesAt : null;
}
