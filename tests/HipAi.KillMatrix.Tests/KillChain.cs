using HipAi.Dicom.Network;
using HipAi.KillHost;
using HipAi.Testing;

namespace HipAi.KillMatrix.Tests;

/// <summary>Kill after kill over one data folder. The restart after one kill is the service that the next one meets.</summary>
internal sealed class KillChain : IAsyncDisposable
{
    private const int Senders = 4;

    private readonly TempFolder _folder = new();
    private readonly CommitmentEar _ear = new();
    private readonly List<SentImage> _sent = [];
    private DicomServer? _listening;
    private KillHostProcess? _host;

    private string Root => _folder.File("data");

    private int EarPort => _listening!.LocalEndPoint.Port;

    /// <summary>All images so far.</summary>
    public IReadOnlyCollection<SentImage> Sent => _sent;

    /// <summary>Kills as planned, restarts, sends the rest, waits until all is reported and looks at everything.</summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(KillPlan plan)
    {
        _listening ??= await _ear.ListenAsync();
        var modalities = await KillAsync(plan);
        _host = await KillHostProcess.StartAsync(Root, EarPort);
        _sent.AddRange(modalities.SelectMany(modality => modality.Sent));
        var lost = new Inspection(Root).AfterRestart(_sent);
        var refused = await Task.WhenAll(modalities.Select(modality => modality.SendAgainAsync(_host.Port)));
        var untold = await _ear.HearAllAsync();
        await _host.DrainAsync();
        return [.. lost.Select(l => $"after the restart: {l}"), .. refused.SelectMany(r => r).Select(r => $"sent again and refused: {r}"), .. untold, .. new Inspection(Root).WhenDrained(_sent)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_listening is not null) await _listening.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<IReadOnlyList<Modality>> KillAsync(KillPlan plan)
    {
        if (plan.Point == KillPoints.FirstStart)
        {
            if (_host is not null) throw new InvalidOperationException($"Seed {plan.Seed} wants a first start, and this folder has had it.");
            await KillHostProcess.DieWhileStartingAsync(Root, EarPort, plan.Point);
            return [];
        }

        _host ??= await KillHostProcess.StartAsync(Root, EarPort);
        await using var host = _host;
        var isOutside = plan.Point == KillPoints.Outside;
        var bytes = new SentBytes(isOutside ? plan.Bytes : long.MaxValue, host.Kill);
        var modalities = Enumerable.Range(0, Senders).Select(i => NewModality(plan.Seed, i, bytes)).ToList();
        // A second kill needs something that the first has left to put in order: objects that are renamed and not indexed.
        var isDouble = KillPoints.WhileStarting.Contains(plan.Point);
        var first = isDouble ? "object-published" : plan.Point;
        if (!isOutside) await host.ArmAsync(first, plan.Occurrence);
        await Task.WhenAll(modalities.Select(modality => modality.SendUntilItDiesAsync(host.Port)));
        await (isOutside ? host.EndAsync().WaitAsync(KillHostProcess.Limit, TimeProvider.System) : host.DieAsync(first));
        if (isDouble) await KillHostProcess.DieWhileStartingAsync(Root, EarPort, plan.Point);
        return modalities;
    }

    private Modality NewModality(int seed, int number, SentBytes bytes)
    {
        var random = new Random((seed * Senders) + number);
        return new Modality($"MODALITY{number}", new ImageMaker($"1.2.826.0.1.{seed + 1}.{number + 1}", random), random, _ear, bytes);
    }
}
