using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Operations.Metrics;

/// <summary>Asks the parts of the service that must be waited for; the gauges, which cannot wait, tell the last answer.</summary>
internal sealed class StateSampler(HipAiDatabase database, ObjectQuarantine quarantine, StudyClaims claims, Readiness readiness)
{
    private volatile StateSample _current = StateSample.None;

    /// <summary>The last answers.</summary>
    public StateSample Current => _current;

    /// <summary>Asks again.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var (checks, destinations) = await readiness.LookAsync(cancellationToken);
        try
        {
            _current = new StateSample(
                await StudiesAsync(cancellationToken), await quarantine.CountAsync(cancellationToken), await claims.WaitingAsync(cancellationToken),
                destinations ?? [], checks);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database does not answer: readiness says so, and no number is better than an old one.
            _current = StateSample.None with { Checks = checks };
        }
    }

    private async Task<IReadOnlyDictionary<StudyState, int>> StudiesAsync(CancellationToken cancellationToken)
    {
        var counted = await database.ReadAsync(
            db => db.Studies.GroupBy(s => s.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, cancellationToken),
            cancellationToken);
        return Enum.GetValues<StudyState>().ToDictionary(state => state, state => counted.GetValueOrDefault(state));
    }
}
