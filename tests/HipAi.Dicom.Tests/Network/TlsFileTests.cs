using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HipAi.Dicom.Network;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Certificates in the forms in which hospitals hand them out, and what is said of those that cannot be used.</summary>
[Category("A3")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TlsFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestAuthority _authority = new("Hospital", TimeProvider.System.GetUtcNow());

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Pem_with_its_key_beside_it_or_in_it([Values] bool rsa)
    {
        var (certificate, key) = TestAuthority.Save(_authority.Issue("hipai", rsa), _folder.File("a"));
        File.WriteAllText(_folder.File("both.pem"), File.ReadAllText(certificate) + "\n" + File.ReadAllText(key));

        foreach (var (file, keyFile) in new (string, string?)[] { (certificate, key), (_folder.File("both.pem"), null) })
        {
            var (own, intermediates) = DicomTlsFiles.LoadCertificate(file, keyFile, null);
            Assert.That((own.Subject, own.HasPrivateKey, intermediates.Count), Is.EqualTo(("CN=hipai", true, 0)));
        }
    }

    [Test]
    public void Pem_with_an_encrypted_key_needs_its_password()
    {
        var issued = _authority.Issue("hipai");
        var (certificate, _) = TestAuthority.Save(issued, _folder.File("a"));
        using var secret = issued.GetECDsaPrivateKey()!;
        var key = _folder.File("encrypted.key");
        File.WriteAllText(key, secret.ExportEncryptedPkcs8PrivateKeyPem("secret words", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));

        Assert.That(DicomTlsFiles.LoadCertificate(certificate, key, "secret words").Certificate.HasPrivateKey, Is.True);
        Assert.That(
            () => DicomTlsFiles.LoadCertificate(certificate, key, "wrong words"),
            Throws.InstanceOf<DicomNetworkException>().With.Message.Contains(certificate).And.Message.Not.Contains("wrong words"));
    }

    [Test]
    public void Certificates_that_stand_behind_ours_are_sent_along([Values("pem", "pfx")] string form)
    {
        var issued = _authority.Issue("hipai");
        var file = _folder.File($"chain.{form}");
        var (certificate, key) = TestAuthority.Save(issued, _folder.File("a"));
        if (form == "pem") File.WriteAllText(file, File.ReadAllText(certificate) + "\n" + _authority.Root.ExportCertificatePem());
        else File.WriteAllBytes(file, new X509Certificate2Collection { issued, _authority.Root }.Export(X509ContentType.Pfx, "pw")!);

        var (own, behind) = DicomTlsFiles.LoadCertificate(file, form == "pem" ? key : null, form == "pem" ? null : "pw");

        Assert.That((own.Subject, behind.Single().Subject), Is.EqualTo(("CN=hipai", "CN=Hospital")));
    }

    [Test]
    public void Files_that_cannot_be_used_are_named_with_the_cause()
    {
        var (certificate, _) = TestAuthority.Save(_authority.Issue("hipai"), _folder.File("a"));
        var (_, foreign) = TestAuthority.Save(_authority.Issue("other"), _folder.File("b"));
        File.WriteAllText(_folder.File("empty.pem"), "");

        Assert.That(() => DicomTlsFiles.LoadCertificate(_folder.File("missing"), null, null), Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("missing"));
        Assert.That(() => DicomTlsFiles.LoadCertificate(_folder.File("empty.pem"), null, null), Throws.InstanceOf<DicomNetworkException>());
        Assert.That(() => DicomTlsFiles.LoadCertificate(certificate, foreign, null), Throws.InstanceOf<DicomNetworkException>(), "the key of another");
        Assert.That(() => DicomTlsFiles.LoadCertificate(certificate, null, null), Throws.InstanceOf<DicomNetworkException>(), "no key");
        Assert.That(() => DicomTlsFiles.LoadAuthorities(_folder.File("empty.pem")), Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("holds no certificate"));
        Assert.That(() => DicomTlsFiles.LoadAuthorities(_folder.File("missing")), Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("missing"));
    }
}
