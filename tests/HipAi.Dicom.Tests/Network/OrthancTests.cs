using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Orthanc as the peer, on either side.</summary>
[Category("A1")]
[CancelAfter(120_000)]
public class OrthancTests
{
    [Test]
    public async Task Orthanc_answers_our_echo_and_takes_our_file()
    {
        await using var orthanc = await OrthancServer.StartAsync();
        await using var client = await DicomClient.ConnectAsync(
            ServerFixture.ClientOptions(orthanc.DicomPort) with { CalledAeTitle = OrthancServer.AeTitle },
            TimeProvider.System,
            CancellationToken.None);

        Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
        Assert.That(await client.CStoreAsync(Samples.File("1.2.3.4", DicomTransferSyntax.ExplicitVRLittleEndian), CancellationToken.None), Is.EqualTo(DicomStatus.Success));
        await client.ReleaseAsync(CancellationToken.None);

        Assert.That((await orthanc.GetAsync("instances")).GetArrayLength(), Is.EqualTo(1));
    }
}
