using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HipAi.Scp.Security;

namespace HipAi.Scp.Review.WorkList;

/// <summary>
/// Writes down that somebody searched; for what is not told, since it may be a patient. A list that stays open asks for the same again
/// whenever studies change: that is one search, not many.
/// </summary>
internal sealed class SearchAudit(AuditTrail audit, TimeProvider time)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan OneSearch = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);

    /// <summary>Writes it down before anything is shown.</summary>
    internal async Task RecordAsync(HttpContext context, string search, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Actor.Required(context.User).Name}\n{search}")));
        var isRepeat = _last.TryGetValue(key, out var last) && last <= now && now - last < OneSearch;
        if (!isRepeat) await audit.RecordAsync(AuditEntry.Of(context, AuditAction.StudySearched, detail: "work list"), ct);
        if (_last.Count >= MostRemembered) _last.Clear();
        _last[key] = now;
    }
}
