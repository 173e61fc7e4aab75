using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Review.Timeline;

/// <summary>What the page "Where is my study?" asks besides the study itself (requirement H1).</summary>
internal sealed class TimelineQueries(HipAiDatabase database)
{
    /// <summary>How far from its images a refusal may lie to have to do with the study.</summary>
    internal static readonly TimeSpan Near = TimeSpan.FromMinutes(30);

    private const int Most = 50;

    /// <summary>The refused associations of the senders of a study near the time when its images came, oldest first.</summary>
    internal Task<IReadOnlyList<Refusal>> RefusalsAsync(StudyDetails study, CancellationToken ct)
    {
        string[] senders = [.. study.Instances.Select(instance => instance.CallingAeTitle).Distinct(StringComparer.Ordinal)];
        var (from, to) = (study.Summary.FirstReceivedAt - Near, study.Summary.LastReceivedAt + Near);
        return database.ReadAsync<IReadOnlyList<Refusal>>(
            async db => (await db.Refusals.Where(r => senders.Contains(r.CallingAeTitle) && r.At >= from && r.At <= to).OrderBy(r => r.Id).Take(Most).ToListAsync(ct))
                .ConvertAll(row => new Refusal(row.At, row.Peer, row.CallingAeTitle, row.CalledAeTitle, row.Reason)),
            ct);
    }
}
