namespace HipAi.Scp.Operations.Metrics;

/// <summary>Metrics for whoever watches the service.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Open to everybody, since it tells nothing of anybody. Maps <c>GET /metrics</c>, Prometheus text format 0.0.4. Counting begins here, before anything is started.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        var collector = routes.ServiceProvider.GetRequiredService<MetricCollector>();
        routes.MapGet("/metrics", async (StateSampler sampler, CancellationToken cancellationToken) =>
        {
            await sampler.RefreshAsync(cancellationToken);
            return Results.Text(collector.Expose(), PrometheusText.ContentType);
        }).AllowAnonymous();
    }
}
