using HipAi.Dicom.Network;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Receiving;

/// <summary>The one table from what became of an object to what its sender is told (PS3.4 B.2.3).</summary>
internal static class StoreStatuses
{
    public static DicomStatus For(StoreResult result) => result switch
    {
        StoreResult.Stored or StoreResult.Duplicate or StoreResult.ChangedDuplicate => DicomStatus.Success,
        StoreResult.DoesNotMatch => DicomStatus.DataSetDoesNotMatchSopClass,
        StoreResult.NotUnderstood => DicomStatus.CannotUnderstand,
        StoreResult.NoResources => DicomStatus.OutOfResources,
        _ => DicomStatus.ProcessingFailure,
    };
}
