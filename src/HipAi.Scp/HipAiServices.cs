using HipAi.Dicom.Imaging.Codecs;
using HipAi.Scp.Administration;
using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Operations;
using HipAi.Scp.Operations.Metrics;
using HipAi.Scp.Pipeline;
using HipAi.Scp.Receiving;
using HipAi.Scp.Receiving.Commitment;
using HipAi.Scp.Receiving.PerformedSteps;
using HipAi.Scp.Review.Signing;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Release;
using HipAi.Scp.Storage.Retention;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HipAi.Scp;

/// <summary>Which object is given to which constructor. What is registered already, a test's disk for example, stays.</summary>
internal static class HipAiServices
{
    public static IServiceCollection AddHipAi(this IServiceCollection services, HipAiOptions options, ResolvedPaths paths)
    {
        services.AddSingleton(options);
        services.AddSingleton(paths);
        services.AddSingleton(options.Storage);
        services.AddSingleton(options.Review);
        services.AddSingleton(options.Web);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Receiving.DrainTimeout + TimeSpan.FromSeconds(15));
        services.AddDesk(paths);
        return services.AddStorage(options, paths).AddTemplates(options, paths).AddPipeline(options).AddDelivery(options, paths).AddReceiving(options, paths)
            .AddOperations();
    }

    private static IServiceCollection AddStorage(this IServiceCollection services, HipAiOptions options, ResolvedPaths paths)
    {
        var folder = new DataFolder(paths.StorageRoot, NodeNames.Of(options.Storage));
        services.TryAddSingleton<IDisk, LocalDisk>();
        services.TryAddSingleton<IObjectFormat, DicomObjectFormat>();
        services.AddSingleton(folder);
        services.AddSingleton(_ => new HipAiDatabase(DatabaseEngines.For(options.Storage, folder)));
        services.AddSingleton(sp => new DurableFiles(sp.GetRequiredService<IDisk>(), folder.Incoming));
        services.AddSingleton(sp => new InstanceIndex(
            sp.GetRequiredService<HipAiDatabase>(), options.Assembly, sp.GetRequiredService<TimeProvider>().LocalTimeZone));
        services.AddSingleton(sp => new StepLedger(sp.GetRequiredService<HipAiDatabase>(), options.Assembly, sp.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ObjectQuarantine>();
        services.AddSingleton<InstanceStore>();
        services.AddSingleton<StorageRecovery>();
        services.AddRetention(options);
        services.AddSingleton(sp => new StudyLedger(
            sp.GetRequiredService<HipAiDatabase>(), [.. options.Delivery.Effective.Select(destination => destination.Name)]));
        services.AddSingleton<StudyRelease>();
        services.AddSingleton<StudyClaims>();
        services.AddSingleton<NodeLock>();
        services.AddSingleton(sp => new OpenStudies(sp.GetRequiredService<HipAiDatabase>()));
        services.AddSingleton(sp => new StudyQueries(sp.GetRequiredService<HipAiDatabase>()));
        services.AddSingleton(_ => new InstanceFiles(folder));
        services.AddSingleton(sp => new ResultFiles(folder, sp.GetRequiredService<DurableFiles>()));
        services.AddSingleton<StartupService>();
        services.AddHostedService(sp => sp.GetRequiredService<StartupService>());
        return services;
    }

    /// <summary>A set folder of reports belongs to others: nothing in it is removed.</summary>
    internal static IServiceCollection AddRetention(this IServiceCollection services, HipAiOptions options)
    {
        services.AddSingleton(options.Retention);
        services.AddSingleton<RetentionFiles>();
        services.AddSingleton(sp => new RetentionLedger(
            sp.GetRequiredService<HipAiDatabase>(), sp.GetRequiredService<RetentionFiles>(), options.Retention, RetainedFolders(options.Delivery),
            sp.GetRequiredService<TimeProvider>()));
        services.AddSingleton<QuarantineRetention>();
        services.AddSingleton<RetentionSweep>();
        return services;
    }

    /// <summary>The destinations whose files lie in the data folder's own folder of reports.</summary>
    internal static IReadOnlyList<string> RetainedFolders(DeliveryOptions delivery) => delivery.Folder.Length == 0 ? delivery.OwnFolders : [];

    private static IServiceCollection AddTemplates(this IServiceCollection services, HipAiOptions options, ResolvedPaths paths)
    {
        services.AddSingleton(options.Reporting);
        services.AddSingleton(_ => new TemplateFiles(paths.TemplatesFolder));
        services.AddSingleton<TemplateLedger>();
        services.AddSingleton<TemplateShelf>();
        services.AddSingleton<TemplatePreview>();
        services.AddSingleton<Recompose>(sp => sp.GetRequiredService<TemplateShelf>().ComposeAgainAsync);
        services.AddSingleton<TemplateDesk>();
        services.AddSingleton<TemplateWatch>();
        services.AddHostedService(sp => sp.GetRequiredService<TemplateWatch>());
        return services;
    }

    private static IServiceCollection AddPipeline(this IServiceCollection services, HipAiOptions options)
    {
        services.AddSingleton(options.Pipeline);
        services.AddKeyedSingleton<Alarm>(Alarm.Arrivals);
        services.AddKeyedSingleton<Alarm>(Alarm.Work);
        services.AddSingleton<StudyPipeline>();
        services.AddHostedService<PipelineService>();
        services.AddHostedService<AssemblyService>();
        services.AddHostedService<RetentionService>();
        return services;
    }

    private static IServiceCollection AddReceiving(this IServiceCollection services, HipAiOptions options, ResolvedPaths paths)
    {
        services.AddSingleton(options.Receiving);
        services.AddSingleton(sp => new DicomTranscoder(
            new CodecOptions { GdcmconvPath = paths.Gdcmconv, WorkFolder = sp.GetRequiredService<DataFolder>().Decoding },
            sp.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OfferedSyntaxes>();
        services.AddHostedService(sp => sp.GetRequiredService<OfferedSyntaxes>());
        services.AddSingleton<AdmissionPolicy>();
        services.AddSingleton<AdmissionGate>();
        services.AddSingleton<RefusedContexts>();
        services.AddSingleton<RefusalLedger>();
        services.AddHostedService(sp => sp.GetRequiredService<RefusalLedger>());
        services.AddSingleton<CommitmentJudge>();
        services.AddSingleton<CommitmentLedger>();
        services.AddSingleton<CommitmentReporter>();
        services.AddHostedService(sp => sp.GetRequiredService<CommitmentReporter>());
        services.AddSingleton<CommitmentDesk>();
        services.AddSingleton<StepDesk>();
        services.AddSingleton<HipAiServiceProvider>();
        services.AddSingleton<DicomListener>();
        services.AddHostedService(sp => sp.GetRequiredService<DicomListener>());
        return services;
    }

    private static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddSingleton<HipAiMetrics>();
        services.AddSingleton<StateSampler>();
        services.AddSingleton(sp =>
        {
            var metrics = sp.GetRequiredService<HipAiMetrics>();
            ServiceGauges.AddTo(
                metrics.Meter,
                sp.GetRequiredService<StateSampler>(),
                sp.GetRequiredService<DicomListener>(),
                sp.GetRequiredService<IDisk>(),
                sp.GetRequiredService<DataFolder>(),
                sp.GetRequiredService<StorageOptions>());
            var collector = new MetricCollector(metrics.Meter);
            metrics.StartFromZero();
            return collector;
        });
        return services;
    }
}
