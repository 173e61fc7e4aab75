using System.Collections.Concurrent;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Security.Audit;

/// <summary>
/// Writes that somebody looked at something, once per <see cref="Span"/>: a page with twenty pictures that asks for itself every few seconds is
/// one look. A look at a study that is not held here is none.
/// </summary>
internal sealed class RecentViews(HipAiDatabase database, AuditTrail audit, TimeProvider time)
{
    /// <summary>How long a look goes on for the trail.</summary>
    internal static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    /// <summary>As many are remembered before old ones are thrown away.</summary>
    private const int Many = 10_000;

    private readonly ConcurrentDictionary<AuditEntry, (DateTimeOffset At, Lazy<Task> Written)> _recent = new();

    /// <summary>Returns when the entry is on stable storage, whoever of several requests at once has written it.</summary>
    public async Task RecordAsync(AuditEntry entry)
    {
        var now = time.GetUtcNow();
        if (_recent.Count > Many) Forget(now);
        var view = _recent.AddOrUpdate(entry, _ => New(entry, now), (_, known) => now - known.At < Span && now >= known.At ? known : New(entry, now));
        try
        {
            await view.Written.Value;
        }
        catch
        {
            // Not written: the next request tries anew.
            _recent.TryRemove(new KeyValuePair<AuditEntry, (DateTimeOffset, Lazy<Task>)>(entry, view));
            throw;
        }
    }

    private (DateTimeOffset, Lazy<Task>) New(AuditEntry entry, DateTimeOffset now) => (now, new Lazy<Task>(() => WriteAsync(entry)));

    private async Task WriteAsync(AuditEntry entry)
    {
        var uid = entry.StudyInstanceUid;
        if (uid is not null && !await database.ReadAsync(db => db.Studies.AnyAsync(row => row.StudyInstanceUid == uid), CancellationToken.None)) return;
        await audit.RecordAsync(entry, CancellationToken.None);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (entry, view) in _recent.Where(pair => now - pair.Value.At >= Span)) _recent.TryRemove(new KeyValuePair<AuditEntry, (DateTimeOffset, Lazy<Task>)>(entry, view));
    }
}
