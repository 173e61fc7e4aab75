using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Every proposal that dcmtk's senders can make, and Orthanc on both sides: what they send is what arrives.</summary>
[Category("A1")]
[Category("A8")]
[CancelAfter(180_000)]
public sealed class InteroperabilityTests
{
    private static readonly string[] AllSyntaxes =
    [
        DicomUID.ExplicitVRLittleEndian.UID, DicomUID.ImplicitVRLittleEndian.UID, DicomUID.DeflatedExplicitVRLittleEndian.UID, DicomUID.ExplicitVRBigEndian.UID,
        DicomUID.JPEGLosslessSV1.UID, DicomUID.JPEGLossless.UID, DicomUID.JPEGLSLossless.UID, DicomUID.JPEG2000Lossless.UID, DicomUID.RLELossless.UID,
        DicomUID.JPEGBaseline8Bit.UID, DicomUID.JPEGExtended12Bit.UID, DicomUID.JPEGLSNearLossless.UID, DicomUID.JPEG2000.UID,
    ];

    private static readonly PresentationPolicy Everything = new(new Dictionary<string, IReadOnlyList<string>>
    {
        [DicomUID.Verification.UID] = [DicomUID.ImplicitVRLittleEndian.UID],
        [RecordingProvider.Store] = AllSyntaxes,
    });

    /// <summary>Senders of native files: whatever else they propose, an uncompressed syntax is agreed on and used.</summary>
    [Test]
    public async Task Storescu_is_served_whatever_it_proposes(
        [Values("-x=", "-xe", "-xb", "-xi", "-xs", "-xy", "-xx", "-xv", "-xw", "-xt", "-xu", "-xr", "-xd")] string proposal)
    {
        await using var fixture = await ServerFixture.StartAsync(Taking());
        using var folder = new TempFolder();
        var file = Samples.File("1.2.3.1", DicomTransferSyntax.ExplicitVRLittleEndian);
        file.Save(folder.File("native.dcm"));

        var result = await Tool.RunAsync("storescu", ["-v", proposal, "127.0.0.1", $"{fixture.EndPoint.Port}", folder.File("native.dcm")]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var (request, bytes) = fixture.Provider.Stored.Single();
        var received = DicomDatasetReader.Read(bytes, DicomTransferSyntax.Lookup(request.TransferSyntaxUid));
        Assert.That(received.GetBytes(DicomTag.PixelData).ToArray(), Is.EqualTo(file.Dataset.GetBytes(DicomTag.PixelData).ToArray()));
    }

    [Test]
    public async Task Storescu_that_has_only_video_to_offer_is_told_and_nobody_else_is_disturbed(
        [Values("-xm", "-xh", "-xn", "-xl", "-x2", "-x3", "-xo", "-x4", "-x5")] string proposal)
    {
        await using var fixture = await ServerFixture.StartAsync(Taking());
        using var folder = new TempFolder();
        Samples.File("1.2.3.1", DicomTransferSyntax.ExplicitVRLittleEndian).Save(folder.File("native.dcm"));

        var result = await Tool.RunAsync("storescu", ["-v", proposal, "127.0.0.1", $"{fixture.EndPoint.Port}", folder.File("native.dcm")]);
        var echo = await Tool.RunAsync("echoscu", ["-v", "127.0.0.1", $"{fixture.EndPoint.Port}"]);

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(result.ToString(), Does.Contain("No Acceptable Presentation Contexts"));
        Assert.That(echo.ExitCode, Is.Zero, echo.ToString());
        Assert.That(fixture.Provider.Stored, Is.Empty);
    }

    /// <summary>Compressed by dcmtk and GDCM, sent by storescu: the data set is the one in the file, byte for byte.</summary>
    [TestCase("-xs", "dcmcjpeg", "+e1", "1.2.840.10008.1.2.4.70")]
    [TestCase("-xx", "dcmcjpeg", "+ee", "1.2.840.10008.1.2.4.51")]
    [TestCase("-xt", "dcmcjpls", "+el", "1.2.840.10008.1.2.4.80")]
    [TestCase("-xu", "dcmcjpls", "+en", "1.2.840.10008.1.2.4.81")]
    [TestCase("-xr", "dcmcrle", "+ff", "1.2.840.10008.1.2.5")]
    [TestCase("-xv", "gdcmconv", "--j2k", "1.2.840.10008.1.2.4.90")]
    public async Task A_compressed_image_arrives_as_it_is_in_the_file(string proposal, string encoder, string option, string syntax)
    {
        await using var fixture = await ServerFixture.StartAsync(Taking());
        using var folder = new TempFolder();
        var path = await CompressAsync(folder, encoder, option);
        Assert.That(DicomFile.Open(path).TransferSyntax.UID.UID, Is.EqualTo(syntax), "made as asked");

        var result = await Tool.RunAsync("storescu", ["-v", proposal, "127.0.0.1", $"{fixture.EndPoint.Port}", path]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var (request, bytes) = fixture.Provider.Stored.Single();
        Assert.That(request.TransferSyntaxUid, Is.EqualTo(syntax));
        AssertSameFragments(bytes, path, syntax);
    }

    [Test]
    public async Task Dcmsend_sends_a_folder_of_several_syntaxes_over_one_association()
    {
        await using var fixture = await ServerFixture.StartAsync(Taking());
        using var folder = new TempFolder();
        string[] paths =
        [
            await CompressAsync(folder, "dcmcjpeg", "+e1"), await CompressAsync(folder, "dcmcjpls", "+el"), await CompressAsync(folder, "dcmcrle", "+ff"),
            await CompressAsync(folder, "gdcmconv", "--j2k"),
        ];

        var result = await Tool.RunAsync("dcmsend", ["-v", "--decompress-never", "127.0.0.1", $"{fixture.EndPoint.Port}", .. paths]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(fixture.Provider.Stored.Select(s => s.Request.TransferSyntaxUid), Is.EquivalentTo(paths.Select(p => DicomFile.Open(p).TransferSyntax.UID.UID)));
        Assert.That((await fixture.Provider.Closed.Reader.ReadAsync()).Closure.End, Is.EqualTo(AssociationEnd.Released));
    }

    [Test]
    public async Task Orthanc_echoes_and_sends_to_us_what_it_was_sent()
    {
        await using var fixture = await ServerFixture.StartAsync(Taking());
        await using var orthanc = await OrthancServer.StartAsync(new Dictionary<string, object> { ["DicomAlwaysAllowStore"] = true });
        await orthanc.AddModalityAsync("hipai", "HIPAI", fixture.EndPoint.Port);
        using var folder = new TempFolder();
        string[] paths = [await CompressAsync(folder, "dcmcjpeg", "+e1"), await CompressAsync(folder, "gdcmconv", "--j2k"), Native(folder)];
        var sent = await Tool.RunAsync("dcmsend", ["--decompress-never", "127.0.0.1", $"{orthanc.DicomPort}", .. paths]);
        Assert.That(sent.ExitCode, Is.Zero, sent.ToString());

        await orthanc.PostAsync("modalities/hipai/echo", new { });
        foreach (var instance in (await orthanc.GetAsync("instances")).EnumerateArray()) await orthanc.PostAsync("modalities/hipai/store", instance.GetString()!);

        Assert.That(fixture.Provider.Stored, Has.Count.EqualTo(3));
        foreach (var (request, bytes) in fixture.Provider.Stored)
        {
            var path = paths.Single(p => DicomFile.Open(p).Dataset.GetString(DicomTag.SOPInstanceUID) == request.AffectedSopInstanceUid);
            var received = DicomDatasetReader.Read(bytes, DicomTransferSyntax.Lookup(request.TransferSyntaxUid));
            if (request.TransferSyntaxUid == DicomFile.Open(path).TransferSyntax.UID.UID && DicomTransferSyntax.Lookup(request.TransferSyntaxUid).IsEncapsulated)
                AssertSameFragments(bytes, path, request.TransferSyntaxUid);
            else
                Assert.That(received.GetBytes(DicomTag.PixelData).ToArray(), Is.EqualTo(DicomFile.Open(path).Dataset.GetBytes(DicomTag.PixelData).ToArray()));
        }
    }

    [Test]
    public async Task What_our_client_sends_to_Orthanc_is_what_Orthanc_gives_back()
    {
        await using var orthanc = await OrthancServer.StartAsync(new Dictionary<string, object> { ["DicomAlwaysAllowStore"] = true, ["DicomAlwaysAllowEcho"] = true });
        using var folder = new TempFolder();
        string[] paths = [await CompressAsync(folder, "dcmcjpls", "+el"), Native(folder)];
        var options = ServerFixture.ClientOptions(orthanc.DicomPort, AllSyntaxes) with { CalledAeTitle = OrthancServer.AeTitle };
        await using (var client = await DicomClient.ConnectAsync(options, TimeProvider.System, CancellationToken.None))
        {
            Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
            foreach (var path in paths) Assert.That(await client.CStoreAsync(DicomFile.Open(path), CancellationToken.None), Is.EqualTo(DicomStatus.Success));
            await client.ReleaseAsync(CancellationToken.None);
        }

        foreach (var instance in (await orthanc.GetAsync("instances")).EnumerateArray())
        {
            using var stream = new MemoryStream(await orthanc.GetBytesAsync($"instances/{instance.GetString()}/file"));
            var back = DicomFile.Open(stream);
            var path = paths.Single(p => DicomFile.Open(p).Dataset.GetString(DicomTag.SOPInstanceUID) == back.Dataset.GetString(DicomTag.SOPInstanceUID));
            var original = DicomFile.Open(path);
            Assert.That(back.TransferSyntax.UID, Is.EqualTo(original.TransferSyntax.UID));
            Assert.That(Samples.Encode(back.Dataset, back.TransferSyntax), Is.EqualTo(Samples.Encode(original.Dataset, original.TransferSyntax)));
        }
    }

    private static RecordingProvider Taking() => new() { Decide = _ => AssociationDecision.Accept(Everything) };

    private static string Native(TempFolder folder)
    {
        Samples.File("1.2.3.9", DicomTransferSyntax.ExplicitVRLittleEndian).Save(folder.File("native.dcm"));
        return folder.File("native.dcm");
    }

    private static async Task<string> CompressAsync(TempFolder folder, string encoder, string option)
    {
        var (from, to) = (folder.File($"{encoder}{option}.raw.dcm"), folder.File($"{encoder}{option}.dcm"));
        Samples.File($"1.2.3.1.{string.Join('.', (encoder + option).Select(letter => (int)letter))}", DicomTransferSyntax.ExplicitVRLittleEndian).Save(from);
        var result = await Tool.RunAsync(encoder, encoder == "gdcmconv" ? [option, from, to] : [option, "--uid-never", from, to]);
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        return to;
    }

    private static void AssertSameFragments(byte[] received, string path, string syntax)
    {
        Assert.That(DicomFile.Open(path).Dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var sent), Is.True);
        Assert.That(DicomDatasetReader.Read(received, DicomTransferSyntax.Lookup(syntax)).TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var got), Is.True);
        Assert.That(got!.Fragments.Select(f => f.ToArray()), Is.EqualTo(sent!.Fragments.Select(f => f.ToArray())));
    }
}
