namespace HipAi.Dicom.Network.Pdus;

/// <summary>Result/Reason of a presentation context (PS3.8 Table 9-18).</summary>
internal enum PresentationContextResult : byte
{
    Acceptance = 0,
    UserRejection = 1,
    NoReason = 2,
    AbstractSyntaxNotSupported = 3,
    TransferSyntaxesNotSupported = 4,
}
