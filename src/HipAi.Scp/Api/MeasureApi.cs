using System.Text;
using HipAi.Scp.Measures;
using HipAi.Scp.Security;

namespace HipAi.Scp.Api;

/// <summary>What measures are made from as a table (requirement G1), without patients.</summary>
internal static class MeasureApi
{
    /// <summary>The table.</summary>
    internal const string Table = "/api/measures.csv";

    /// <summary>Maps <c>GET /api/measures.csv</c>.</summary>
    internal static IEndpointRouteBuilder MapMeasureApi(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(Table, TableAsync).RequirePermission(Permission.Measure);
        return app;
    }

    private static async Task<IResult> TableAsync(
        MeasureDesk desk, AuditTrail audit, HttpContext context, string? from, string? to, string? models, string? institution, string? manufacturer,
        CancellationToken cancellationToken)
    {
        var range = desk.Range(from, to);
        var (_, reviews) = await desk.ReadAsync(range, new MeasureFilter(models, institution, manufacturer), cancellationToken);
        var detail = $"{reviews.Count} signatures, from {(range.From is null ? "the first" : range.FromText)} to {(range.To is null ? "now" : range.ToText)}";
        await audit.RecordAsync(AuditEntry.Of(context, AuditAction.MeasuresExported, detail: detail), cancellationToken);
        return Results.File(Encoding.UTF8.GetBytes(MeasureCsv.Write(reviews)), "text/csv; charset=utf-8", "hipai-measures.csv");
    }
}
