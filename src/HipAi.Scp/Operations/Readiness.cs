using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Pipeline;
using HipAi.Scp.Receiving;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Operations;

/// <summary>Whether the service can do its work now, part by part and with reasons (requirement H2).</summary>
internal sealed class Readiness(
    StudyQueries queries, DataFolder folder, IDisk disk, StorageOptions storage, DicomListener listener, OfferedSyntaxes offered,
    ReceivingOptions receiving, StudyStages stages, TemplateShelf templates, OutboxQueries outbox)
{
    /// <summary>Asks every part.</summary>
    public async Task<IReadOnlyList<ReadinessCheck>> CheckAsync(CancellationToken cancellationToken) => (await LookAsync(cancellationToken)).Checks;

    /// <summary>Asks every part, and hands on what the outbox said of the destinations; null when it did not answer.</summary>
    public async Task<(IReadOnlyList<ReadinessCheck> Checks, IReadOnlyList<DestinationStatus>? Destinations)> LookAsync(CancellationToken cancellationToken)
    {
        var (delivery, destinations) = await LookAtDeliveryAsync(cancellationToken);
        return (await CheckAsync(delivery, cancellationToken), destinations);
    }

    private async Task<IReadOnlyList<ReadinessCheck>> CheckAsync(ReadinessCheck delivery, CancellationToken cancellationToken) =>
    [
        await CheckDatabaseAsync(cancellationToken),
        CheckStorage(),
        listener.LocalEndPoint is { } endPoint
            ? new ReadinessCheck("dicom", true, $"listening on {endPoint}")
            : new ReadinessCheck("dicom", false, "not listening"),
        CheckTransferSyntaxes(),
        new ReadinessCheck(
            "models", stages.Models.Count > 0, stages.Models.Count > 0 ? $"{string.Join(", ", stages.Models)} on {stages.ExecutionProvider}" : "no model is loaded"),
        CheckTemplates(),
        delivery,
    ];

    /// <summary>A refused template is a note, since the last good version goes on serving.</summary>
    private ReadinessCheck CheckTemplates()
    {
        var reason = templates.WhyNotReady();
        var serving = templates.Serving.Select(published => $"{published.Template.Name} {published.Version} ({published.Template.Language}) serves {published.Template.Serving}");
        var refused = templates.Refusals.Take(1).Select(refusal => $"refused: {refusal.File}, line {refusal.Line}: {refusal.Reason}");
        return new ReadinessCheck("templates", reason is null, string.Join("; ", new[] { reason ?? "" }.Where(text => text.Length > 0).Concat(serving).Concat(refused)));
    }

    /// <summary>A syntax that is not offered is a note, since senders fall back to another; unless the site wants all of them.</summary>
    private ReadinessCheck CheckTransferSyntaxes()
    {
        var failed = offered.Verdicts.Where(verdict => !verdict.Passed).ToList();
        var detail = failed.Count == 0
            ? $"{offered.Verdicts.Count} offered"
            : $"{offered.Verdicts.Count - failed.Count} offered; not offered: {string.Join("; ", failed.Select(verdict => $"{verdict.Syntax}: {verdict.Reason}"))}";
        return new ReadinessCheck("transfer syntaxes", failed.Count == 0 || !receiving.RequireAllTransferSyntaxes, detail);
    }

    private async Task<ReadinessCheck> CheckDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await queries.ListAsync(1, cancellationToken);
            return new ReadinessCheck("database", true, "answers");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever the driver throws, the answer is the same: not ready, and why.
            return new ReadinessCheck("database", false, StorageFault.Describe(fault));
        }
    }

    /// <summary>A destination that is away is a note: images are taken and reports written all the same.</summary>
    private async Task<(ReadinessCheck Check, IReadOnlyList<DestinationStatus>? Destinations)> LookAtDeliveryAsync(CancellationToken cancellationToken)
    {
        try
        {
            var destinations = await outbox.DestinationsAsync(cancellationToken);
            return (new ReadinessCheck("delivery", true, string.Join("; ", destinations.Select(Describe))), destinations);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database does not answer, which has a line of its own.
            return (new ReadinessCheck("delivery", true, $"not known: {StorageFault.Describe(fault)}"), null);
        }
    }

    private static string Describe(DestinationStatus status)
    {
        var backlog = $"{status.Name}: {status.Waiting} waiting, {status.Dead} dead";
        if (status.Kind is null) return $"{backlog}, not in the settings";
        return status.Failures == 0 ? backlog : $"{backlog}, {status.Failures} failures in a row ({status.LastError})";
    }

    private ReadinessCheck CheckStorage()
    {
        try
        {
            var free = disk.FreeBytes(folder.Root);
            if (free < storage.MinimumFreeBytes)
                return new ReadinessCheck("storage", false, $"{free} bytes are free, fewer than the watermark of {storage.MinimumFreeBytes}: images are answered with A700");
            return SettingTrials.WhyNotWritable(folder.Incoming) is { } trouble
                ? new ReadinessCheck("storage", false, trouble)
                : new ReadinessCheck("storage", true, $"{free} bytes are free");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The folder is gone or the drive does not answer.
            return new ReadinessCheck("storage", false, StorageFault.Describe(fault));
        }
    }
}
