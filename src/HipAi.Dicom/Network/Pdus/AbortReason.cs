namespace HipAi.Dicom.Network.Pdus;

/// <summary>Reason/Diag. of an A-ABORT by the service provider (PS3.8 Table 9-26).</summary>
internal enum AbortReason : byte
{
    NotSpecified = 0,
    UnrecognizedPdu = 1,
    UnexpectedPdu = 2,
    UnrecognizedParameter = 4,
    UnexpectedParameter = 5,
    InvalidParameterValue = 6,
}
