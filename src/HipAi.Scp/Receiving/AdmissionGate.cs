using HipAi.Dicom.Network;

namespace HipAi.Scp.Receiving;

/// <summary>
/// Counts the open associations of each source (requirement A6). Whoever is let in is counted until the association has closed, or
/// was refused after all for a reason that the gate does not know. May be used from many threads.
/// </summary>
internal sealed class AdmissionGate(AdmissionPolicy policy)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Admission> _inside = [];

    /// <summary>Decides on a request and counts it in.</summary>
    public AssociationDecision Enter(DicomAssociation association)
    {
        var admission = policy.Decide(association);
        if (admission.Decision.Rejection is not null) return admission.Decision;
        lock (_lock)
        {
            if (admission.Source is { MaximumAssociations: > 0 and var most } source && _inside.Values.Count(other => other.Source == source) >= most)
            {
                return AssociationDecision.Reject(
                    AdmissionRefusal.SourceLimit.Rejection, $"source '{source.Name}' has {most} associations already");
            }

            _inside[association.Id] = admission;
            return admission.Decision;
        }
    }

    /// <summary>What was decided about an association that is inside; null when it is not.</summary>
    public Admission? Find(long association)
    {
        lock (_lock) return _inside.GetValueOrDefault(association);
    }

    /// <summary>Counts an association out; one that is not inside changes nothing.</summary>
    public void Leave(long association)
    {
        lock (_lock) _inside.Remove(association);
    }
}
