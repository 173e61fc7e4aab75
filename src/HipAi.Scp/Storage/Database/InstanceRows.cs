using HipAi.Studies;

namespace HipAi.Scp.Storage.Database;

/// <summary>Between the row of an object and the record that every room shares.</summary>
internal static class InstanceRows
{
    public static StoredInstance ToInstance(InstanceRow row) => new(
        row.SopInstanceUid,
        row.SopClassUid,
        row.SeriesInstanceUid,
        row.StudyInstanceUid,
        row.TransferSyntaxUid,
        row.Sha256,
        row.DataSetLength,
        row.RelativePath,
        row.CallingAeTitle,
        row.ReceivedAt);

    /// <exception cref="InvalidDataException">The row holds a description that this version of the program does not write.</exception>
    public static IndexedInstance ToIndexed(InstanceRow row) => new(ToInstance(row), RecordJson.Read<ImageDescription>(row.DescriptionJson), row.Version, row.RemovedAt, row.ExcludedBecause);

    /// <summary>The same object was sent again after retention had removed it: it is here again, as the same version, and nothing is committed to.</summary>
    public static void ComeBack(InstanceRow row, StoredInstance instance)
    {
        row.RemovedAt = null;
        row.CommittedAt = null;
        row.TransferSyntaxUid = instance.TransferSyntaxUid;
        row.CallingAeTitle = instance.CallingAeTitle;
        row.ReceivedAt = instance.ReceivedAt;
    }

    public static InstanceRow ToRow(StoredInstance instance, ImageDescription description, int version) => new()
    {
        SopInstanceUid = instance.SopInstanceUid,
        SopClassUid = instance.SopClassUid,
        SeriesInstanceUid = instance.SeriesInstanceUid,
        StudyInstanceUid = instance.StudyInstanceUid,
        Version = version,
        TransferSyntaxUid = instance.TransferSyntaxUid,
        Sha256 = instance.Sha256,
        DataSetLength = instance.DataSetLength,
        RelativePath = instance.RelativePath,
        CallingAeTitle = instance.CallingAeTitle,
        ReceivedAt = instance.ReceivedAt,
        DescriptionJson = RecordJson.Write(description),
    };
}
