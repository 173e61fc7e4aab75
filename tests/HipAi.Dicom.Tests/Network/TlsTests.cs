using System.Net;
using HipAi.Dicom.Network;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>The TLS port with our own client and with scripts: who comes in, who does not, and what the log is told.</summary>
[Category("A3")]
[CancelAfter(60_000)]
public class TlsTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Test]
    public async Task Both_sides_show_certificates_and_an_object_is_stored()
    {
        await using var fixture = await TlsFixture.StartAsync();
        var seen = default(DicomTlsSession);
        await using (var client = await fixture.ConnectAsync(fixture.Authority.Issue("modality")))
        {
            var dataSet = new byte[1_000_000];
            new Random(3).NextBytes(dataSet);
            var status = await client.CStoreAsync(new MemoryStream(dataSet), RecordingProvider.Store, "1.2.3", "1.2.840.10008.1.2.1", CancellationToken.None);
            await client.ReleaseAsync(CancellationToken.None);
            seen = client.Association.Tls;

            Assert.That(status, Is.EqualTo(DicomStatus.Success));
            Assert.That(fixture.Provider.Stored.Single().DataSet.AsSpan().SequenceEqual(dataSet), Is.True);
        }

        var (association, closure) = await fixture.Provider.Closed.Reader.ReadAsync();
        Assert.That(closure.End, Is.EqualTo(AssociationEnd.Released));
        Assert.That((association.Tls!.Version, association.Tls.PeerSubject), Is.EqualTo(("TLS 1.3", "CN=modality")));
        Assert.That((seen!.Version, seen.PeerSubject, seen.CipherSuite), Is.EqualTo(("TLS 1.3", "CN=hipai", association.Tls.CipherSuite)));
        Assert.That(association.Tls.PeerThumbprint, Has.Length.EqualTo(64));
    }

    [Test]
    public async Task The_plain_port_beside_it_goes_on_and_says_that_it_is_plain()
    {
        await using var fixture = await TlsFixture.StartAsync();
        await using var client = await DicomClient.ConnectAsync(ServerFixture.ClientOptions(fixture.Server.LocalEndPoint.Port), TimeProvider.System, CancellationToken.None);

        Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
        Assert.That(client.Association.Tls, Is.Null);
    }

    [Test]
    public async Task The_plain_port_can_be_off()
    {
        using var authority = new TestAuthority("Hospital", Now);
        var credentials = new DicomTlsCredentials(authority.Issue("hipai"), [], [authority.Root]);
        var options = new DicomServerOptions { EndPoint = null, Tls = new DicomTlsServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Credentials = () => credentials } };
        await using var server = await DicomServer.StartAsync(options, new RecordingProvider(), TimeProvider.System);

        Assert.That(server.LocalEndPoint, Is.EqualTo(server.TlsEndPoint));
        Assert.That(
            async () => await DicomServer.StartAsync(options with { Tls = null }, new RecordingProvider(), TimeProvider.System),
            Throws.ArgumentException.With.Message.Contains("a plain port, a TLS port, or both"));
    }

    [Test]
    public async Task Both_ports_share_the_limit_of_associations()
    {
        await using var fixture = await TlsFixture.StartAsync(options: new DicomServerOptions { MaximumAssociations = 1 });
        await using var first = await fixture.ConnectAsync(fixture.Authority.Issue("modality"));

        Assert.That(
            async () => await DicomClient.ConnectAsync(ServerFixture.ClientOptions(fixture.Server.LocalEndPoint.Port), TimeProvider.System, CancellationToken.None),
            Throws.InstanceOf<DicomAssociationRejectedException>().With.Property("Rejection").EqualTo(AssociationRejection.LocalLimitExceeded));
    }

    [TestCase(ClientCertificateMode.None, true)]
    [TestCase(ClientCertificateMode.Optional, true)]
    [TestCase(ClientCertificateMode.Required, false)]
    public async Task Who_shows_no_certificate_comes_in_unless_one_is_required(ClientCertificateMode mode, bool comesIn)
    {
        await using var fixture = await TlsFixture.StartAsync(mode);

        if (comesIn)
        {
            await using var client = await fixture.ConnectAsync(null);
            await client.ReleaseAsync(CancellationToken.None);
            Assert.That((await fixture.Provider.Closed.Reader.ReadAsync()).Association.Tls!.PeerSubject, Is.Null);
        }
        else
        {
            Assert.That(async () => await fixture.ConnectAsync(null), Throws.InstanceOf<DicomNetworkException>());
            Assert.That(await fixture.Provider.NextRefusalAsync(), Is.EqualTo("TLS handshake failed: the peer showed no certificate"));
        }
    }

    [Test]
    public async Task A_certificate_of_a_stranger_is_refused_even_where_none_is_needed([Values(ClientCertificateMode.Optional, ClientCertificateMode.Required)] ClientCertificateMode mode)
    {
        await using var fixture = await TlsFixture.StartAsync(mode);

        Assert.That(async () => await fixture.ConnectAsync(fixture.Stranger.Issue("intruder")), Throws.InstanceOf<DicomNetworkException>());
        Assert.That(await fixture.Provider.NextRefusalAsync(), Is.EqualTo("TLS handshake failed: the certificate of CN=intruder is issued by nobody who is trusted here"));
    }

    [TestCase(-30, -1, "expired on")]
    [TestCase(1, 30, "is not valid before")]
    public async Task A_certificate_out_of_its_time_is_refused(int from, int until, string says)
    {
        await using var fixture = await TlsFixture.StartAsync();
        var certificate = fixture.Authority.Issue("modality", from: Now.AddDays(from), until: Now.AddDays(until));

        Assert.That(async () => await fixture.ConnectAsync(certificate), Throws.InstanceOf<DicomNetworkException>());
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.StartWith($"TLS handshake failed: the certificate of CN=modality {says}"));
    }

    [Test]
    public async Task The_client_does_not_believe_a_stranger()
    {
        await using var fixture = await TlsFixture.StartAsync();

        Assert.That(
            async () => await fixture.ConnectAsync(fixture.Authority.Issue("modality"), fixture.Stranger.Root),
            Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("CN=hipai is issued by nobody who is trusted here"));
    }

    [Test]
    public async Task The_client_expects_the_name_it_called_unless_told_another()
    {
        await using var fixture = await TlsFixture.StartAsync();
        var own = fixture.Authority.Issue("modality");

        Assert.That(
            async () => await fixture.ConnectAsync(own, change: tls => tls with { ExpectedHostName = "pacs.example" }),
            Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("does not carry the name that was expected"));
        await using var client = await fixture.ConnectAsync(own, change: tls => tls with { ExpectedHostName = "localhost" });
        Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
    }

    [Test]
    public async Task A_pinned_certificate_is_believed_and_no_other()
    {
        await using var fixture = await TlsFixture.StartAsync(ClientCertificateMode.None);
        await using var first = await fixture.ConnectAsync(null);
        var pin = first.Association.Tls!.PeerThumbprint;

        await using var pinned = await fixture.ConnectAsync(null, fixture.Stranger.Root, tls => tls with { PinnedThumbprint = pin, ExpectedHostName = "pacs.example" });
        Assert.That(await pinned.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
        Assert.That(
            async () => await fixture.ConnectAsync(null, change: tls => tls with { PinnedThumbprint = new string('A', 64) }),
            Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("is not the one that was pinned"));
    }

    [Test]
    public async Task Plain_bytes_on_the_tls_port_are_named()
    {
        await using var fixture = await TlsFixture.StartAsync();
        foreach (var (bytes, says) in new[] { (Golden.AssociateRequest, "is the peer set to TLS?"), ("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), "an HTTP request?"), ([0x99], "99H") })
        {
            using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
            await peer.SayAsync(bytes);
            Assert.That(await fixture.Provider.NextRefusalAsync(), Does.StartWith("plain bytes on the TLS port").And.Contain(says));
            await peer.HearTheEndAsync();
        }
    }

    [Test]
    public async Task A_tls_client_on_the_plain_port_is_told_apart()
    {
        await using var fixture = await TlsFixture.StartAsync();
        var options = ServerFixture.ClientOptions(fixture.Server.LocalEndPoint.Port) with
        {
            Tls = new DicomTlsClientOptions { Credentials = new DicomTlsCredentials(null, [], [fixture.Authority.Root]) },
        };

        Assert.That(async () => await DicomClient.ConnectAsync(options, TimeProvider.System, CancellationToken.None), Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("TLS handshake failed"));
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("a TLS hello: is the peer set to TLS?"));
    }

    [Test]
    [Category("A6")]
    public async Task A_stalled_handshake_ends_by_its_own_time_and_delays_nobody()
    {
        var clock = new ManualTimeProvider(Now);
        await using var fixture = await TlsFixture.StartAsync(policy: new DicomTlsPolicy { HandshakeTimeout = TimeSpan.FromSeconds(7) }, time: clock);
        using var silent = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        using var half = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await half.SayAsync([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]);

        await using (var client = await fixture.ConnectAsync(fixture.Authority.Issue("modality")))
            Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
        await fixture.Provider.NextClosureAsync();
        while (clock.PendingTimers != 2) await Task.Yield();
        var refusals = Task.WhenAll(fixture.Provider.NextRefusalAsync(), fixture.Provider.NextRefusalAsync());
        clock.Advance(TimeSpan.FromSeconds(6.999));
        Assert.That(refusals.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await refusals, Is.All.EqualTo("the TLS handshake did not end within 7 s"));
        await silent.HearTheEndAsync();
        await half.HearTheEndAsync();
    }

    [Test]
    [Category("A6")]
    public async Task Stalled_handshakes_count_among_the_waiting_connections()
    {
        await using var fixture = await TlsFixture.StartAsync(options: new DicomServerOptions { MaximumAssociations = 1, MaximumWaitingConnections = 2 });
        using var first = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        using var second = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        using var third = await ScriptedPeer.ConnectAsync(fixture.EndPoint);

        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("too many connections"));
        await third.HearTheEndAsync();
    }

    [Test]
    [Category("A6")]
    public async Task Stopping_does_not_wait_for_a_hanging_handshake()
    {
        await using var fixture = await TlsFixture.StartAsync();
        using var silent = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await silent.SayAsync([0x16, 0x03, 0x01]);
        await using (var client = await fixture.ConnectAsync(fixture.Authority.Issue("modality"))) await client.ReleaseAsync(CancellationToken.None);
        await fixture.Provider.NextClosureAsync();

        await fixture.Server.StopAsync(CancellationToken.None);

        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("the server is stopping"));
    }

    [Test]
    [Category("A6")]
    public async Task Time_outs_hold_on_tls_too_and_the_peer_is_told()
    {
        var clock = new ManualTimeProvider(Now);
        await using var fixture = await TlsFixture.StartAsync(time: clock);
        await using var client = await fixture.ConnectAsync(fixture.Authority.Issue("modality"));
        var closing = fixture.Provider.NextClosureAsync();
        while (!closing.IsCompleted)
        {
            TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That((await closing).End, Is.EqualTo(AssociationEnd.TimedOut));
        Assert.That(async () => await client.CEchoAsync(CancellationToken.None), Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("aborted"));
    }

    [Test]
    public async Task A_renewed_certificate_is_shown_to_the_next_connection()
    {
        using var authority = new TestAuthority("Hospital", Now);
        var current = new DicomTlsCredentials(authority.Issue("old"), [], [authority.Root]);
        var provider = new RecordingProvider();
        var tls = new DicomTlsServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Credentials = () => Volatile.Read(ref current), ClientCertificates = ClientCertificateMode.None };
        await using var server = await DicomServer.StartAsync(new DicomServerOptions { EndPoint = null, Tls = tls }, provider, TimeProvider.System);
        var options = ServerFixture.ClientOptions(server.LocalEndPoint.Port) with { Tls = new DicomTlsClientOptions { Credentials = new DicomTlsCredentials(null, [], [authority.Root]) } };

        await using var before = await DicomClient.ConnectAsync(options, TimeProvider.System, CancellationToken.None);
        Volatile.Write(ref current, new DicomTlsCredentials(authority.Issue("new"), [], [authority.Root]));
        await using var after = await DicomClient.ConnectAsync(options, TimeProvider.System, CancellationToken.None);

        Assert.That((before.Association.Tls!.PeerSubject, after.Association.Tls!.PeerSubject), Is.EqualTo(("CN=old", "CN=new")));
        Assert.That(await before.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
    }

    [Test]
    public void A_certificate_without_its_key_is_refused_when_credentials_are_made()
    {
        using var authority = new TestAuthority("Hospital", Now);

        Assert.That(() => new DicomTlsCredentials(authority.Root, [], []), Throws.ArgumentException.With.Message.Contains("without its private key"));
    }
}
