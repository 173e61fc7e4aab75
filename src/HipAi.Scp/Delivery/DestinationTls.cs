using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;
using HipAi.Scp.Receiving;

namespace HipAi.Scp.Delivery;

/// <summary>Settings of TLS → what the library takes.</summary>
internal static class DestinationTls
{
    /// <summary>Reads the files.</summary>
    /// <param name="tls">The settings.</param>
    /// <param name="contentRoot">Where relative paths count from.</param>
    /// <exception cref="DicomNetworkException">A file cannot be read or used.</exception>
    public static DicomTlsClientOptions Load(DestinationTlsOptions tls, string contentRoot)
    {
        string? Full(string file) => file.Length == 0 ? null : Path.GetFullPath(file, contentRoot);
        var paths = new TlsPaths(Full(tls.CertificateFile), Full(tls.KeyFile), Full(tls.PasswordFile), Full(tls.TrustedAuthoritiesFile));
        var (certificate, intermediates) = paths.CertificateFile is { } file
            ? DicomTlsFiles.LoadCertificate(file, paths.KeyFile, CertificateFiles.ReadPassword(paths))
            : (null, []);
        var authorities = paths.TrustedAuthoritiesFile is { } trusted ? DicomTlsFiles.LoadAuthorities(trusted) : [];
        return new DicomTlsClientOptions
        {
            Credentials = new DicomTlsCredentials(certificate, intermediates, authorities),
            ExpectedHostName = tls.ExpectedHostName.Length > 0 ? tls.ExpectedHostName : null,
            PinnedThumbprint = tls.PinnedThumbprint.Length > 0 ? tls.PinnedThumbprint : null,
            Policy = new DicomTlsPolicy
            {
                MinimumVersion = tls.MinimumVersion,
                CheckRevocation = tls.CheckRevocation,
                TrustSystemAuthorities = tls.TrustSystemAuthorities,
                HandshakeTimeout = tls.HandshakeTimeout,
            },
        };
    }
}
