namespace HipAi.Studies;

/// <summary>One SOP instance that is safely on disk: written before its C-STORE was answered with 0000.</summary>
/// <param name="SopInstanceUid">SOP Instance UID (0008,0018).</param>
/// <param name="SopClassUid">SOP Class UID (0008,0016).</param>
/// <param name="SeriesInstanceUid">Series Instance UID (0020,000E); empty when the object has none.</param>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="TransferSyntaxUid">Transfer Syntax UID (0002,0010) the bytes are in.</param>
/// <param name="Sha256">SHA-256 of the data set bytes as received, lower-case hexadecimal.</param>
/// <param name="DataSetLength">Length of the data set as received, in bytes.</param>
/// <param name="RelativePath">Where the Part 10 file lies below the storage root, with forward slashes.</param>
/// <param name="CallingAeTitle">AE title of the sender.</param>
/// <param name="ReceivedAt">When the last byte arrived.</param>
public sealed record StoredInstance(
    string SopInstanceUid,
    string SopClassUid,
    string SeriesInstanceUid,
    string StudyInstanceUid,
    string TransferSyntaxUid,
    string Sha256,
    long DataSetLength,
    string RelativePath,
    string CallingAeTitle,
    DateTimeOffset ReceivedAt);
