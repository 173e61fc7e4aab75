using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Review.Live;

/// <summary>
/// Which studies changed since the last look, told by the entries of their timelines. On a shared database a smaller number may be committed
/// after a greater one: so each look goes back a little, and what was seen before is left out.
/// </summary>
internal sealed class StudyChanges(HipAiDatabase database) : IDisposable
{
    /// <summary>How many entries a look goes back: many more than writes that run at the same time.</summary>
    internal const int Back = 512;

    /// <summary>Most studies told of at once; a page asks for its whole list anyway.</summary>
    private const int MostTold = 200;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private HashSet<long> _seen = [];
    private long _first;

    /// <summary>Counts from now on.</summary>
    internal Task BeginAsync(CancellationToken ct) => LookAsync(isFirst: true, ct);

    /// <summary>The studies that changed since, each once, in order of their UIDs.</summary>
    internal Task<IReadOnlyList<string>> NextAsync(CancellationToken ct) => LookAsync(isFirst: false, ct);

    private async Task<IReadOnlyList<string>> LookAsync(bool isFirst, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var first = isFirst ? await FirstAsync(ct) : _first;
            var rows = await database.ReadAsync(
                db => db.Events.Where(e => e.Id >= first).OrderBy(e => e.Id).Select(e => new { e.Id, e.StudyInstanceUid }).ToListAsync(ct), ct);
            var changed = rows.Where(row => !isFirst && !_seen.Contains(row.Id)).Select(row => row.StudyInstanceUid);
            IReadOnlyList<string> told = [.. changed.Distinct().Order(StringComparer.Ordinal).Take(MostTold)];
            _first = rows.Count == 0 ? first : Math.Max(first, rows[^1].Id - Back);
            _seen = [.. rows.Select(row => row.Id).Where(id => id >= _first)];
            return told;
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task<long> FirstAsync(CancellationToken ct) => database.ReadAsync(
        async db => Math.Max(0, (await db.Events.MaxAsync(e => (long?)e.Id, ct) ?? 0) - Back), ct);

    public void Dispose() => _turn.Dispose();
}
