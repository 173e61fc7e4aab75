using System.Net;
using HipAi.Dicom.Network;
using HipAi.Scp.Receiving;

namespace HipAi.Scp.Configuration;

/// <summary>Checks the sources that may associate, and how those are told about commitment.</summary>
internal static class SourcesValidator
{
    private const string Section = "Receiving:Sources";
    private const int LongestName = 64;
    private const int MostAssociations = 1000;

    /// <summary>Adds everything that is wrong.</summary>
    public static void Check(ReceivingOptions receiving, SettingErrors errors)
    {
        errors.InRange("Receiving:StorageCommitment:RetryDelay", receiving.StorageCommitment.RetryDelay, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        errors.InRange("Receiving:StorageCommitment:MaximumAttempts", receiving.StorageCommitment.MaximumAttempts, 1, 1000);
        if (receiving.Sources.Count == 0) return;

        // Two lists that both seem to decide who comes in would sooner or later let in somebody who was meant to stay out.
        if (receiving.AllowedSources != new ReceivingOptions().AllowedSources)
            errors.Add("Receiving:AllowedSources", receiving.AllowedSources, $"not looked at with {Section}: leave it out");
        if (receiving.Tls.AllowedSubjects.Length > 0)
            errors.Add("Receiving:Tls:AllowedSubjects", receiving.Tls.AllowedSubjects, $"not looked at with {Section}: name them as CertificateSubjects of a source");
        for (var i = 0; i < receiving.Sources.Count; i++) CheckOne(receiving, i, errors);
    }

    private static void CheckOne(ReceivingOptions receiving, int index, SettingErrors errors)
    {
        var (source, path) = (receiving.Sources[index], $"{Section}:{index}");
        CheckName(receiving, index, path, errors);
        Each($"{path}:CallingAeTitles", source.CallingAeTitles, title => OptionsValidator.IsAeTitle(title) ? null : OptionsValidator.AeTitleRule, errors);
        Each($"{path}:CalledAeTitles", source.CalledAeTitles, title => OptionsValidator.IsAeTitle(title) ? null : OptionsValidator.AeTitleRule, errors);
        if (source.Networks.Count == 0)
            errors.Add($"{path}:Networks", "", "at least one network is wanted; anywhere is 0.0.0.0/0 and ::/0");
        Each($"{path}:Networks", source.Networks, text => IPNetwork.TryParse(text, out _) ? null : SourceNetworks.Rule, errors);
        Each($"{path}:CertificateSubjects", source.CertificateSubjects, text => string.IsNullOrWhiteSpace(text) ? "a subject is wanted" : null, errors);
        if (source.CertificateSubjects.Count > 0 && !(receiving.Tls.Enabled && receiving.Tls.ClientCertificates != ClientCertificateMode.None))
            errors.Add(
                $"{path}:CertificateSubjects", string.Join("; ", source.CertificateSubjects), "nobody shows a certificate: that needs Tls:Enabled, and ClientCertificates other than None");
        CheckPeer(source, path, errors);
        errors.InRange($"{path}:MaximumAssociations", source.MaximumAssociations, 0, MostAssociations);
        if (source.QuietPeriod != TimeSpan.Zero) errors.InRange($"{path}:QuietPeriod", source.QuietPeriod, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        Each($"{path}:SopClasses", source.SopClasses, text => SpokenUids.SopClass(text) is null ? "not a storage SOP class that is spoken (UID or name)" : null, errors);
        Each(
            $"{path}:TransferSyntaxes",
            source.TransferSyntaxes,
            text => SpokenUids.TransferSyntax(text) is null ? "not a transfer syntax that is known (UID or name)" : null,
            errors);
    }

    private static void CheckPeer(ReceivingSourceOptions source, string path, SettingErrors errors)
    {
        if (source.CommitmentHost.Length > 0 && Uri.CheckHostName(source.CommitmentHost) == UriHostNameType.Unknown)
            errors.Add($"{path}:CommitmentHost", source.CommitmentHost, "not a host name or address");
        errors.InRange($"{path}:CommitmentPort", source.CommitmentPort, 1, 65535);
    }

    private static void CheckName(ReceivingOptions receiving, int index, string path, SettingErrors errors)
    {
        var name = receiving.Sources[index].Name;
        if (name.Length is 0 or > LongestName || string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl))
            errors.Add($"{path}:Name", name, $"a name has 1 to {LongestName} printable characters");
        else if (receiving.Sources.Take(index).Any(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
            errors.Add($"{path}:Name", name, "another source has that name");
    }

    private static void Each(string setting, IReadOnlyList<string> values, Func<string, string?> objection, SettingErrors errors)
    {
        foreach (var value in values)
            if (objection(value) is { } cause) errors.Add(setting, value, cause);
    }
}
