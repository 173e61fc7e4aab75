using System.Globalization;
using System.Threading.RateLimiting;
using HipAi.Scp.Configuration;
using Microsoft.AspNetCore.RateLimiting;

namespace HipAi.Scp.Security.Limits;

/// <summary>
/// How much one person, machine or address may ask for (requirement H5): enough for forty studies side by side, too little to guess passwords or
/// to keep others from working. What is too much is answered 429, with the seconds to wait.
/// </summary>
internal static class RequestLimits
{
    /// <summary>The policy of pages where a password can be tried.</summary>
    internal const string SignIn = "sign-in";

    /// <summary>Passwords that may be tried from one address within <see cref="SignInWindow"/>.</summary>
    internal const int SignInsPerAddress = 30;

    /// <summary>What they are counted in.</summary>
    internal static readonly TimeSpan SignInWindow = TimeSpan.FromMinutes(1);

    /// <summary>The bucket holds so many seconds' worth of requests.</summary>
    private const int BurstSeconds = 10;

    /// <summary>Puts the limits in.</summary>
    internal static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = OnRejectedAsync;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Usual);
            limiter.AddPolicy(SignIn, Strict);
        });
        services.AddSingleton<SignInPace>();
        return services;
    }

    /// <summary>A bucket for each person, machine or, of those who are nobody yet, address.</summary>
    private static RateLimitPartition<string> Usual(HttpContext context)
    {
        var perSecond = context.RequestServices.GetRequiredService<WebOptions>().RequestsPerSecond;
        // Whoever watches the service must see it when it is busiest.
        if (perSecond == 0 || context.Request.Path.StartsWithSegments("/health") || context.Request.Path == "/metrics") return RateLimitPartition.GetNoLimiter("watched");
        return RateLimitPartition.GetTokenBucketLimiter(WhoOf(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond * BurstSeconds,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
        });
    }

    private static RateLimitPartition<string> Strict(HttpContext context) => !HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetNoLimiter("looks")
        : RateLimitPartition.GetFixedWindowLimiter(AddressOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInsPerAddress, Window = SignInWindow });

    private static ValueTask OnRejectedAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : SignInWindow;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var log = rejected.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestLimits));
        SecurityLog.TooMany(log, WhoOf(rejected.HttpContext));
        return ValueTask.CompletedTask;
    }

    private static string WhoOf(HttpContext context) => Actor.Of(context.User)?.Name ?? AddressOf(context);

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
