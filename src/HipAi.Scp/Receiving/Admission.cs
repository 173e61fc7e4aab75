using HipAi.Dicom.Network;

namespace HipAi.Scp.Receiving;

/// <summary>What was decided about an association, and as whose it counts.</summary>
/// <param name="Decision">What is answered.</param>
/// <param name="Source">The source that it matched; null when it was refused, and where no sources are configured.</param>
internal sealed record Admission(AssociationDecision Decision, AdmittedSource? Source)
{
    /// <summary>A refusal.</summary>
    public static Admission Refuse(AdmissionRefusal refusal, string explanation) =>
        new(AssociationDecision.Reject(refusal.Rejection, explanation), null);
}
