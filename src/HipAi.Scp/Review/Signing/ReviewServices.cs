using HipAi.Studies;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HipAi.Scp.Review.Signing;

/// <summary>Puts reviewing into the web application.</summary>
internal static class ReviewServices
{
    /// <summary>Registers it. Who composes again is registered before; where nobody is, decisions change no text by themselves.</summary>
    internal static IServiceCollection AddReviewing(this IServiceCollection services)
    {
        services.TryAddSingleton<Recompose>(static (_, _, _, _, _) => Task.FromResult<IReadOnlyList<ReportSection>?>(null));
        services.AddSingleton<BlindFirst>();
        services.AddSingleton<ReviewQueries>();
        services.AddSingleton<ReviewLedger>();
        services.AddSingleton<Drafting>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<SigningDesk>();
        services.AddSingleton<OfferDesk>();
        services.AddSingleton<ReviewAnswers>();
        services.AddSingleton<ReviewViews>();
        return services;
    }

    /// <summary>Hides what somebody has to read first. After it is known who asks.</summary>
    internal static WebApplication UseBlindFirst(this WebApplication app)
    {
        app.UseMiddleware<BlindFirstGate>();
        return app;
    }
}
