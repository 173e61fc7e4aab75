using HipAi.Scp.Configuration;
using HipAi.Scp.Operations.Metrics;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HipAi.Scp.Delivery;

/// <summary>Registers the parts of delivery.</summary>
internal static class DeliveryParts
{
    /// <summary>Everything that sends reports. A test's forms that are registered before stay.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, HipAiOptions options, ResolvedPaths paths)
    {
        services.AddSingleton(options.Delivery);
        services.TryAddSingleton(WrittenForms.All);
        services.AddSingleton<DeliveryAlarms>();
        services.AddSingleton<OutboxQueries>();
        services.AddSingleton<ReportReader>();
        services.AddSingleton<Installation>();
        services.AddSingleton(sp => new ReportFolders(options.Delivery, paths.ReportsFolder, paths.ContentRoot, sp.GetRequiredService<IDisk>()));
        services.AddSingleton(sp => new Outbox(
            sp.GetRequiredService<HipAiDatabase>(), sp.GetRequiredService<DataFolder>(), options.Pipeline, sp.GetRequiredService<TimeProvider>(), Random.Shared.NextDouble));
        services.AddSingleton<IReadOnlyList<DeliveryWorker>>(sp =>
            [.. options.Delivery.Effective.Select(destination => Worker(sp, destination, options, paths))]);
        services.AddHostedService<DeliveryService>();
        return services;
    }

    private static DeliveryWorker Worker(IServiceProvider sp, DestinationOptions destination, HipAiOptions options, ResolvedPaths paths) => new(
        destination,
        Channel(destination, options.Receiving.AeTitle, paths.ContentRoot, sp.GetRequiredService<ReportFolders>(), sp.GetRequiredService<ReportForms>(), sp.GetRequiredService<TimeProvider>()),
        sp.GetRequiredService<Outbox>(),
        sp.GetRequiredService<ReportReader>(),
        options.Pipeline,
        sp.GetRequiredService<HipAiMetrics>(),
        sp.GetRequiredService<TimeProvider>(),
        sp.GetRequiredService<ILogger<DeliveryWorker>>());

    /// <summary>The way to a destination.</summary>
    internal static IReportChannel Channel(
        DestinationOptions destination, string ownAeTitle, string contentRoot, ReportFolders folders, ReportForms forms, TimeProvider time)
    {
        var folder = folders.Of(destination);
        return destination.Kind switch
        {
            DestinationKind.Dicom => new DicomChannel(destination, ownAeTitle, contentRoot, forms, time),
            DestinationKind.Hl7 => new MllpChannel(destination, contentRoot, forms, time),
            DestinationKind.Fhir => new FhirChannel(destination, contentRoot, forms, time),
            _ => new FolderChannel(destination, folder, folders.Files(folder), forms),
        };
    }
}
