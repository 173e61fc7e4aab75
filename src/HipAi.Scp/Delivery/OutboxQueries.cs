using HipAi.Scp.Configuration;
using HipAi.Scp.Review;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Delivery;

/// <summary>What pages, API and metrics may ask of the outbox, and the one thing that a person may do to it: have dead letters sent again.</summary>
internal sealed class OutboxQueries(HipAiDatabase database, DeliveryOptions options, DeliveryAlarms alarms, TimeProvider time, ILogger<OutboxQueries> log)
{
    /// <summary>How each destination stands: those of the settings in their order, then those that reports still wait for.</summary>
    public Task<IReadOnlyList<DestinationStatus>> DestinationsAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<DestinationStatus>>(
        async db =>
        {
            var rows = await db.Destinations.ToDictionaryAsync(d => d.Name, ct);
            var open = await db.Outbox.Where(o => o.State == DeliveryState.Waiting || o.State == DeliveryState.Dead)
                .GroupBy(o => new { o.Destination, o.State })
                .Select(g => new { g.Key.Destination, g.Key.State, Count = g.Count(), Oldest = g.Min(o => o.CreatedAt) }).ToListAsync(ct);
            var known = options.Effective.Select(destination => (destination.Name, Options: (DestinationOptions?)destination)).ToList();
            var others = open.Select(group => group.Destination).Distinct().Except(known.Select(entry => entry.Name)).Order(StringComparer.Ordinal);
            return
            [
                .. known.Concat(others.Select(name => (Name: name, Options: (DestinationOptions?)null))).Select(entry =>
                {
                    var (row, mine) = (rows.GetValueOrDefault(entry.Name), open.Where(group => group.Destination == entry.Name).ToList());
                    var waiting = mine.Find(group => group.State == DeliveryState.Waiting);
                    return Status(
                        entry.Name, entry.Options, row ?? new DestinationRow { Name = entry.Name }, waiting?.Count ?? 0,
                        mine.Find(group => group.State == DeliveryState.Dead)?.Count ?? 0, waiting?.Oldest);
                }),
            ];
        },
        ct);

    /// <summary>Report versions of a destination in a state, the newest first.</summary>
    public Task<IReadOnlyList<StudyDelivery>> DeliveriesAsync(string destination, DeliveryState state, int limit, CancellationToken ct) =>
        DeliveriesAsync(destination, state, 0, limit, ct);

    /// <summary>The same without the <paramref name="skip"/> newest.</summary>
    public Task<IReadOnlyList<StudyDelivery>> DeliveriesAsync(string destination, DeliveryState state, int skip, int limit, CancellationToken ct) =>
        database.ReadAsync<IReadOnlyList<StudyDelivery>>(
            async db => (await db.Outbox.Where(o => o.Destination == destination && o.State == state)
                .OrderByDescending(o => o.Id).Skip(skip).Take(limit).ToListAsync(ct)).ConvertAll(StudyDelivery.From),
            ct);

    /// <summary>How many report versions of a destination are in each state; a state without any is not there.</summary>
    public Task<IReadOnlyDictionary<DeliveryState, int>> CountsAsync(string destination, CancellationToken ct) =>
        database.ReadAsync<IReadOnlyDictionary<DeliveryState, int>>(
            async db => await db.Outbox.Where(o => o.Destination == destination).GroupBy(o => o.State)
                .Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, ct),
            ct);

    /// <summary>What of a study went where, the oldest version first.</summary>
    public Task<IReadOnlyList<StudyDelivery>> OfStudyAsync(string uid, CancellationToken ct) => database.ReadAsync<IReadOnlyList<StudyDelivery>>(
        async db => (await db.Outbox.Where(o => o.StudyInstanceUid == uid).OrderBy(o => o.Id).ToListAsync(ct)).ConvertAll(StudyDelivery.From), ct);

    /// <summary>Sends dead letters again, with all attempts before them.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="id">Number of one; null for all.</param>
    /// <param name="entry">What the audit trail is told where there is any; null for nothing.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>How many.</returns>
    public async Task<int> RetryAsync(string destination, long? id, AuditEntry? entry, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var count = await database.WriteAsync(
            WriteKey.Named("destination " + destination),
            async db =>
            {
                var dead = await db.Outbox.Where(o => o.Destination == destination && o.State == DeliveryState.Dead && (id == null || o.Id == id))
                    .Select(o => new { o.Id, o.StudyInstanceUid, o.Version }).ToListAsync(ct);
                if (dead.Count > 0 && entry is not null)
                    AuditTrail.Add(db, entry with { StudyInstanceUid = id is null ? null : dead[0].StudyInstanceUid, Detail = Words.Count(dead.Count, "dead letter") + " sent again" }, now);
                db.Events.AddRange(dead.Select(letter => new EventRow
                {
                    StudyInstanceUid = letter.StudyInstanceUid, At = now, What = $"Report version {letter.Version} is sent to {destination} again, as asked for",
                }));
                return await db.Outbox.Where(o => o.Destination == destination && o.State == DeliveryState.Dead && (id == null || o.Id == id)).ExecuteUpdateAsync(
                    set => set.SetProperty(o => o.State, DeliveryState.Waiting).SetProperty(o => o.Attempts, 0).SetProperty(o => o.Faults, 0)
                        .SetProperty(o => o.NextAttemptAt, (DateTimeOffset?)null).SetProperty(o => o.EndedAt, (DateTimeOffset?)null),
                    ct);
            },
            ct);
        if (count > 0) DeliveryLog.Retried(log, count, destination);
        alarms.Ring();
        return count;
    }

    /// <summary>Destinations that are not in the settings and have reports waiting, with how many.</summary>
    public async Task<IReadOnlyList<(string Name, int Count)>> OrphansAsync(CancellationToken ct) =>
        [.. (await DestinationsAsync(ct)).Where(status => status is { Kind: null, Waiting: > 0 }).Select(status => (status.Name, status.Waiting))];

    private DestinationStatus Status(string name, DestinationOptions? settings, DestinationRow row, int waiting, int dead, DateTimeOffset? oldest) => new(
        name,
        settings?.Kind,
        settings is null ? CircuitState.Closed : DeliveryRules.Circuit(row, settings.FailuresToOpen, time.GetUtcNow()),
        row.Failures,
        waiting,
        dead,
        oldest,
        row.LastSuccessAt,
        row.LastErrorAt,
        row.LastError,
        row.NextAttemptAt);
}
