using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>DCMTK and OpenSSL at the other end of TLS, on either side.</summary>
[Category("A3")]
[CancelAfter(120_000)]
public class TlsInteroperabilityTests
{
    [Test]
    public async Task Storescu_and_echoscu_with_mutual_certificates()
    {
        await using var fixture = await TlsFixture.StartAsync();
        Samples.File("1.2.3.1", DicomTransferSyntax.ExplicitVRLittleEndian, 700).Save(fixture.File("1.dcm"));

        var echo = await DcmtkAsync(fixture, "echoscu", fixture.Authority.Issue("modality"));
        var store = await DcmtkAsync(fixture, "storescu", fixture.Authority.Issue("modality"), "-xe", file: fixture.File("1.dcm"));

        Assert.That(echo.ExitCode, Is.Zero, echo.ToString());
        Assert.That(store.ExitCode, Is.Zero, store.ToString());
        Assert.That(fixture.Provider.Stored.Single().Request.AffectedSopInstanceUid, Is.EqualTo("1.2.3.1"));
        var (association, closure) = await fixture.Provider.Closed.Reader.ReadAsync();
        Assert.That((association.Tls!.PeerSubject, closure.End), Is.EqualTo(("CN=modality", AssociationEnd.Released)));
    }

    [TestCase("+py", TestName = "Storescu with the non-downgrading BCP 195 profile")]
    [TestCase("+px", TestName = "Storescu with the BCP 195 profile")]
    [TestCase("+pz", TestName = "Storescu with the extended BCP 195 profile")]
    public async Task Profiles_that_are_not_retired(string profile)
    {
        // The extended profile has suites of 256 bits with RSA keys first; an RSA certificate suits all of them.
        await using var fixture = await TlsFixture.StartAsync(rsa: true);

        var result = await DcmtkAsync(fixture, "echoscu", fixture.Authority.Issue("modality", rsa: true), profile);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
    }

    [Test]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        await using var fixture = await TlsFixture.StartAsync();

        var result = await DcmtkAsync(fixture, "echoscu", fixture.Stranger.Issue("intruder"));

        Assert.That(result.ExitCode, Is.Not.Zero, result.ToString());
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("CN=intruder is issued by nobody who is trusted here"));
    }

    [Test]
    public async Task An_expired_certificate_is_refused()
    {
        await using var fixture = await TlsFixture.StartAsync();
        var now = TimeProvider.System.GetUtcNow();

        var result = await DcmtkAsync(fixture, "echoscu", fixture.Authority.Issue("modality", from: now.AddDays(-20), until: now.AddDays(-10)));

        Assert.That(result.ExitCode, Is.Not.Zero, result.ToString());
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("CN=modality expired on"));
    }

    /// <summary>+tla: the client shows no certificate. It still wants ours, so nothing here is anonymous in the sense of the suites.</summary>
    [TestCase(ClientCertificateMode.None, true)]
    [TestCase(ClientCertificateMode.Optional, true)]
    [TestCase(ClientCertificateMode.Required, false)]
    public async Task Storescu_without_a_certificate_comes_in_unless_one_is_required(ClientCertificateMode mode, bool comesIn)
    {
        await using var fixture = await TlsFixture.StartAsync(mode);

        var result = await DcmtkAsync(fixture, "echoscu", null);

        Assert.That(result.ExitCode == 0, Is.EqualTo(comesIn), result.ToString());
        if (comesIn) Assert.That((await fixture.Provider.Closed.Reader.ReadAsync()).Association.Tls!.PeerSubject, Is.Null);
        else Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("showed no certificate"));
    }

    [Test]
    public async Task Storescu_without_a_certificate_does_not_believe_a_server_that_nobody_vouches_for()
    {
        await using var fixture = await TlsFixture.StartAsync(ClientCertificateMode.None);

        var result = await Tool.RunAsync(
            "echoscu", ["-v", "+tla", "+cf", fixture.Stranger.SaveRoot(fixture.File("stranger.pem")), "127.0.0.1", $"{fixture.EndPoint.Port}"]);

        Assert.That(result.ExitCode, Is.Not.Zero, result.ToString());
        Assert.That(result.ToString(), Does.Contain("certificate verify failed"));
    }

    [TestCase("-tls1_2", "TLS 1.2")]
    [TestCase("-tls1_3", "TLS 1.3")]
    public async Task Openssl_with_one_version_only(string version, string expected)
    {
        await using var fixture = await TlsFixture.StartAsync(ClientCertificateMode.None);

        var result = await OpensslAsync(fixture, version);

        Assert.That(result.ToString(), Does.Contain("Verify return code: 0 (ok)").And.Contain(expected.Replace(" ", "v", StringComparison.Ordinal)), "what OpenSSL says");
    }

    [TestCase("-tls1_1", "Tls11 only, the least spoken here is TLS 1.2", DicomTlsVersion.Tls12)]
    [TestCase("-tls1_2", "Tls12 only, the least spoken here is TLS 1.3", DicomTlsVersion.Tls13)]
    public async Task Openssl_with_a_version_that_is_too_old(string version, string says, DicomTlsVersion least)
    {
        await using var fixture = await TlsFixture.StartAsync(ClientCertificateMode.None, new DicomTlsPolicy { MinimumVersion = least });

        var result = await OpensslAsync(fixture, version, "-cipher", "ALL:@SECLEVEL=0");

        Assert.That(result.ExitCode, Is.Not.Zero, result.ToString());
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain(says));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_suite_of_old_modalities_is_spoken_only_where_it_is_allowed(bool allowed)
    {
        await using var fixture = await TlsFixture.StartAsync(ClientCertificateMode.None, new DicomTlsPolicy { AllowRsaAes128CbcSha = allowed }, rsa: true);

        var result = await OpensslAsync(fixture, "-tls1_2", "-cipher", "AES128-SHA");

        Assert.That(result.ToString().Contains("Cipher is AES128-SHA", StringComparison.Ordinal), Is.EqualTo(allowed), result.ToString());
        if (!allowed) Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("no shared cipher"));
    }

    [Test]
    public async Task No_suite_outside_the_profile_is_spoken(
        [Values("ADH-AES128-SHA256", "AECDH-AES128-SHA", "NULL-SHA256", "ECDHE-RSA-AES128-SHA256", "AES128-GCM-SHA256", "AES256-SHA")] string suite)
    {
        await using var fixture = await TlsFixture.StartAsync(ClientCertificateMode.None, rsa: true);

        var result = await OpensslAsync(fixture, "-tls1_2", "-cipher", $"{suite}:@SECLEVEL=0");

        Assert.That(result.ExitCode, Is.Not.Zero, result.ToString());
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("no shared cipher"));
    }

    [Test]
    public async Task No_session_is_resumed()
    {
        await using var fixture = await TlsFixture.StartAsync(ClientCertificateMode.None);

        var result = await OpensslAsync(fixture, "-tls1_2", "-reconnect");

        Assert.That(result.Output.Split("New, TLSv1.2"), Has.Length.GreaterThan(2), result.ToString());
        Assert.That(result.Output, Does.Not.Contain("Reused"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Our_client_stores_into_storescp_with_mutual_certificates(bool trusted)
    {
        using var folder = new TempFolder();
        using var authority = new TestAuthority("Hospital", TimeProvider.System.GetUtcNow());
        using var stranger = new TestAuthority("Stranger", TimeProvider.System.GetUtcNow());
        var (certificate, key) = TestAuthority.Save(authority.Issue("pacs"), folder.File("pacs"));
        int port;
        using (var free = new ScriptedAcceptor()) port = free.Port;
        Directory.CreateDirectory(folder.File("in"));
        using var storescp = Process.Start(new ProcessStartInfo(
            Tool.Find("storescp"),
            ["+tls", key, certificate, "+cf", authority.SaveRoot(folder.File("ca.pem")), "-rc", "-od", folder.File("in"), $"{port}"]))!;
        try
        {
            var options = ServerFixture.ClientOptions(port) with
            {
                Tls = new DicomTlsClientOptions { Credentials = new DicomTlsCredentials((trusted ? authority : stranger).Issue("hipai"), [], [authority.Root]) },
            };
            if (!trusted)
            {
                Assert.That(async () => await ConnectWhenUpAsync(options), Throws.InstanceOf<DicomNetworkException>());
                return;
            }

            await using var client = await ConnectWhenUpAsync(options);
            var status = await client.CStoreAsync(Samples.File("1.2.3.7", DicomTransferSyntax.ExplicitVRLittleEndian, 300), CancellationToken.None);
            await client.ReleaseAsync(CancellationToken.None);

            Assert.That((status, client.Association.Tls!.PeerSubject), Is.EqualTo((DicomStatus.Success, "CN=pacs")));
            Assert.That(Directory.GetFiles(folder.File("in")).Select(path => DicomFile.Open(path).Dataset.GetString(DicomTag.SOPInstanceUID)), Is.EqualTo(new[] { "1.2.3.7" }));
        }
        finally
        {
            storescp.Kill();
            await storescp.WaitForExitAsync();
        }
    }

    private static Task<ToolResult> DcmtkAsync(TlsFixture fixture, string program, X509Certificate2? own, string? option = null, string? file = null)
    {
        var arguments = new List<string> { "-v" };
        if (own is null)
        {
            arguments.Add("+tla");
        }
        else
        {
            var (certificate, key) = fixture.Save(own, "peer");
            arguments.AddRange(["+tls", key, certificate]);
        }

        arguments.AddRange(["+cf", fixture.Authority.SaveRoot(fixture.File("ca.pem"))]);
        if (option is not null) arguments.Add(option);
        arguments.AddRange(["127.0.0.1", $"{fixture.EndPoint.Port}"]);
        if (file is not null) arguments.Add(file);
        return Tool.RunAsync(program, arguments);
    }

    /// <summary>Its input is empty, so that it closes after the handshake.</summary>
    private static Task<ToolResult> OpensslAsync(TlsFixture fixture, params string[] options) => Tool.RunAsync(
        "sh",
        ["-c", "exec \"$0\" \"$@\" </dev/null", Tool.Find("openssl"), "s_client", "-connect", $"127.0.0.1:{fixture.EndPoint.Port}", "-CAfile", fixture.Authority.SaveRoot(fixture.File("ca.pem")), .. options]);

    private static async Task<DicomClient> ConnectWhenUpAsync(DicomClientOptions options)
    {
        while (true)
        {
            TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await DicomClient.ConnectAsync(options, TimeProvider.System, CancellationToken.None);
            }
            catch (DicomNetworkException fault) when (fault.InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused })
            {
                await Task.Yield();
            }
        }
    }
}
