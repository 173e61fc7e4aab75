using HipAi.Dicom.Network;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Receiving;

/// <summary>The one table from what became of an object to what its sender is told (PS3.4 B.2.3). The conformance statement is made from it.</summary>
internal static class StoreStatuses
{
    /// <summary>One row for each result.</summary>
    public static IReadOnlyList<StoreAnswer> All { get; } =
    [
        new(StoreResult.Stored, DicomStatus.Success, "The object is on stable storage, exactly as received, and indexed"),
        new(StoreResult.Duplicate, DicomStatus.Success, "The same instance with the same bytes was here already; it is kept once"),
        new(StoreResult.ChangedDuplicate, DicomStatus.Success, "The same instance was here with other bytes; both are kept, the study is judged again"),
        new(StoreResult.DoesNotMatch, DicomStatus.DataSetDoesNotMatchSopClass,
            "SOP Class UID or SOP Instance UID of the data set differ from those of the command; the object is quarantined"),
        new(StoreResult.NotUnderstood, DicomStatus.CannotUnderstand,
            "The data set cannot be read, or lacks Study Instance UID, SOP Instance UID or SOP Class UID; the object is quarantined"),
        new(StoreResult.NoResources, DicomStatus.OutOfResources,
            "Free disk space is below the watermark, the object is larger than allowed, or disk or database failed; it may be sent again"),
    ];

    /// <summary>The status of a result.</summary>
    public static DicomStatus For(StoreResult result) => All.First(row => row.Result == result).Status;
}
