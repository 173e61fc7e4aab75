using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace HipAi.Dicom.Network;

/// <summary>Who we are on TLS, and whose word we take for who others are.</summary>
public sealed class DicomTlsCredentials
{
    /// <summary>Makes credentials.</summary>
    /// <param name="certificate">Our certificate with its private key; null for a client that shows none.</param>
    /// <param name="intermediates">Certificates between ours and the authority that peers know; sent along.</param>
    /// <param name="trustedAuthorities">Roots that vouch for peers; empty to trust nobody.</param>
    /// <exception cref="ArgumentException">The certificate has no private key.</exception>
    public DicomTlsCredentials(
        X509Certificate2? certificate,
        IReadOnlyList<X509Certificate2> intermediates,
        IReadOnlyList<X509Certificate2> trustedAuthorities)
    {
        ArgumentNullException.ThrowIfNull(intermediates);
        ArgumentNullException.ThrowIfNull(trustedAuthorities);
        if (certificate is { HasPrivateKey: false })
            throw new ArgumentException($"The certificate of {certificate.Subject} comes without its private key.", nameof(certificate));
        Certificate = certificate;
        TrustedAuthorities = trustedAuthorities;

        // Offline: nothing is fetched from addresses that a certificate names.
        Context = certificate is null ? null : SslStreamCertificateContext.Create(certificate, [.. intermediates], offline: true);
    }

    /// <summary>Our certificate; null for a client that shows none.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>Roots that vouch for peers.</summary>
    public IReadOnlyList<X509Certificate2> TrustedAuthorities { get; }

    /// <summary>The same for the handshake, built once.</summary>
    internal SslStreamCertificateContext? Context { get; }
}
