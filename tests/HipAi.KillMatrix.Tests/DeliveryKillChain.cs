using HipAi.Dicom.Network;
using HipAi.KillHost;
using HipAi.Testing;

namespace HipAi.KillMatrix.Tests;

/// <summary>Kill after kill in the middle of delivery to four destinations, over one data folder and with receivers that outlive them all.</summary>
internal sealed class DeliveryKillChain : IAsyncDisposable
{
    private const int Senders = 2;

    private readonly TempFolder _folder = new();
    private readonly CommitmentEar _ear = new();
    private readonly Receivers _receivers = new();
    private readonly List<SentImage> _sent = [];
    private DicomServer? _listening;
    private KillHostProcess? _host;

    private string Root => _folder.File("data");

    /// <summary>How many things the receivers have.</summary>
    public int Received => _receivers.Has.Count;

    /// <summary>How many things came more than once.</summary>
    public int Repeated => _receivers.Has.Values.Count(copies => copies.Count > 1);

    /// <summary>Kills as planned, restarts, waits until all is delivered and looks at every destination.</summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(DeliveryKillPlan plan)
    {
        if (_listening is null)
        {
            _listening = await _ear.ListenAsync();
            await _receivers.ListenAsync();
        }

        var modalities = await KillAsync(plan);
        _host = await StartAsync();
        _sent.AddRange(modalities.SelectMany(modality => modality.Sent));
        var refused = await Task.WhenAll(modalities.Select(modality => modality.SendAgainAsync(_host.Port)));
        var untold = await _ear.HearAllAsync();
        await _host.DrainAsync();
        return [.. refused.SelectMany(r => r), .. untold, .. new Inspection(Root).WhenDrained(_sent), .. new DeliveryInspection(Root, _receivers.Has).WhenDrained()];
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await _receivers.DisposeAsync();
        if (_listening is not null) await _listening.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<IReadOnlyList<Modality>> KillAsync(DeliveryKillPlan plan)
    {
        _host ??= await StartAsync();
        await using var host = _host;
        var isAnswering = plan.Point == DeliveryKillPlan.Answering;
        if (isAnswering) _receivers.KillAfter(plan.Occurrence, host.Kill);
        else await host.ArmAsync(plan.Point, plan.Occurrence);
        var modalities = Enumerable.Range(0, Senders).Select(i => NewModality(plan.Seed, i)).ToList();
        await Task.WhenAll(modalities.Select(modality => modality.SendUntilItDiesAsync(host.Port)));
        await (isAnswering ? host.EndAsync().WaitAsync(KillHostProcess.Limit, TimeProvider.System) : host.DieAsync(plan.Point));
        return modalities;
    }

    private Task<KillHostProcess> StartAsync() => KillHostProcess.StartAsync(Root, _listening!.LocalEndPoint.Port, _receivers.Settings);

    private Modality NewModality(int seed, int number)
    {
        var random = new Random((seed * Senders) + number);
        return new Modality(
            $"MODALITY{number}", new ImageMaker($"1.2.826.0.2.{seed + 1}.{number + 1}", random), random, _ear, new SentBytes(long.MaxValue, () => { }));
    }
}
