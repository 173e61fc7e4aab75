using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace HipAi.Scp.Operations.Metrics;

/// <summary>
/// Sends the metrics to an OpenTelemetry collector every minute, over HTTP with protobuf, where an endpoint is set
/// (requirement H2). The same instruments as <c>GET /metrics</c>, so nothing of a patient either.
/// </summary>
internal sealed class OtlpExport(OtlpEndpoint endpoint, StateSampler sampler, TimeProvider time, ILogger<OtlpExport> log) : BackgroundService
{
    private const int LongestSendMilliseconds = 10_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var exporter = new OtlpMetricExporter(new OtlpExporterOptions
        {
            Endpoint = endpoint.Metrics,
            Protocol = OtlpExportProtocol.HttpProtobuf,
            TimeoutMilliseconds = LongestSendMilliseconds,
        });
        using var reader = new BaseExportingMetricReader(exporter);
        using var provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("hipai"))
            .AddMeter(HipAiMetrics.MeterName)
            .AddReader(reader)
            .Build();
        var reached = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            await sampler.RefreshAsync(stoppingToken);
            var sent = provider.ForceFlush(LongestSendMilliseconds);
            if (sent != reached) OperationsLog.MetricsSent(log, endpoint.Metrics.Host, sent ? "reached again" : "not reached; it is tried again every minute");
            reached = sent;
            await Task.Delay(Interval, time, stoppingToken);
        }
    }
}
