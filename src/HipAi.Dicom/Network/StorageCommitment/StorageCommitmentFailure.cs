namespace HipAi.Dicom.Network.StorageCommitment;

/// <summary>An instance that was not committed.</summary>
/// <param name="Instance">Which.</param>
/// <param name="Reason">Why not; 16 bits.</param>
public sealed record StorageCommitmentFailure(DicomSopReference Instance, StorageCommitmentFailureReason Reason);
