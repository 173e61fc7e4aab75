using System.CommandLine;
using HipAi.Dicom.Network;

namespace HipAi.Scp.Commands;

/// <summary>The options that say how TLS is spoken to a DICOM peer. Naming a certificate means TLS.</summary>
internal sealed class TlsPeerOptions
{
    private readonly Option<bool> _tls = new("--tls") { Description = "Speak TLS (1.2 or 1.3)." };
    private readonly Option<string?> _authorities = new("--tls-ca")
    {
        Description = "PEM file of the authorities that vouch for the service; without it those of the system.",
    };

    private readonly Option<string?> _certificate = new("--tls-cert") { Description = "Our certificate: PEM or PKCS#12 file." };
    private readonly Option<string?> _key = new("--tls-key") { Description = "PEM file of its private key, where that is not in the same file." };

    /// <summary>Adds the options to a verb.</summary>
    internal void AddTo(Command command)
    {
        foreach (var option in new Option[] { _tls, _authorities, _certificate, _key }) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_key) is not null && result.GetValue(_certificate) is null)
                result.AddError("Option '--tls-key': a key without --tls-cert is of no use.");
        });
    }

    /// <summary>Reads them; null for a plain connection.</summary>
    /// <exception cref="CommandException">A file cannot be loaded.</exception>
    internal DicomTlsClientOptions? Read(ParseResult parsed)
    {
        var (authorities, certificate) = (parsed.GetValue(_authorities), parsed.GetValue(_certificate));
        if (!parsed.GetValue(_tls) && authorities is null && certificate is null) return null;
        try
        {
            var (own, intermediates) = certificate is null ? (null, []) : DicomTlsFiles.LoadCertificate(certificate, parsed.GetValue(_key), null);
            return new DicomTlsClientOptions
            {
                Credentials = new DicomTlsCredentials(own, intermediates, authorities is null ? [] : DicomTlsFiles.LoadAuthorities(authorities)),
                Policy = new DicomTlsPolicy { TrustSystemAuthorities = authorities is null },
            };
        }
        catch (DicomNetworkException fault)
        {
            throw new CommandException(fault.Message, fault);
        }
    }
}
