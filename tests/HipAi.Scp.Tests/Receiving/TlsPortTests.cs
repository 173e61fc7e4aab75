using HipAi.Scp.Configuration;
using HipAi.Scp.Receiving;
using HipAi.Scp.Tests.Commands;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>The TLS port of the service, from its settings to the commands that speak to it.</summary>
[Category("A3")]
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TlsPortTests : IDisposable
{
    private readonly RigFolder _folder = new();
    private readonly TempFolder _files = new();
    private readonly TestAuthority _authority = new("Hospital", TimeProvider.System.GetUtcNow());
    private readonly ManualTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    public TlsPortTests() => Directory.CreateDirectory(_files.File("templates"));

    public void Dispose()
    {
        _authority.Dispose();
        _files.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Echo_and_send_speak_to_the_tls_port_while_the_plain_one_is_off()
    {
        await using var rig = await HostRig.StartAsync(_folder.Path, _time, [.. Settings(), ("HipAi:Receiving:PlainPort", "false")]);
        var port = rig.App.Services.GetRequiredService<DicomListener>().TlsEndPoint!.Port;
        var (certificate, key) = TestAuthority.Save(_authority.Issue("modality"), _files.File("modality"));
        string[] peer = ["--host", "127.0.0.1", "--port", $"{port}", "--tls-ca", _files.File("ca.pem"), "--tls-cert", certificate, "--tls-key", key];
        var image = _files.File("image.dcm");
        HostRig.Image("1.2.3", "1.2.3.4").Save(image);

        var echo = await CommandRun.OfAsync(["echo", .. peer]);
        var send = await CommandRun.OfAsync(["send", .. peer, image]);
        var plain = await CommandRun.OfAsync("echo", "--host", "127.0.0.1", "--port", $"{port}");

        Assert.That(echo.ExitCode, Is.Zero, echo.ToString());
        Assert.That(send.Out, Does.Contain("1 of 1 files sent"), send.ToString());
        Assert.That(plain.ExitCode, Is.EqualTo(1), plain.ToString());
        Assert.That(rig.App.Services.GetRequiredService<DicomListener>().LocalEndPoint!.Port, Is.EqualTo(port), "there is no other port");
    }

    [Test]
    public async Task A_renewed_certificate_file_is_used_without_a_restart_and_half_a_renewal_changes_nothing()
    {
        await using var rig = await HostRig.StartAsync(_folder.Path, _time, [.. Settings(), ("HipAi:Receiving:Tls:ClientCertificates", "None")]);
        var port = rig.App.Services.GetRequiredService<DicomListener>().TlsEndPoint!.Port;
        using var renewed = new TestAuthority("Renewed", TimeProvider.System.GetUtcNow());
        string[] echo = ["echo", "--host", "127.0.0.1", "--port", $"{port}", "--tls-ca"];
        renewed.SaveRoot(_files.File("renewed.pem"));
        Assert.That((await CommandRun.OfAsync([.. echo, _files.File("ca.pem")])).ExitCode, Is.Zero);

        File.WriteAllText(_files.File("hipai.pem"), "half a certificate");
        File.SetLastWriteTimeUtc(_files.File("hipai.pem"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.That((await CommandRun.OfAsync([.. echo, _files.File("ca.pem")])).ExitCode, Is.Zero, "the last good one stays in use");
        await rig.Logs.WaitForAsync(1014, "hipai.pem");

        TestAuthority.Save(renewed.Issue("hipai"), _files.File("hipai"));
        Assert.That((await CommandRun.OfAsync([.. echo, _files.File("renewed.pem")])).ExitCode, Is.Zero);
        Assert.That((await CommandRun.OfAsync([.. echo, _files.File("ca.pem")])).ExitCode, Is.EqualTo(1));
    }

    [Test]
    [Category("A2")]
    public async Task A_trusted_certificate_that_is_not_named_is_refused_and_the_refusal_names_it()
    {
        await using var rig = await HostRig.StartAsync(_folder.Path, _time, [.. Settings(), ("HipAi:Receiving:Tls:AllowedSubjects", "CN=ct1")]);
        var port = rig.App.Services.GetRequiredService<DicomListener>().TlsEndPoint!.Port;
        var (named, namedKey) = TestAuthority.Save(_authority.Issue("ct1"), _files.File("ct1"));
        var (other, otherKey) = TestAuthority.Save(_authority.Issue("ct2"), _files.File("ct2"));
        string[] echo = ["echo", "--host", "127.0.0.1", "--port", $"{port}", "--tls-ca", _files.File("ca.pem")];

        Assert.That((await CommandRun.OfAsync([.. echo, "--tls-cert", named, "--tls-key", namedKey])).ExitCode, Is.Zero);
        Assert.That((await CommandRun.OfAsync([.. echo, "--tls-cert", other, "--tls-key", otherKey])).Error, Does.Contain("1/1/3"));
        await rig.Logs.WaitForAsync(1004, "'CN=ct2'");
    }

    [Test]
    public void Every_wrong_tls_setting_is_told_by_name_and_cause()
    {
        File.WriteAllText(_files.File("nonsense.pem"), "nonsense");
        var receiving = new ReceivingOptions
        {
            Port = 0,
            Tls = new ReceivingTlsOptions
            {
                Enabled = true,
                Address = "nowhere",
                Port = 70000,
                CertificateFile = _files.File("missing.pem"),
                TrustedAuthoritiesFile = _files.File("nonsense.pem"),
                HandshakeTimeout = TimeSpan.Zero,
            },
        };

        Assert.That(Errors(receiving), Is.EquivalentTo(new[]
        {
            "HipAi:Receiving:Tls:Address", "HipAi:Receiving:Tls:Port", "HipAi:Receiving:Tls:CertificateFile",
            "HipAi:Receiving:Tls:TrustedAuthoritiesFile", "HipAi:Receiving:Tls:HandshakeTimeout",
        }));
    }

    [Test]
    public void Files_that_are_needed_and_not_named_are_told()
    {
        Assert.That(
            Errors(new ReceivingOptions { Port = 0, Tls = new ReceivingTlsOptions { Enabled = true, Port = 0 } }),
            Is.EquivalentTo(new[] { "HipAi:Receiving:Tls:CertificateFile", "HipAi:Receiving:Tls:TrustedAuthoritiesFile" }));
        Assert.That(Errors(new ReceivingOptions { PlainPort = false }), Is.EqualTo(new[] { "HipAi:Receiving:PlainPort" }));
    }

    [Test]
    public void A_password_is_read_from_its_file_and_a_wrong_one_names_the_certificate()
    {
        var pfx = _files.File("hipai.pfx");
        File.WriteAllBytes(pfx, _authority.Issue("hipai").Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pfx, "secret words"));
        File.WriteAllText(_files.File("right"), "secret words\n");
        File.WriteAllText(_files.File("wrong"), "other words\n");
        ReceivingOptions With(string password) => new()
        {
            Port = 0,
            Tls = new ReceivingTlsOptions { Enabled = true, Port = 0, CertificateFile = pfx, PasswordFile = _files.File(password), ClientCertificates = HipAi.Dicom.Network.ClientCertificateMode.None },
        };

        Assert.That(Errors(With("right")), Is.Empty);
        Assert.That(Errors(With("wrong")), Is.EqualTo(new[] { "HipAi:Receiving:Tls:CertificateFile" }));
        Assert.That(Errors(With("missing")), Is.EqualTo(new[] { "HipAi:Receiving:Tls:PasswordFile" }));
    }

    [Test]
    public async Task A_key_without_a_certificate_and_a_file_that_is_none_are_named()
    {
        var key = await CommandRun.OfAsync("echo", "--tls-key", "x");
        var file = await CommandRun.OfAsync("echo", "--tls-cert", "/no/such/file");

        Assert.That((key.ExitCode, file.ExitCode), Is.EqualTo((2, 1)));
        Assert.That(key.Error, Does.Contain("--tls-key"));
        Assert.That(file.Error, Does.Contain("/no/such/file"));
    }

    private IEnumerable<string> Errors(ReceivingOptions receiving) =>
        OptionsValidator.Check(new HipAiOptions { Receiving = receiving }, _files.Path).Select(error => error.Setting);

    private (string Setting, string Value)[] Settings()
    {
        var (certificate, key) = TestAuthority.Save(_authority.Issue("hipai"), _files.File("hipai"));
        return
        [
            ("HipAi:Receiving:Tls:Enabled", "true"),
            ("HipAi:Receiving:Tls:Address", "127.0.0.1"),
            ("HipAi:Receiving:Tls:Port", "0"),
            ("HipAi:Receiving:Tls:CertificateFile", certificate),
            ("HipAi:Receiving:Tls:KeyFile", key),
            ("HipAi:Receiving:Tls:TrustedAuthoritiesFile", _authority.SaveRoot(_files.File("ca.pem"))),
        ];
    }
}
