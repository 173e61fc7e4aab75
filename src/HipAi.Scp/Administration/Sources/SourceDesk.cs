using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Administration.Sources;

/// <summary>Who sends and who was refused (requirements A2, A12, H1): the answer to "I sent it, and nothing happened".</summary>
internal sealed class SourceDesk(HipAiDatabase database, StudyQueries studies, ReceivingOptions options, TimeProvider time)
{
    /// <summary>As many refusals as are kept.</summary>
    private const int MostRefusals = 1000;

    /// <summary>What each sender sent, by what it calls itself; who sent last first.</summary>
    public Task<IReadOnlyList<SourceTraffic>> TrafficAsync(CancellationToken ct)
    {
        var midnight = Midnight();
        return database.ReadAsync<IReadOnlyList<SourceTraffic>>(
            async db => (await db.Instances.GroupBy(row => row.CallingAeTitle)
                    .Select(group => new { Title = group.Key, Last = group.Max(row => row.ReceivedAt), Today = group.Count(row => row.ReceivedAt >= midnight) }).ToListAsync(ct))
                .OrderByDescending(row => row.Last).Select(row => new SourceTraffic(row.Title, row.Last, row.Today)).ToList(),
            ct);
    }

    /// <summary>The last refusals, those that are the same as one.</summary>
    public async Task<IReadOnlyList<RefusalGroup>> RefusalsAsync(CancellationToken ct) =>
        RefusalGroup.Of(await studies.RefusalsAsync(MostRefusals, ct), (refusal, address) => RefusalHints.For(refusal, address, options));

    /// <summary>What the senders of a source sent together; null where it may call itself anything, or sent nothing.</summary>
    public static SourceTraffic? Of(ReceivingSourceOptions source, IReadOnlyList<SourceTraffic> traffic)
    {
        var mine = traffic.Where(sender => source.CallingAeTitles.Contains(sender.AeTitle, StringComparer.Ordinal)).ToList();
        return mine.Count == 0 ? null : new SourceTraffic(source.Name, mine.Max(sender => sender.LastAt), mine.Sum(sender => sender.Today));
    }

    private DateTimeOffset Midnight()
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), time.LocalTimeZone);
        return new DateTimeOffset(now.Date, now.Offset).ToUniversalTime();
    }
}
