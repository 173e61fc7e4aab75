using HipAi.Scp.Administration.Destinations;
using HipAi.Scp.Administration.Models;
using HipAi.Scp.Administration.Sources;
using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Configuration;
using HipAi.Scp.Pipeline;
using HipAi.Scp.Receiving;

namespace HipAi.Scp.Administration;

/// <summary>Registers what the pages of the admin's desk ask.</summary>
internal static class DeskServices
{
    /// <summary>Everything that is the desk's own; the rooms that it asks are registered by themselves.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, ResolvedPaths paths)
    {
        services.AddSingleton<TemplateVocabulary>();
        services.AddSingleton<TrialStudies>();
        services.AddSingleton<SiteLines>();
        services.AddSingleton(sp => new DestinationProbe(
            sp.GetRequiredService<ReceivingOptions>().AeTitle, paths.ContentRoot, paths.ReportsFolder, sp.GetRequiredService<TimeProvider>()));
        services.AddSingleton(sp => new ReceivingState(
            () => sp.GetRequiredService<DicomListener>().LocalEndPoint,
            () => sp.GetRequiredService<DicomListener>().TlsEndPoint,
            () => sp.GetRequiredService<OfferedSyntaxes>().Verdicts));
        services.AddSingleton<SourceDesk>();
        services.AddSingleton(sp => Loaded(sp.GetRequiredService<StudyStages>(), paths));
        services.AddSingleton<ModelCatalogue>();
        return services;
    }

    private static LoadedModels Loaded(StudyStages stages, ResolvedPaths paths) =>
        new(paths.ModelsFolder, stages.Models, stages.ExecutionProvider, stages.ExecutionProviderReason, stages.ModelWarnings ?? []);
}
