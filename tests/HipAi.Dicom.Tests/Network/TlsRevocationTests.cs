using System.Net;
using System.Net.Sockets;
using System.Text;
using HipAi.Dicom.Network;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Revocation lists, served by the test itself, and looked at only where that is asked for.</summary>
[Category("A3")]
[CancelAfter(60_000)]
public class TlsRevocationTests
{
    [TestCase(true, true, "is revoked", TestName = "A revoked certificate is refused where revocation is checked")]
    [TestCase(true, false, null, TestName = "A certificate that is not on the list comes in")]
    [TestCase(false, true, null, TestName = "A revoked certificate comes in where revocation is not checked")]
    [Category("A2")]
    public async Task Lists_are_looked_at_where_asked_for(bool check, bool revoked, string? says)
    {
        await using var fixture = await TlsFixture.StartAsync(policy: new DicomTlsPolicy { CheckRevocation = check });
        using var lists = new ListServer();
        var certificate = fixture.Authority.Issue("modality", crl: lists.Url);
        lists.Serve(fixture.Authority.RevocationList(revoked ? [certificate] : []));

        if (says is null)
        {
            await using var client = await fixture.ConnectAsync(certificate);
            Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
            Assert.That(lists.Asked, check ? Is.GreaterThan(0) : Is.Zero);
        }
        else
        {
            Assert.That(async () => await fixture.ConnectAsync(certificate), Throws.InstanceOf<DicomNetworkException>());
            Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain($"CN=modality {says}"));
        }
    }

    [TestCase(null, TestName = "A certificate that names no list is refused where revocation is checked")]
    [TestCase("http://127.0.0.1:1/none.crl", TestName = "A certificate whose list cannot be had is refused where revocation is checked")]
    public async Task Without_a_list_nobody_comes_in_where_revocation_is_checked(string? url)
    {
        await using var fixture = await TlsFixture.StartAsync(policy: new DicomTlsPolicy { CheckRevocation = true });

        Assert.That(async () => await fixture.ConnectAsync(fixture.Authority.Issue("modality", crl: url is null ? null : new Uri(url))), Throws.InstanceOf<DicomNetworkException>());
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("CN=modality").And.Contain("whether it is revoked cannot be found out"));
    }

    /// <summary>Answers every HTTP request with one body.</summary>
    private sealed class ListServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private int _asked;

        public ListServer()
        {
            _listener.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{Guid.NewGuid():N}.crl");
        }

        public Uri Url { get; }

        public int Asked => Volatile.Read(ref _asked);

        public void Serve(byte[] list) => _ = ServeAsync(list);

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(byte[] list)
        {
            try
            {
                while (true)
                {
                    using var connection = await _listener.AcceptTcpClientAsync();
                    var stream = connection.GetStream();
                    await stream.ReadAtLeastAsync(new byte[4096], 1);
                    Interlocked.Increment(ref _asked);
                    var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/pkix-crl\r\nContent-Length: {list.Length}\r\nConnection: close\r\n\r\n";
                    await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. list]);
                }
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
