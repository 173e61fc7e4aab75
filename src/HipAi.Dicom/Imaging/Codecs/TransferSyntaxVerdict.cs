using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>Whether a transfer syntax can be decoded on this machine.</summary>
/// <param name="Syntax">The transfer syntax.</param>
/// <param name="Passed">Whether every sample of it was decoded to the pixels that it was made of.</param>
/// <param name="Reason">What was found, or why it failed; one line without patient data.</param>
public sealed record TransferSyntaxVerdict(DicomTransferSyntax Syntax, bool Passed, string Reason);
