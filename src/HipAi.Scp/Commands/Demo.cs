using HipAi.Phantom;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>One run of the demonstration.</summary>
/// <param name="set">The studies to simulate and send.</param>
/// <param name="stay">Whether the service stays up after the last report.</param>
/// <param name="context">Where to speak to.</param>
/// <param name="configure">Other parts for the service; null for the product's own.</param>
internal sealed class Demo(SimulatedSet set, bool stay, CommandContext context, Action<WebApplicationBuilder>? configure = null)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a study may take from the last association to its report, on a slow machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Simulates, sends, waits and prints.</summary>
    /// <returns>0 when every study has a report.</returns>
    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("hipai-demo-");
        try
        {
            await using var service = DemoService.Build(Path.Combine(folder.FullName, "data"), context.Time, configure);
            await service.StartAsync(cancellationToken);
            await context.Out.WriteLineAsync($"Service started: DICOM {service.Peer}, web pages {service.Web}");
            await TellUsersAsync(await service.AddUsersAsync(cancellationToken));
            var truths = await SendAsync(service, Path.Combine(folder.FullName, "studies"), cancellationToken);
            var reported = await ReportAllAsync(service, truths, cancellationToken);
            await CloseAsync(service, cancellationToken);
            return reported ? ExitCodes.Done : ExitCodes.Failed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task TellUsersAsync(IReadOnlyList<(string Name, string Password)> users)
    {
        await context.Out.WriteLineAsync("Sign in on the web pages as one of these. They are for this demonstration only, and go with it:");
        foreach (var (name, password) in users) await context.Out.WriteLineAsync($"  {name,-12} {password}");
    }

    private async Task<IReadOnlyList<StudyTruth>> SendAsync(DemoService service, string folder, CancellationToken cancellationToken)
    {
        await context.Out.WriteLineAsync(FormattableString.Invariant($"Simulating {set.Studies} studies ..."));
        var progress = Progress.Of(set.Studies, "studies", context);
        var truths = await set.WriteAsync(folder, Environment.ProcessorCount, progress, cancellationToken);
        var files = OutgoingFile.Find([folder], fault => throw new CommandException(fault));
        var failed = await new Sender(service.Peer, context with { Out = TextWriter.Null }).SendAsync(files, cancellationToken);
        await context.Out.WriteLineAsync(FormattableString.Invariant(
            $"{files.Count - failed} of {files.Count} images answered with success (0000) over one association to {service.Peer}"));
        return truths;
    }

    private async Task<bool> ReportAllAsync(DemoService service, IReadOnlyList<StudyTruth> truths, CancellationToken cancellationToken)
    {
        var start = context.Time.GetTimestamp();
        var lines = new List<DemoLine>();
        var reported = true;
        for (var i = 0; i < truths.Count; i++)
        {
            var details = await WaitAsync(service, truths[i].StudyInstanceUid, start, cancellationToken);
            await context.Out.WriteLineAsync();
            await context.Out.WriteLineAsync(FormattableString.Invariant(
                $"==== Study {i + 1} of {truths.Count}: {service.Web}studies/{truths[i].StudyInstanceUid}"));
            var whyNot = details?.Summary.Reason ?? "the study was not worked through in time";
            await context.Out.WriteLineAsync(details?.Report?.Text.TrimEnd() ?? $"NO REPORT: {whyNot}");
            var own = DemoLine.Of(i + 1, truths[i], details?.Prediction);
            foreach (var line in own) await context.Out.WriteLineAsync($"TRUTH  {line.Side.Code()} hip: {line.Truth.DisplayName()}");
            lines.AddRange(own);
            reported &= details?.Report is not null;
        }

        await context.Out.WriteLineAsync();
        await DemoTable.WriteAsync(context.Out, lines);
        return reported;
    }

    private async Task<StudyDetails?> WaitAsync(
        DemoService service, string studyInstanceUid, long start, CancellationToken cancellationToken)
    {
        while (true)
        {
            var details = await service.Studies.FindAsync(studyInstanceUid, cancellationToken);
            if (details is { Report: not null } or { Summary.State: StudyState.Quarantined or StudyState.Held }) return details;
            if (context.Time.GetElapsedTime(start) > Limit) return details;
            await Task.Delay(LookAgain, context.Time, cancellationToken);
        }
    }

    private async Task CloseAsync(DemoService service, CancellationToken cancellationToken)
    {
        await context.Out.WriteLineAsync();
        if (!stay)
        {
            await context.Out.WriteLineAsync("To look at the studies in a browser, run the demo with --stay.");
            return;
        }

        await context.Out.WriteLineAsync($"Work list: {service.Web}   API: {service.Web}api/studies   (Ctrl+C ends the demo)");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is the way this ends; the demo did what it was asked for.
        }
    }
}
