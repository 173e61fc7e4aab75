using HipAi.Scp.Api;
using HipAi.Scp.Review.Signing;
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
        services.AddSingleton<ImageRenderer>();
        services.AddReviewing();
        services.AddProblemDetails();
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
            OnPrepareResponse = static context => context.Context.Response.Headers.CacheControl = "public, max-age=300",
        });
        return app;
    }

    /// <summary>Maps the pages. Each names its permission; one that does not is for whoever is signed in.</summary>
    internal static WebApplication MapReviewPages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapRazorPages();
        app.MapReviewApi();
        return app;
    }
}
