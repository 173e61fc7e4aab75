using HipAi.Dicom.Network;

namespace HipAi.Scp.Receiving.PerformedSteps;

/// <summary>What the sender of a performed procedure step is told.</summary>
/// <param name="Status">What goes on the wire.</param>
/// <param name="Cause">When that is, in the words of the conformance statement.</param>
internal sealed record StepAnswer(DicomStatus Status, string Cause);
