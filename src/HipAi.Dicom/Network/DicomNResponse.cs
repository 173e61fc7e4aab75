using HipAi.Dicom.Data;
using HipAi.Dicom.Network.Dimse;

namespace HipAi.Dicom.Network;

/// <summary>The answer to an N-EVENT-REPORT, N-GET, N-SET, N-ACTION, N-CREATE or N-DELETE request (PS3.7 10.1), given or received.</summary>
/// <param name="Status">What became of it.</param>
public sealed record DicomNResponse(DicomStatus Status)
{
    /// <summary>0000 and nothing else.</summary>
    public static DicomNResponse Success { get; } = new(DicomStatus.Success);

    /// <summary>0211: the answer of a provider that does not offer the service.</summary>
    public static DicomNResponse NotOffered { get; } = new(DimseRefusals.ServiceNotOffered.Status);

    /// <summary>Event reply, attribute list or action reply; null for none. Sent in the transfer syntax of the context.</summary>
    public DicomDataset? Dataset { get; init; }

    /// <summary>The instance UID that this side gave to what N-CREATE made; null repeats that of the request.</summary>
    public string? AffectedSopInstanceUid { get; init; }

    /// <summary>Offending Element (0000,0901): where the error is. Empty for none.</summary>
    public IReadOnlyList<DicomTag> OffendingElements { get; init; } = [];

    /// <summary>Error ID (0000,0903): a number of the service class that says more than the status (PS3.7 C.4, C.5); null for none.</summary>
    public ushort? ErrorId { get; init; }

    /// <summary>
    /// What an acceptor reports right after its answer (to N-ACTION, in Storage Commitment) on the same association, while it is
    /// still open; null for nothing. What becomes of it is told to <see cref="IDicomServiceProvider.OnEventReportEnded"/>.
    /// </summary>
    public DicomEventReport? EventReport { get; init; }
}
