using HipAi.Dicom.Network;
using HipAi.Scp.Receiving;

namespace HipAi.Scp.Configuration;

/// <summary>Checks the settings of the TLS port, and then tries them: the port is bound, the certificate is loaded.</summary>
internal static class TlsValidator
{
    private const string Section = "Receiving:Tls";

    /// <summary>Adds everything that is wrong.</summary>
    public static void Check(ReceivingOptions receiving, string contentRoot, SettingErrors errors)
    {
        var tls = receiving.Tls;
        if (!tls.Enabled)
        {
            if (!receiving.PlainPort) errors.Add("Receiving:PlainPort", "False", $"there is no other port: {Section}:Enabled is false");
            return;
        }

        OptionsValidator.CheckEndPoint(Section, tls.Address, tls.Port, errors);
        if (receiving.PlainPort && tls.Port == receiving.Port && tls.Port != 0)
            errors.Add($"{Section}:Port", $"{tls.Port}", "the plain port is the same");
        errors.InRange($"{Section}:HandshakeTimeout", tls.HandshakeTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        if (tls.AllowedSubjects.Length > 0 && tls.ClientCertificates == ClientCertificateMode.None)
            errors.Add($"{Section}:AllowedSubjects", tls.AllowedSubjects, "with ClientCertificates = None nobody shows a subject");
        CheckFiles(tls, TlsPaths.From(tls, contentRoot), errors);
    }

    private static void CheckFiles(ReceivingTlsOptions tls, TlsPaths paths, SettingErrors errors)
    {
        if (paths.CertificateFile is null)
            errors.Add($"{Section}:CertificateFile", "", "a TLS port needs a certificate");
        else if (Password(tls, paths, errors) is (true, var password))
            Try(() => DicomTlsFiles.LoadCertificate(paths.CertificateFile, paths.KeyFile, password), "CertificateFile", tls.CertificateFile, errors);

        if (paths.TrustedAuthoritiesFile is not null)
            Try(() => DicomTlsFiles.LoadAuthorities(paths.TrustedAuthoritiesFile), "TrustedAuthoritiesFile", tls.TrustedAuthoritiesFile, errors);
        else if (tls.ClientCertificates != ClientCertificateMode.None && !tls.TrustSystemAuthorities)
            errors.Add(
                $"{Section}:TrustedAuthoritiesFile", "", $"with ClientCertificates = {tls.ClientCertificates} somebody must vouch for senders");
    }

    private static (bool Ok, string? Password) Password(ReceivingTlsOptions tls, TlsPaths paths, SettingErrors errors)
    {
        try
        {
            return (true, CertificateFiles.ReadPassword(paths));
        }
        catch (DicomNetworkException fault)
        {
            errors.Add($"{Section}:PasswordFile", tls.PasswordFile, fault.Message);
            return (false, null);
        }
    }

    private static void Try(Action load, string setting, string value, SettingErrors errors)
    {
        try
        {
            load();
        }
        catch (DicomNetworkException fault)
        {
            // The library's own words name the file and what is wrong with it.
            errors.Add($"{Section}:{setting}", value, fault.Message);
        }
    }
}
