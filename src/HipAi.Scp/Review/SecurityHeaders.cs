namespace HipAi.Scp.Review;

/// <summary>What every answer tells the browser it may do: as little as the pages need.</summary>
internal static class SecurityHeaders
{
    /// <summary>No foreign origin, no inline script or style, no framing, no plug-ins.</summary>
    internal const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds the headers to every answer, refusals included.</summary>
    internal static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Use(static (context, next) =>
        {
            context.Response.OnStarting(static state =>
            {
                var response = (HttpResponse)state;
                Add(response.Headers);
                // Whoever came by https once comes by https for a year.
                if (response.HttpContext.Request.IsHttps) response.Headers.StrictTransportSecurity = "max-age=31536000";
                return Task.CompletedTask;
            }, context.Response);
            return next(context);
        });
    }

    private static void Add(IHeaderDictionary headers)
    {
        // An endpoint that serves a page of its own form names a policy that is as narrow.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // A UID in an address identifies a patient's study: it is told to nobody.
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // Patient data stays out of shared and disk caches unless an endpoint knows better.
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
    }
}
