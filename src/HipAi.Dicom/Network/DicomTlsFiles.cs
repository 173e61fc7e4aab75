using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HipAi.Dicom.Network;

/// <summary>Certificates and keys from files: PEM, or PKCS#12 (.pfx, .p12).</summary>
public static class DicomTlsFiles
{
    /// <summary>Loads our certificate with its key, and the certificates that stand behind it in the same file.</summary>
    /// <param name="certificateFile">PEM with our certificate first, or PKCS#12.</param>
    /// <param name="keyFile">PEM of the private key; null when it is in <paramref name="certificateFile"/>.</param>
    /// <param name="password">Password of the key; null for none.</param>
    /// <exception cref="DicomNetworkException">
    /// A file cannot be read, or its content is no certificate with this key. Never shows the password.
    /// </exception>
    public static (X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Intermediates) LoadCertificate(
        string certificateFile, string? keyFile, string? password)
    {
        ArgumentException.ThrowIfNullOrEmpty(certificateFile);
        try
        {
            return IsPem(certificateFile) ? FromPem(certificateFile, keyFile, password) : FromPkcs12(certificateFile, password);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            // All that a file and its content can do wrong; the message says which.
            throw new DicomNetworkException($"'{certificateFile}' and its key cannot be loaded: {fault.Message}", fault);
        }
    }

    /// <summary>Loads the authorities that vouch for peers.</summary>
    /// <param name="file">PEM with one certificate or more.</param>
    /// <exception cref="DicomNetworkException">The file cannot be read or holds no certificate.</exception>
    public static IReadOnlyList<X509Certificate2> LoadAuthorities(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0 ? [.. authorities] : throw new DicomNetworkException($"'{file}' holds no certificate in PEM.");
        }
        catch (Exception fault) when (fault is not DicomNetworkException and (IOException or UnauthorizedAccessException or CryptographicException))
        {
            // As above.
            throw new DicomNetworkException($"'{file}' cannot be loaded: {fault.Message}", fault);
        }
    }

    private static bool IsPem(string file) =>
        File.ReadAllText(file, System.Text.Encoding.Latin1).Contains("-----BEGIN", StringComparison.Ordinal);

    private static (X509Certificate2, IReadOnlyList<X509Certificate2>) FromPem(string certificateFile, string? keyFile, string? password)
    {
        var certificate = password is null
            ? X509Certificate2.CreateFromPemFile(certificateFile, keyFile)
            : X509Certificate2.CreateFromEncryptedPemFile(certificateFile, password, keyFile);
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(certificateFile);
        return (certificate, [.. all.Skip(1)]);
    }

    private static (X509Certificate2, IReadOnlyList<X509Certificate2>) FromPkcs12(string file, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password);
        var own = all.FirstOrDefault(certificate => certificate.HasPrivateKey)
            ?? throw new CryptographicException("there is no certificate with a private key in it");
        return (own, [.. all.Where(certificate => certificate != own)]);
    }
}
