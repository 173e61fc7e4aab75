using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>What can be decoded decides what is negotiated (requirement A4), seen from the service's ports.</summary>
[Category("A4")]
internal sealed class OfferedSyntaxesTests
{
    /// <summary>A program that is there, runs, and decodes nothing.</summary>
    private static readonly (string, string) BrokenDecoder = ("HipAi:Receiving:GdcmconvPath", Tool.Find("false"));

    private static readonly DicomTransferSyntax[] Ours =
    [
        DicomTransferSyntax.ExplicitVRLittleEndian, DicomTransferSyntax.ImplicitVRLittleEndian, DicomTransferSyntax.DeflatedExplicitVRLittleEndian,
        DicomTransferSyntax.ExplicitVRBigEndian, DicomTransferSyntax.EncapsulatedUncompressedExplicitVRLittleEndian, DicomTransferSyntax.RLELossless,
    ];

    private static readonly DicomTransferSyntax[] OfTheDecoder =
    [
        DicomTransferSyntax.JPEGLosslessSV1, DicomTransferSyntax.JPEGLossless, DicomTransferSyntax.JPEGLSLossless, DicomTransferSyntax.JPEG2000Lossless,
        DicomTransferSyntax.JPEGBaseline8Bit, DicomTransferSyntax.JPEGExtended12Bit, DicomTransferSyntax.JPEGLSNearLossless, DicomTransferSyntax.JPEG2000,
    ];

    private RigFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new RigFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task With_the_decoder_every_syntax_is_accepted_and_a_native_one_is_preferred()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider());

        Assert.That(await AcceptedAsync(host), Is.EquivalentTo(Ours.Concat(OfTheDecoder).Select(syntax => syntax.UID.UID)));
        await using var both = await ConnectAsync(host, [new DicomProposal(ScpRig.SopClass, DicomTransferSyntax.JPEGLosslessSV1.UID.UID, DicomTransferSyntax.ImplicitVRLittleEndian.UID.UID)]);
        Assert.That(both.Association.AcceptedContexts.Single().TransferSyntax, Is.EqualTo(DicomTransferSyntax.ImplicitVRLittleEndian.UID.UID));
        await both.ReleaseAsync(CancellationToken.None);
        Assert.That((await ReadyAsync(host)).Detail, Is.EqualTo("14 offered"));
    }

    [Test]
    public async Task Without_a_decoder_that_works_its_syntaxes_are_not_accepted_and_readiness_says_why()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider(), BrokenDecoder);

        Assert.That(await AcceptedAsync(host), Is.EquivalentTo(Ours.Select(syntax => syntax.UID.UID)));
        var (status, ok, detail) = await ReadyAsync(host);
        Assert.That((status, ok), Is.EqualTo((HttpStatusCode.OK, true)), "a note: senders fall back to another syntax");
        Assert.That(detail, Does.StartWith("6 offered; not offered: ").And.Contain("JPEG Lossless, Non-Hierarchical, First-Order Prediction")
            .And.Contain("the decoder refused the frame (exit code 1)"));
        Assert.That(host.Logs.Entries.Count(entry => entry.Contains("is not offered", StringComparison.Ordinal)), Is.EqualTo(OfTheDecoder.Length));
    }

    [Test]
    public async Task A_site_that_wants_every_syntax_is_not_ready_without_one()
    {
        await using var host = await HostRig.StartAsync(
            _folder.Path, new ManualTimeProvider(), BrokenDecoder, ("HipAi:Receiving:RequireAllTransferSyntaxes", "true"));

        var (status, ok, _) = await ReadyAsync(host);

        Assert.That((status, ok), Is.EqualTo((HttpStatusCode.ServiceUnavailable, false)));
    }

    /// <summary>Each syntax on a presentation context of its own, as modalities propose them.</summary>
    private static async Task<IReadOnlyList<string>> AcceptedAsync(HostRig host)
    {
        await using var client = await ConnectAsync(host, [.. Ours.Concat(OfTheDecoder).Select(syntax => new DicomProposal(ScpRig.SopClass, syntax.UID.UID))]);
        string[] accepted = [.. client.Association.AcceptedContexts.Select(context => context.TransferSyntax)];
        await client.ReleaseAsync(CancellationToken.None);
        return accepted;
    }

    private static Task<DicomClient> ConnectAsync(HostRig host, IReadOnlyList<DicomProposal> proposals) => DicomClient.ConnectAsync(
        new DicomClientOptions { Host = "127.0.0.1", Port = host.DicomPort, CallingAeTitle = "MODALITY", CalledAeTitle = "HIPAI", Proposals = proposals },
        host.Time,
        CancellationToken.None);

    private static async Task<(HttpStatusCode Status, bool Ok, string? Detail)> ReadyAsync(HostRig host)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(host.Web, "/health/ready"));
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        var check = body.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "transfer syntaxes");
        return (response.StatusCode, check.GetProperty("ok").GetBoolean(), check.GetProperty("detail").GetString());
    }
}
