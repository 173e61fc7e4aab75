using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Review.Launch;

/// <summary>Finds what a PACS wants opened (requirement F4).</summary>
internal sealed class LaunchQueries(HipAiDatabase database)
{
    /// <summary>Most studies that are offered for one accession number.</summary>
    private const int Most = 20;

    /// <summary>The study of that UID; else those of exactly that accession number, the newest first. A blank one finds nothing.</summary>
    internal Task<IReadOnlyList<StudySummary>> FindAsync(string study, string accession, CancellationToken ct) => database.ReadAsync<IReadOnlyList<StudySummary>>(
        async db =>
        {
            if (study.Length > 0 && await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == study, ct) is { } one) return [StudyQueries.Summary(one)];
            if (accession.Length == 0 || !StorableText.IsStorable(accession)) return [];
            return (await db.Studies.Where(s => s.AccessionNumber == accession).OrderByDescending(s => s.FirstReceivedAt).Take(Most).ToListAsync(ct))
                .ConvertAll(StudyQueries.Summary);
        },
        ct);
}
