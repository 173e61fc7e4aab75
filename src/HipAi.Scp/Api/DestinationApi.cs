using HipAi.Scp.Delivery;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Api;

/// <summary>Destinations and what waits for them, as JSON; dead letters are sent again from here (requirement D7).</summary>
internal static class DestinationApi
{
    /// <summary>Maps the endpoints under <c>/api/destinations</c>.</summary>
    internal static IEndpointRouteBuilder MapDestinationApi(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var destinations = app.MapGroup("").RequirePermission(Permission.ManageDeliveries);
        destinations.MapGet(ApiRoutes.Destinations, ListAsync);
        destinations.MapGet(ApiRoutes.Destinations + "/{name}/deliveries", DeliveriesAsync);
        destinations.MapPost(ApiRoutes.Destinations + "/{name}/deliveries/retry", RetryAllAsync);
        destinations.MapPost(ApiRoutes.Destinations + "/{name}/deliveries/{id:long}/retry", RetryAsync);
        return app;
    }

    private static async Task<IResult> ListAsync(OutboxQueries outbox, CancellationToken cancellationToken) =>
        Results.Json((await outbox.DestinationsAsync(cancellationToken)).Select(ToDocument), ApiJson.Options);

    private static async Task<IResult> DeliveriesAsync(OutboxQueries outbox, string name, string? state, int? limit, CancellationToken cancellationToken)
    {
        var wanted = limit ?? StudyApi.DefaultLimit;
        if (wanted is < 1 or > StudyApi.MaxLimit) return ApiProblems.Malformed("limit", $"limit is a number from 1 to {StudyApi.MaxLimit}.");
        var states = Enum.GetValues<DeliveryState>();
        if (Array.FindIndex(states, one => one.Code() == (state ?? DeliveryState.Waiting.Code())) is not (>= 0 and var found))
            return ApiProblems.Malformed("state", $"state is one of {string.Join(", ", states.Select(one => one.Code()))}.");
        if (!await IsKnownAsync(outbox, name, cancellationToken)) return ApiProblems.NotFound("Destination", name);
        var deliveries = await outbox.DeliveriesAsync(name, states[found], wanted, cancellationToken);
        return Results.Json(deliveries.Select(DeliveryDocument.From), ApiJson.Options);
    }

    private static async Task<IResult> RetryAllAsync(HttpContext http, OutboxQueries outbox, string name, CancellationToken cancellationToken) =>
        await IsKnownAsync(outbox, name, cancellationToken)
            ? Results.Json(new { retried = await outbox.RetryAsync(name, null, Entry(http, name), cancellationToken) }, ApiJson.Options)
            : ApiProblems.NotFound("Destination", name);

    /// <summary>Only a dead letter can be sent again: what is delivered, waits, or has been replaced by a later version cannot.</summary>
    private static async Task<IResult> RetryAsync(HttpContext http, OutboxQueries outbox, string name, long id, CancellationToken cancellationToken) =>
        await outbox.RetryAsync(name, id, Entry(http, name), cancellationToken) is > 0 and var count
            ? Results.Json(new { retried = count }, ApiJson.Options)
            : ApiProblems.NotFound("Dead letter", $"{id} of {name}");

    private static AuditEntry Entry(HttpContext http, string destination) => AuditEntry.Of(http, AuditAction.DeliveryRetried, subject: destination);

    private static async Task<bool> IsKnownAsync(OutboxQueries outbox, string name, CancellationToken cancellationToken) =>
        (await outbox.DestinationsAsync(cancellationToken)).Any(status => status.Name == name);

    private static DestinationDocument ToDocument(DestinationStatus status) => new(
        status.Name,
        status.Kind?.ToString().ToLowerInvariant(),
        status.Circuit.Code(),
        status.Failures,
        status.Waiting,
        status.Dead,
        status.OldestWaitingAt,
        status.LastSuccessAt,
        status.LastErrorAt,
        status.LastError,
        status.NextAttemptAt);
}
