using System.Diagnostics.Metrics;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Receiving;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Operations.Metrics;

/// <summary>What is not counted but looked up when somebody asks.</summary>
internal static class ServiceGauges
{
    /// <summary>Hangs the gauges on the meter.</summary>
    public static void AddTo(Meter meter, StateSampler sampler, DicomListener listener, IDisk disk, DataFolder folder, StorageOptions storage)
    {
        meter.CreateObservableGauge("hipai.associations.open", () => (long)listener.OpenAssociations, "{association}", "Associations that are open now.");
        meter.CreateObservableGauge(
            "hipai.queue.depth",
            () => sampler.Current.Waiting is { } count ? [new Measurement<long>(count)] : Array.Empty<Measurement<long>>(),
            "{study}",
            "Closed studies that wait for a worker, of all nodes.");
        meter.CreateObservableGauge("hipai.disk.free", () => Free(disk, folder), "By", "Bytes that may still be written to the data folder.");
        meter.CreateObservableGauge(
            "hipai.memory.heap", () => GC.GetTotalMemory(forceFullCollection: false), "By", "Bytes that the program's own objects take; the networks' memory is not among them.");
        meter.CreateObservableGauge(
            "hipai.disk.watermark", () => storage.MinimumFreeBytes, "By", "Free bytes below which images are answered with A700.");
        meter.CreateObservableGauge(
            "hipai.studies.state",
            () => sampler.Current.Studies.Select(s => Measured(s.Value, "state", Lower(s.Key.ToString()))),
            "{study}",
            "Studies by where they stand.");
        meter.CreateObservableGauge(
            "hipai.objects.quarantine",
            () => sampler.Current.Quarantined is { } count ? [new Measurement<long>(count)] : Array.Empty<Measurement<long>>(),
            "{object}",
            "Objects in quarantine.");
        AddDestinations(meter, sampler);
        meter.CreateObservableGauge(
            "hipai.ready",
            () => sampler.Current.Checks.Select(check => Measured(check.Ok ? 1 : 0, "part", Lower(check.Name))),
            description: "1 when a part of the service can do its work, 0 when it cannot; /health/ready says why.");
    }

    private static void AddDestinations(Meter meter, StateSampler sampler)
    {
        IEnumerable<Measurement<long>> Each(Func<DestinationStatus, long> value) =>
            sampler.Current.Destinations.Select(status => Measured(value(status), "destination", status.Name));
        meter.CreateObservableGauge("hipai.delivery.backlog", () => Each(status => status.Waiting), "{report}", "Report versions that wait for a destination, of all nodes.");
        meter.CreateObservableGauge("hipai.delivery.dead", () => Each(status => status.Dead), "{report}", "Dead letters of a destination, of all nodes.");
        meter.CreateObservableGauge(
            "hipai.delivery.circuit_open",
            () => Each(status => status.Circuit == CircuitState.Closed ? 0 : 1),
            description: "1 while a destination is only probed, since it failed too often in a row; else 0.");
    }

    /// <summary>Nothing when the drive does not answer; readiness says so.</summary>
    private static Measurement<long>[] Free(IDisk disk, DataFolder folder)
    {
        try
        {
            return [new Measurement<long>(disk.FreeBytes(folder.Root))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The folder is gone: a gauge that cannot be read says nothing.
            return [];
        }
    }

    private static Measurement<long> Measured(long value, string label, string word) => new(value, new KeyValuePair<string, object?>(label, word));

    private static string Lower(string word) => word.ToLowerInvariant().Replace(' ', '_');
}
