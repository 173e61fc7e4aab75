using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Pipeline;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Operations;

/// <summary>Puts data folder and database in order before any other part starts; registered first, so the host waits for it.</summary>
internal sealed class StartupService(
    HipAiDatabase database,
    DataFolder folder,
    StorageRecovery recovery,
    StudyClaims claims,
    NodeLock nodeLock,
    ReportFolders reports,
    ResolvedPaths paths,
    StudyStages stages,
    TemplateWatch templates,
    FirstAdmin firstAdmin,
    AuditQueries audit,
    ILogger<StartupService> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var version = typeof(StartupService).Assembly.GetName().Version?.ToString(3) ?? "";
        OperationsLog.Starting(log, version, paths.StorageRoot, paths.ReportsFolder);
        OperationsLog.Loaded(log, string.Join(", ", stages.Models), stages.ExecutionProvider, stages.ExecutionProviderReason);
        foreach (var warning in stages.ModelWarnings ?? []) OperationsLog.ModelsWarn(log, warning);
        folder.Create();
        nodeLock.Take();
        await database.PrepareAsync(cancellationToken);
        await firstAdmin.EnsureAsync(cancellationToken);
        // Outside of the database: against this hash it shows when the newest entries were cut off.
        var (entries, hash) = await audit.LastAsync(cancellationToken);
        SecurityLog.AuditHead(log, entries, hash);
        await templates.PrepareAsync(cancellationToken);
        var report = await recovery.RunAsync(cancellationToken);
        StorageLog.Recovered(log, report.Removed + reports.RemoveLeftovers(), report.Indexed, report.Quarantined);
        if (await claims.ReleaseOwnAsync(cancellationToken) is > 0 and var own) StorageLog.Reclaimed(log, own);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
