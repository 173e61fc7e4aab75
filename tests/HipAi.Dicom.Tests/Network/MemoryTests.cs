using System.Diagnostics;
using HipAi.Dicom.Network;

namespace HipAi.Dicom.Tests.Network;

/// <summary>What associations cost while objects come in on all of them.</summary>
[Category("A5")]
[Category("A6")]
[CancelAfter(120_000)]
public class MemoryTests
{
    private const int Associations = 64;
    private const int ObjectLength = 30 * 1024 * 1024;
    private const long Mebibyte = 1024 * 1024;

    /// <summary>The senders are in this process and share one PDU, so that next to all of what is measured is the receiver's.</summary>
    [Test]
    public async Task Sixty_four_objects_of_30_MB_at_once_keep_the_process_under_300_MB_above_idle([Values(131_072, 262_144)] int pduLength)
    {
        await using var fixture = await ServerFixture.StartAsync(Discarding(), new DicomServerOptions { MaximumAssociations = Associations });
        await MeasureAsync(() => ScriptedPeer.ConnectAsync(fixture.EndPoint), pduLength);
    }

    /// <summary>Here both ends of TLS are measured, since the senders' one is in this process too.</summary>
    [Test]
    [Category("A3")]
    public async Task The_same_holds_on_tls()
    {
        await using var fixture = await TlsFixture.StartAsync(provider: Discarding(), options: new DicomServerOptions { MaximumAssociations = Associations });
        await MeasureAsync(fixture.ScriptAsync, 131_072);
    }

    private static RecordingProvider Discarding() => new()
    {
        OnStore = async (_, dataSet, cancellationToken) =>
        {
            await dataSet.CopyToAsync(Stream.Null, cancellationToken);
            return DicomStatus.Success;
        },
    };

    private static async Task MeasureAsync(Func<Task<ScriptedPeer>> connect, int pduLength)
    {
        var pdu = Dimse.Data(false, new byte[pduLength - 6]);
        var idle = Resident();
        var peers = new List<ScriptedPeer>();
        for (var i = 0; i < Associations; i++)
        {
            peers.Add(await connect());
            await peers[^1].AssociateAsync(Dimse.AssociateRequest);
        }

        await TestContext.Out.WriteLineAsync($"{(Resident() - idle) / Associations / 1024} KiB for each idle association");
        var peak = idle;
        var sending = Task.WhenAll(peers.Select(peer => Task.Run(() => StoreAsync(peer, pdu))));
        while (!sending.IsCompleted)
        {
            await Task.WhenAny(sending, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None));
            peak = Math.Max(peak, Resident());
        }

        await sending;
        peers.ForEach(peer => peer.Dispose());
        await TestContext.Out.WriteLineAsync($"{(peak - idle) / Mebibyte} MiB above idle, {(peak - idle) / Associations / 1024} KiB each");
        Assert.That((peak - idle) / Mebibyte, Is.LessThan(300));
    }

    private static async Task StoreAsync(ScriptedPeer peer, byte[] pdu)
    {
        await peer.SayAsync(Dimse.StoreRequest());
        for (var sent = 0; sent < ObjectLength; sent += pdu.Length) await peer.SayAsync(pdu);
        await peer.SayAsync(Dimse.Data(true, 0, 0));
        Assert.That(Dimse.Read(await peer.HearAsync()).Status, Is.EqualTo(DicomStatus.Success));
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
