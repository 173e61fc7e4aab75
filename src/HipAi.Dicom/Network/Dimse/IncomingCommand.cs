namespace HipAi.Dicom.Network.Dimse;

/// <summary>A command set and the presentation context it came in.</summary>
internal sealed record IncomingCommand(DicomPresentationContext Context, DimseCommand Command);
