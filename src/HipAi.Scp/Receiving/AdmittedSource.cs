using System.Net;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Receiving;

/// <summary>A source of the settings, ready to be compared with associations. Pure.</summary>
/// <exception cref="FormatException">A setting of it cannot be used, which the validator has told before.</exception>
internal sealed class AdmittedSource(ReceivingSourceOptions options)
{
    private const int Named = 2;
    private const int Anything = 1;

    private readonly IReadOnlyList<IPNetwork> _networks = [.. options.Networks.Select(SourceNetworks.One)];

    private readonly HashSet<string> _classes =
        [.. options.SopClasses.Select(text => SpokenUids.SopClass(text)?.UID ?? throw new FormatException($"'{text}' is no SOP class."))];

    private readonly HashSet<string> _syntaxes =
        [.. options.TransferSyntaxes.Select(text => SpokenUids.TransferSyntax(text)?.UID ?? throw new FormatException($"'{text}' is no transfer syntax."))];

    /// <summary>What it is called.</summary>
    public string Name => options.Name;

    /// <summary>Its associations at the same time; 0 = no limit of its own.</summary>
    public int MaximumAssociations => options.MaximumAssociations;

    /// <summary>Quiet period after an image of it; zero for that of the assembly.</summary>
    public TimeSpan QuietPeriod => options.QuietPeriod;

    /// <summary>Compares.</summary>
    public SourceFit Fit(DicomAssociation association)
    {
        var (score, misses) = (0, new List<SourceMiss>());
        Part(options.CallingAeTitles.Count > 0, options.CallingAeTitles.Contains(association.CallingAeTitle, StringComparer.Ordinal), () => new SourceMiss(
            AdmissionRefusal.CallingTitle, $"calling AE title '{association.CallingAeTitle}' is none of its titles"));
        Part(options.CalledAeTitles.Count > 0, options.CalledAeTitles.Contains(association.CalledAeTitle, StringComparer.Ordinal), () => new SourceMiss(
            AdmissionRefusal.SourceCalledTitle, $"called AE title '{association.CalledAeTitle}' is none of those it may call"));
        Part(true, SourceNetworks.Contain(_networks, association.RemoteEndPoint?.Address), () => new SourceMiss(
            AdmissionRefusal.SourceAddress, $"address {association.RemoteEndPoint?.Address} is in none of its networks"));
        Part(options.CertificateSubjects.Count > 0, IsSubject(association.Tls), () => new SourceMiss(
            AdmissionRefusal.SourceCertificate,
            association.Tls is { } tls ? $"certificate subject '{tls.PeerSubject}' is none of its subjects" : "it names certificates and came without TLS"));
        return new SourceFit(score, misses);

        void Part(bool named, bool matches, Func<SourceMiss> miss)
        {
            if (!named) score += Anything;
            else if (matches) score += Named;
            else misses.Add(miss());
        }
    }

    /// <summary>What is spoken with it, out of what is spoken at all; only storage is ever left out.</summary>
    public PresentationPolicy PolicyWithin(PresentationPolicy all)
    {
        if (_classes.Count == 0 && _syntaxes.Count == 0) return all;
        return new PresentationPolicy(all.AbstractSyntaxes.Select(uid => Restricted(all.RuleFor(uid)!)).OfType<PresentationRule>());
    }

    /// <summary>A rule without what this source may not send; null where nothing is left.</summary>
    private PresentationRule? Restricted(PresentationRule rule)
    {
        if (StorageClasses.Classes.All(uid => uid.UID != rule.AbstractSyntax)) return rule;
        if (_classes.Count > 0 && !_classes.Contains(rule.AbstractSyntax)) return null;
        string[] left = [.. rule.TransferSyntaxes.Where(uid => _syntaxes.Count == 0 || _syntaxes.Contains(uid))];
        return left.Length == 0 ? null : rule with { TransferSyntaxes = left };
    }

    private bool IsSubject(DicomTlsSession? tls) => tls?.PeerSubject is { } subject && options.CertificateSubjects.Contains(subject, StringComparer.Ordinal);
}
