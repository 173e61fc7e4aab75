using System.Net;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Receiving;

/// <summary>
/// Who may associate (requirement A2): the sources of the settings and nobody else; where none are configured the allowed
/// networks, by default loopback, and on TLS the certificates that are named. Pure.
/// </summary>
internal sealed class AdmissionPolicy(ReceivingOptions options, OfferedSyntaxes offered)
{
    private readonly AdmittedSource[] _sources = [.. options.Sources.Select(source => new AdmittedSource(source))];

    private readonly IReadOnlyList<IPNetwork> _networks = SourceNetworks.Parse(options.AllowedSources);

    private readonly string[] _subjects = options.Tls.AllowedSubjects.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is spoken; known once the transfer syntaxes have been checked.</summary>
    private readonly Lazy<PresentationPolicy> _spoken = new(() => Spoken(options, offered.Policy));

    /// <summary>Decides on a request.</summary>
    public Admission Decide(DicomAssociation association)
    {
        var admission = _sources.Length > 0 ? BySource(association) : ByNetwork(association);
        return admission.Decision.Rejection is null && options.RequireCalledAeTitle && association.CalledAeTitle != options.AeTitle
            ? Admission.Refuse(AdmissionRefusal.CalledTitle, $"called AE title '{association.CalledAeTitle}' is not '{options.AeTitle}'")
            : admission;
    }

    private static PresentationPolicy Spoken(ReceivingOptions options, PresentationPolicy policy)
    {
        if (options.StorageCommitment.Enabled) policy = StorageClasses.WithCommitment(policy);
        return options.PerformedProcedureSteps.Enabled ? StorageClasses.WithPerformedSteps(policy) : policy;
    }

    private Admission BySource(DicomAssociation association)
    {
        var fits = Array.ConvertAll(_sources, source => (Source: source, Fit: source.Fit(association)));
        if (Array.Find(fits, entry => entry.Fit.Misses.Count == 0).Source is { } match)
            return new Admission(AssociationDecision.Accept(match.PolicyWithin(_spoken.Value)), match);

        var (nearest, fit) = fits.MaxBy(entry => entry.Fit.Score);
        return Admission.Refuse(
            fit.Misses[0].Refusal,
            $"no source of HipAi:Receiving:Sources matches; nearest is '{nearest.Name}': {string.Join(", ", fit.Misses.Select(miss => miss.Cause))}");
    }

    private Admission ByNetwork(DicomAssociation association)
    {
        if (!SourceNetworks.Contain(_networks, association.RemoteEndPoint?.Address))
        {
            return Admission.Refuse(
                AdmissionRefusal.Source, $"address {association.RemoteEndPoint?.Address} is not in HipAi:Receiving:AllowedSources");
        }

        return _subjects.Length > 0 && association.Tls is { } tls && !_subjects.Contains(tls.PeerSubject, StringComparer.Ordinal)
            ? Admission.Refuse(
                AdmissionRefusal.CertificateSubject, $"certificate subject '{tls.PeerSubject}' is not in HipAi:Receiving:Tls:AllowedSubjects")
            : new Admission(AssociationDecision.Accept(_spoken.Value), null);
    }
}
