using System.Diagnostics;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>DCMTK as the peer, on either side.</summary>
[Category("A1")]
[CancelAfter(120_000)]
public class DcmtkTests
{
    [Test]
    public async Task Echoscu_gets_its_echo([Values("4096", "16384", "131072")] string pdu)
    {
        await using var fixture = await ServerFixture.StartAsync();

        var result = await Tool.RunAsync("echoscu", ["-v", "-pdu", pdu, "--repeat", "3", "-aec", "HIPAI", "127.0.0.1", $"{fixture.EndPoint.Port}"]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var (association, closure) = await fixture.Provider.Closed.Reader.ReadAsync();
        Assert.That(closure.End, Is.EqualTo(AssociationEnd.Released));
        Assert.That((association.CallingAeTitle, association.PeerMaximumPduLength), Is.EqualTo(("ECHOSCU", uint.Parse(pdu, null))));
        Assert.That(association.PeerImplementationVersionName, Does.StartWith("OFFIS_DCMTK"));
    }

    [Test]
    public async Task Echoscu_proposing_everything_it_can_is_answered()
    {
        await using var fixture = await ServerFixture.StartAsync();

        var result = await Tool.RunAsync("echoscu", ["-v", "-ppc", "128", "-pts", "38", "127.0.0.1", $"{fixture.EndPoint.Port}"]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That((await fixture.Provider.Closed.Reader.ReadAsync()).Association.ProposedContexts, Has.Count.EqualTo(128));
    }

    [Test]
    public async Task Storescu_sends_files_that_arrive_byte_for_byte([Values("4096", "131072")] string pdu)
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var folder = new TempFolder();
        var files = Enumerable.Range(1, 3).Select(i => Samples.File($"1.2.3.{i}", DicomTransferSyntax.ExplicitVRLittleEndian, 100 * i)).ToList();
        foreach (var (i, file) in files.Index()) file.Save(folder.File($"{i}.dcm"));

        var result = await Tool.RunAsync("storescu", ["-v", "-xe", "-pdu", pdu, "--scan-directories", "127.0.0.1", $"{fixture.EndPoint.Port}", folder.Path]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(fixture.Provider.Stored, Has.Count.EqualTo(3));
        foreach (var (request, dataSet) in fixture.Provider.Stored)
        {
            var sent = files.Single(f => f.Dataset.GetString(DicomTag.SOPInstanceUID) == request.AffectedSopInstanceUid).Dataset;
            var received = DicomDatasetReader.Read(dataSet, DicomTransferSyntax.Lookup(request.TransferSyntaxUid));
            Assert.That(Samples.Encode(received, DicomTransferSyntax.ExplicitVRLittleEndian), Is.EqualTo(Samples.Encode(sent, DicomTransferSyntax.ExplicitVRLittleEndian)));
        }
    }

    [Test]
    public async Task Storescu_hears_of_a_failure()
    {
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider { OnStore = (_, _, _) => Task.FromResult(DicomStatus.OutOfResources) });
        using var folder = new TempFolder();
        Samples.File("1.2.3.1", DicomTransferSyntax.ExplicitVRLittleEndian, 1000).Save(folder.File("1.dcm"));

        var result = await Tool.RunAsync("storescu", ["-v", "-xe", "127.0.0.1", $"{fixture.EndPoint.Port}", folder.File("1.dcm")]);

        Assert.That(result.ToString(), Does.Contain("Refused: OutOfResources").Or.Contain("0xa700"));
    }

    [Test]
    [Category("A12")]
    public async Task Storescu_is_told_that_a_class_is_not_taken()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var folder = new TempFolder();
        var file = Samples.File("1.2.3.1", DicomTransferSyntax.ExplicitVRLittleEndian);
        file.Dataset.AddOrUpdate(DicomTag.SOPClassUID, DicomUID.CTImageStorage.UID);
        new DicomFile(file.Dataset, DicomTransferSyntax.ExplicitVRLittleEndian).Save(folder.File("1.dcm"));

        var result = await Tool.RunAsync("storescu", ["-v", "127.0.0.1", $"{fixture.EndPoint.Port}", folder.File("1.dcm")]);

        Assert.That(result.ExitCode, Is.Not.Zero, result.ToString());
        Assert.That(result.ToString(), Does.Contain("No presentation context"));
    }

    [Test]
    public async Task Our_client_stores_into_storescp([Values("4096", "131072")] string pdu)
    {
        using var folder = new TempFolder();
        int port;
        using (var free = new ScriptedAcceptor()) port = free.Port;
        using var storescp = Process.Start(new ProcessStartInfo(Tool.Find("storescp"), ["-pdu", pdu, "-od", folder.Path, "--unique-filenames", $"{port}"]))!;
        try
        {
            await using var client = await ConnectWhenUpAsync(port);
            var file = Samples.File("1.2.3.7", DicomTransferSyntax.ExplicitVRLittleEndian, 300);

            Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
            Assert.That(await client.CStoreAsync(file, CancellationToken.None), Is.EqualTo(DicomStatus.Success));
            Assert.That(await client.CStoreAsync(Samples.File("1.2.3.8", DicomTransferSyntax.ImplicitVRLittleEndian), CancellationToken.None), Is.EqualTo(DicomStatus.Success));
            await client.ReleaseAsync(CancellationToken.None);

            var stored = Directory.GetFiles(folder.Path).Select(path => DicomFile.Open(path)).ToList();
            Assert.That(stored.Select(f => f.Dataset.GetString(DicomTag.SOPInstanceUID)), Is.EquivalentTo(new[] { "1.2.3.7", "1.2.3.8" }));
            var back = stored.Single(f => f.Dataset.GetString(DicomTag.SOPInstanceUID) == "1.2.3.7").Dataset;
            Assert.That(back.GetBytes(DicomTag.PixelData).Span.SequenceEqual(file.Dataset.GetBytes(DicomTag.PixelData).Span), Is.True);
        }
        finally
        {
            storescp.Kill();
            await storescp.WaitForExitAsync();
        }
    }

    /// <summary>A program has no way to say that it listens; until it does, connecting fails at once.</summary>
    private static async Task<DicomClient> ConnectWhenUpAsync(int port)
    {
        while (true)
        {
            TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await DicomClient.ConnectAsync(
                    ServerFixture.ClientOptions(port, DicomUID.ExplicitVRLittleEndian.UID, DicomUID.ImplicitVRLittleEndian.UID), TimeProvider.System, CancellationToken.None);
            }
            catch (DicomNetworkException fault) when (fault.InnerException is System.Net.Sockets.SocketException)
            {
                await Task.Yield();
            }
        }
    }
}
