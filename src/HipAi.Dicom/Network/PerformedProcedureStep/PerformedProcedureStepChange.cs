using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network.PerformedProcedureStep;

/// <summary>What N-CREATE or N-SET does to a step.</summary>
/// <param name="Response">The answer to give.</param>
/// <param name="Attributes">The attributes of the step from now on; null when the request is refused and nothing changes.</param>
public sealed record PerformedProcedureStepChange(DicomNResponse Response, DicomDataset? Attributes);
