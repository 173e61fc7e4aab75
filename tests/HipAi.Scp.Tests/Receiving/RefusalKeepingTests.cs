using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Scp.Receiving;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>Every kind of refusal, over real connections, ends up where the operator looks (requirements A2, A6, A12).</summary>
[Category("A2")]
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RefusalKeepingTests : IDisposable
{
    private const string Source = "HipAi:Receiving:Sources:0:";

    /// <summary>ReceivingLog.Closed.</summary>
    private const int Closed = 1003;

    private readonly RigFolder _folder = new();
    private readonly TempFolder _files = new();
    private readonly ManualTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    public void Dispose()
    {
        _files.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task A_sender_that_no_source_names()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time, (Source + "Name", "CT1"), (Source + "CallingAeTitles:0", "CT1"), (Source + "Networks:0", "127.0.0.0/8"));

        await using (var known = await ConnectAsync(host, "CT1")) await known.ReleaseAsync(CancellationToken.None);
        var rejected = Assert.ThrowsAsync<DicomAssociationRejectedException>(() => ConnectAsync(host, "CT2"))!;
        await host.Logs.WaitForAsync(1015, "source CT1");

        Assert.That(rejected.Rejection, Is.EqualTo(AssociationRejection.CallingAeTitleNotRecognized));
        Assert.That((await KeptAsync(host)).Single().Reason, Does.Contain("1/1/3").And.Contain("calling AE title 'CT2' is none of its titles"));
    }

    [Test, Category("A6")]
    public async Task One_association_more_than_the_source_may_have_until_one_is_closed()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time, (Source + "Name", "One"), (Source + "Networks:0", "127.0.0.0/8"), (Source + "MaximumAssociations", "1"));

        await using (var first = await ConnectAsync(host, "CT1"))
        {
            var rejected = Assert.ThrowsAsync<DicomAssociationRejectedException>(() => ConnectAsync(host, "CT1"))!;
            Assert.That(rejected.Rejection, Is.EqualTo(AssociationRejection.LocalLimitExceeded));
            Assert.That(await first.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success), "the one that is there is not disturbed");
            await first.ReleaseAsync(CancellationToken.None);
        }

        await host.Logs.WaitForAsync(Closed);
        await using (var next = await ConnectAsync(host, "CT1")) await next.ReleaseAsync(CancellationToken.None);

        Assert.That((await KeptAsync(host)).Single().Reason, Does.Contain("2/3/2").And.Contain("source 'One' has 1 associations already"));
    }

    [Test, Category("A6")]
    public async Task One_association_more_than_all_may_have()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time, ("HipAi:Receiving:MaximumAssociations", "1"));

        await using (var first = await ConnectAsync(host, "CT1"))
        {
            Assert.ThrowsAsync<DicomAssociationRejectedException>(() => ConnectAsync(host, "CT1"));
            await first.ReleaseAsync(CancellationToken.None);
        }

        Assert.That((await KeptAsync(host)).Single().Reason, Does.Contain("2/3/2").And.Contain("there are 1 associations already"));
    }

    [Test, Category("A12")]
    public async Task A_class_and_a_transfer_syntax_that_the_source_may_not_send()
    {
        await using var host = await HostRig.StartAsync(
            _folder.Path,
            _time,
            (Source + "Name", "CT1"),
            (Source + "Networks:0", "127.0.0.0/8"),
            (Source + "TransferSyntaxes:0", DicomTransferSyntax.ImplicitVRLittleEndian.UID.UID));

        await using (var client = await ConnectAsync(host, "CT1", new DicomProposal(DicomUID.MRImageStorage.UID, DicomTransferSyntax.ImplicitVRLittleEndian.UID.UID)))
        {
            Assert.That(client.Association.AcceptedContexts.Select(context => context.AbstractSyntax), Is.EqualTo(new[] { DicomUID.Verification.UID }));
            await client.ReleaseAsync(CancellationToken.None);
        }

        Assert.That((await KeptAsync(host)).Single().Reason, Does.Contain("MR Image Storage (SOP class not accepted)")
            .And.Contain("Explicit VR Little Endian (transfer syntax not accepted)"));
    }

    [Test, Category("A3")]
    public async Task A_connection_without_TLS_on_the_TLS_port()
    {
        using var authority = new TestAuthority("Hospital", TimeProvider.System.GetUtcNow());
        authority.SaveRoot(_files.File("ca.pem"));
        var (certificate, key) = TestAuthority.Save(authority.Issue("hipai"), _files.File("hipai"));
        await using var host = await HostRig.StartAsync(
            _folder.Path,
            _time,
            ("HipAi:Receiving:Tls:Enabled", "true"),
            ("HipAi:Receiving:Tls:Address", "127.0.0.1"),
            ("HipAi:Receiving:Tls:Port", "0"),
            ("HipAi:Receiving:Tls:CertificateFile", certificate),
            ("HipAi:Receiving:Tls:KeyFile", key),
            ("HipAi:Receiving:Tls:TrustedAuthoritiesFile", _files.File("ca.pem")));
        var port = host.App.Services.GetRequiredService<DicomListener>().TlsEndPoint!.Port;

        Assert.CatchAsync<DicomNetworkException>(() => ConnectAsync(host, "CT1", port));
        await host.Logs.WaitForAsync(1004);

        Assert.That((await KeptAsync(host)).Single().Reason, Does.Contain("TLS"));
    }

    private static Task<DicomClient> ConnectAsync(HostRig host, string title, params DicomProposal[] more) => ConnectAsync(host, title, host.DicomPort, more);

    private static Task<DicomClient> ConnectAsync(HostRig host, string title, int port, params DicomProposal[] more) => DicomClient.ConnectAsync(
        new DicomClientOptions
        {
            Host = "127.0.0.1",
            Port = port,
            CallingAeTitle = title,
            CalledAeTitle = "HIPAI",
            Proposals =
            [
                new DicomProposal(DicomUID.Verification.UID, DicomTransferSyntax.ImplicitVRLittleEndian.UID.UID),
                new DicomProposal(ScpRig.SopClass, DicomTransferSyntax.ExplicitVRLittleEndian.UID.UID),
                .. more,
            ],
        },
        host.Time,
        CancellationToken.None);

    /// <summary>What the page of refusals shows; the ledger writes behind, and has written when the host has stopped.</summary>
    private static async Task<IReadOnlyList<Refusal>> KeptAsync(HostRig host)
    {
        await host.App.StopAsync();
        return await host.Queries.RefusalsAsync(10, CancellationToken.None);
    }
}
