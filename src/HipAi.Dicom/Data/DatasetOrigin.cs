namespace HipAi.Dicom.Data;

/// <summary>Where a data set was read from, so that an unchanged one can be written byte for byte.</summary>
/// <param name="TransferSyntaxUid">The transfer syntax that the bytes were said to be in.</param>
/// <param name="Bytes">The bytes, everything after the last element included.</param>
internal sealed record DatasetOrigin(string TransferSyntaxUid, IByteRange Bytes);
