using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HipAi.Testing;

/// <summary>A certificate authority that lives as long as a test. What it issues is valid around a day the test chooses.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly X509Certificate2 _root;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _until;
    private long _serial;

    /// <summary>An authority valid from a year before to a year after <paramref name="around"/>.</summary>
    public TestAuthority(string name, DateTimeOffset around)
    {
        (_from, _until) = (around.AddDays(-365), around.AddDays(365));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(_from, _until);
    }

    /// <summary>The root, without its key.</summary>
    public X509Certificate2 Root => X509CertificateLoader.LoadCertificate(_root.RawData);

    /// <summary>A certificate for loopback, good for both sides of a connection.</summary>
    /// <param name="name">Its common name.</param>
    /// <param name="rsa">An RSA key, which old cipher suites need, instead of an elliptic one.</param>
    /// <param name="from">First moment; null for that of the authority.</param>
    /// <param name="until">Last moment; null for a day before that of the authority.</param>
    /// <param name="crl">Where its revocation list is; null for nowhere.</param>
    public X509Certificate2 Issue(string name, bool rsa = false, DateTimeOffset? from = null, DateTimeOffset? until = null, Uri? crl = null)
    {
        using AsymmetricAlgorithm key = rsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = key is RSA rsaKey
            ? new CertificateRequest($"CN={name}", rsaKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest($"CN={name}", (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        if (crl is not null) request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([crl.ToString()]));
        var generator = X509SignatureGenerator.CreateForECDsa(_root.GetECDsaPrivateKey()!);
        using var issued = request.Create(_root.SubjectName, generator, from ?? _from, until ?? _until.AddDays(-1), BitConverter.GetBytes(++_serial));
        return key is RSA forRsa ? issued.CopyWithPrivateKey(forRsa) : issued.CopyWithPrivateKey((ECDsa)key);
    }

    /// <summary>A revocation list in DER.</summary>
    public byte[] RevocationList(params IEnumerable<X509Certificate2> revoked)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked) list.AddEntry(certificate);
        return list.Build(_root, 1, _until, HashAlgorithmName.SHA256, null, _from);
    }

    /// <summary>Writes the root as PEM.</summary>
    public string SaveRoot(string path)
    {
        File.WriteAllText(path, _root.ExportCertificatePem());
        return path;
    }

    /// <summary>Writes a certificate and its key as two PEM files.</summary>
    public static (string Certificate, string Key) Save(X509Certificate2 certificate, string pathWithoutExtension)
    {
        var (cert, key) = ($"{pathWithoutExtension}.pem", $"{pathWithoutExtension}.key");
        File.WriteAllText(cert, certificate.ExportCertificatePem());
        using AsymmetricAlgorithm secret = certificate.GetRSAPrivateKey() ?? (AsymmetricAlgorithm)certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(key, secret.ExportPkcs8PrivateKeyPem());
        return (cert, key);
    }

    public void Dispose() => _root.Dispose();
}
