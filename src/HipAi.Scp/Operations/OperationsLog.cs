namespace HipAi.Scp.Operations;

/// <summary>Events 6000 to 6999: the service as a whole. No patient data.</summary>
internal static partial class OperationsLog
{
    [LoggerMessage(6000, LogLevel.Information, "HipAI {Version}: data in {StorageRoot}, reports to {ReportsFolder}")]
    public static partial void Starting(ILogger log, string version, string storageRoot, string reportsFolder);

    [LoggerMessage(6001, LogLevel.Information, "Models {Models} on {Provider} ({Reason})")]
    public static partial void Loaded(ILogger log, string models, string provider, string reason);

    [LoggerMessage(6002, LogLevel.Warning, "Models: {Warning}")]
    public static partial void ModelsWarn(ILogger log, string warning);

    [LoggerMessage(6010, LogLevel.Warning, "Collector of metrics {Host}: {Outcome}")]
    public static partial void MetricsSent(ILogger log, string host, string outcome);
}
