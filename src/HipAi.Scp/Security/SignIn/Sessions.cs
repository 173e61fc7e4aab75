using System.Collections.Concurrent;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Security.SignIn;

/// <summary>
/// Whether a session still stands: its user must be there, enabled, and carry the same stamp. Asked of the database every few seconds per user, so
/// that a change ends sessions on this node at once and on others within <see cref="Trusted"/>.
/// </summary>
internal sealed class Sessions(HipAiDatabase database, TimeProvider time)
{
    /// <summary>How long an answer of the database is taken for good.</summary>
    internal static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (string? Stamp, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    /// <summary>Whether a session with this stamp stands.</summary>
    public async Task<bool> StandsAsync(string user, string stamp, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(user, out var known) && now - known.At < Trusted && now >= known.At) return known.Stamp == stamp;
        var current = await database.ReadAsync(db => db.Users.Where(row => row.Name == user && !row.IsDisabled).Select(row => row.Stamp).SingleOrDefaultAsync(ct), ct);
        _known[user] = (current, now);
        return current == stamp;
    }

    /// <summary>Asks the database again the next time.</summary>
    public void Forget(string user) => _known.TryRemove(user, out _);
}
