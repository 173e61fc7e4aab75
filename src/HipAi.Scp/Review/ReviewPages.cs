using HipAi.Scp.Api;
using HipAi.Scp.Assembly;
using HipAi.Scp.Measures;
using HipAi.Scp.Review.Launch;
using HipAi.Scp.Review.Live;
using HipAi.Scp.Review.Release;
using HipAi.Scp.Review.Signing;
using HipAi.Scp.Review.Timeline;
using HipAi.Scp.Review.WorkList;
using HipAi.Scp.Security;
using Microsoft.Extensions.FileProviders;

namespace HipAi.Scp.Review;

/// <summary>Puts the reading pages into the web application.</summary>
internal static class ReviewPages
{
    /// <summary>Registers Razor Pages and what they and the image endpoints need.</summary>
    internal static IServiceCollection AddReviewPages(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRazorPages(options => options.RootDirectory = "/Review/Pages");
        services.AddSingleton<WorkListQueries>();
        services.AddSingleton<SearchAudit>();
        services.AddSingleton<LaunchQueries>();
        services.AddSingleton<TimelineQueries>();
        services.AddSingleton<ReleaseDesk>();
        services.AddSingleton<MeasureQueries>();
        services.AddSingleton<MeasureDesk>();
        services.AddSingleton<ImageRenderer>();
        services.AddReviewing();
        services.AddProblemDetails();
        return services.AddLive();
    }

    /// <summary>What tells open pages that studies changed.</summary>
    private static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddKeyedSingleton(LiveService.AlarmName, (provider, _) => new Alarm(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<StudyChanges>();
        services.AddSingleton<LiveService>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveService>());
        return services;
    }

    /// <summary>Adds security headers and the static files, which hold nothing of anybody: who is asking is looked at after them.</summary>
    internal static WebApplication UseReviewFiles(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseSecurityHeaders();
        // Embedded, so that the pages look the same wherever the process was started.
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new EmbeddedFileProvider(typeof(ReviewPages).Assembly, "HipAi.Scp.wwwroot"),
            // The names of chunks tell their content: they never change.
            OnPrepareResponse = static context => context.Context.Response.Headers.CacheControl =
                context.Context.Request.Path.StartsWithSegments("/app/chunks") ? "public, max-age=31536000, immutable" : "public, max-age=300",
        });
        return app;
    }

    /// <summary>Maps the pages. Each names its permission; one that does not is for whoever is signed in.</summary>
    internal static WebApplication MapReviewPages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapRazorPages();
        app.MapHub<LiveHub>(LiveHub.Path).RequirePermission(Permission.ReadStudies);
        app.MapReviewApi();
        return app;
    }
}
