using System.Net;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Receiving;

/// <summary>
/// Who may associate (requirement A2): the networks of the settings, by default loopback and nobody else, and on TLS the
/// certificates that are named. Pure.
/// </summary>
internal sealed class AdmissionPolicy(ReceivingOptions options, OfferedSyntaxes offered)
{
    private readonly IReadOnlyList<IPNetwork> _sources = SourceNetworks.Parse(options.AllowedSources);

    private readonly string[] _subjects = options.Tls.AllowedSubjects.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Decides on a request.</summary>
    public AssociationDecision Decide(DicomAssociation association)
    {
        if (association.RemoteEndPoint is not { Address: var address } || !IsAllowed(address))
        {
            return AssociationDecision.Reject(
                AdmissionRefusal.Source.Rejection,
                $"address {association.RemoteEndPoint?.Address} is not in HipAi:Receiving:AllowedSources");
        }

        if (_subjects.Length > 0 && association.Tls is { } tls && !_subjects.Contains(tls.PeerSubject, StringComparer.Ordinal))
        {
            return AssociationDecision.Reject(
                AdmissionRefusal.CertificateSubject.Rejection,
                $"certificate subject '{tls.PeerSubject}' is not in HipAi:Receiving:Tls:AllowedSubjects");
        }

        if (options.RequireCalledAeTitle && association.CalledAeTitle != options.AeTitle)
        {
            return AssociationDecision.Reject(
                AdmissionRefusal.CalledTitle.Rejection,
                $"called AE title '{association.CalledAeTitle}' is not '{options.AeTitle}'");
        }

        return AssociationDecision.Accept(offered.Policy);
    }

    private bool IsAllowed(IPAddress address)
    {
        // A dual-mode socket sees an IPv4 peer as ::ffff:a.b.c.d.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _sources.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }
}
