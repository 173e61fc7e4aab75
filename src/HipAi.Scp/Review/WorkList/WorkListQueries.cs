using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Listing;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Review.WorkList;

/// <summary>
/// Reads the work list (requirement F1), a page at a time: sorted, filtered and counted from indexes, so that it takes as long with ten
/// thousand studies as with a hundred. Only the rows of the page are read whole.
/// </summary>
internal sealed class WorkListQueries(HipAiDatabase database, TimeProvider time)
{
    /// <summary>What a radiologist reads, in this order.</summary>
    private static readonly Attention[] ToRead = [Attention.Specify, Attention.Drafted];

    /// <summary>One page; the last one where the filter asks for one beyond it.</summary>
    internal Task<WorkListPage> PageAsync(WorkListFilter filter, CancellationToken ct) => database.ReadAsync(
        async db =>
        {
            var counts = await CountAsync(db, ct);
            var total = filter.IsNarrow ? await Matching(db, filter, time.GetUtcNow()).CountAsync(ct) : TotalOf(filter, counts);
            var page = new WorkListPage(filter, [], total, counts);
            page = page with { Filter = filter.At(Math.Clamp(filter.Page, 1, page.Pages)) };
            return page with { Rows = await RowsAsync(db, page.Filter, ct) };
        },
        ct);

    /// <summary>The study that is to be read after another: the next one in the list that is drafted, or else the first. Null when there is no other.</summary>
    /// <param name="afterStudyUid">The study that was read.</param>
    /// <param name="ct">Gives up.</param>
    internal Task<string?> NextOpenAsync(string afterStudyUid, CancellationToken ct) => database.ReadAsync(
        async db =>
        {
            var open = db.Studies.Where(s => ToRead.Contains(s.Attention) && s.StudyInstanceUid != afterStudyUid)
                .OrderBy(s => s.Attention).ThenBy(s => s.ListOrder).ThenBy(s => s.StudyInstanceUid);
            var read = await db.Studies.Where(s => s.StudyInstanceUid == afterStudyUid).Select(s => new { s.Attention, s.ListOrder }).SingleOrDefaultAsync(ct);
            if (read is not null)
            {
                var next = await open.Where(s => s.Attention > read.Attention || (s.Attention == read.Attention
                        && (s.ListOrder > read.ListOrder || (s.ListOrder == read.ListOrder && string.Compare(s.StudyInstanceUid, afterStudyUid) > 0))))
                    .Select(s => s.StudyInstanceUid).FirstOrDefaultAsync(ct);
                if (next is not null) return next;
            }

            return await open.Select(s => s.StudyInstanceUid).FirstOrDefaultAsync(ct);
        },
        ct);

    /// <summary>The query that counts the kinds; told apart so that a test can see how the database answers it.</summary>
    internal static IQueryable<KeyValuePair<Attention, int>> Counting(HipAiDbContext db) =>
        db.Studies.GroupBy(s => s.Attention).Select(kind => new KeyValuePair<Attention, int>(kind.Key, kind.Count()));

    /// <summary>The query for the keys of a page.</summary>
    internal static IQueryable<string> Keys(HipAiDbContext db, WorkListFilter filter, DateTimeOffset now) =>
        Matching(db, filter, now).OrderBy(s => s.Attention).ThenBy(s => s.ListOrder).ThenBy(s => s.StudyInstanceUid)
            .Select(s => s.StudyInstanceUid).Skip((filter.Page - 1) * WorkListPage.Size).Take(WorkListPage.Size);

    private static IQueryable<StudyRow> Matching(HipAiDbContext db, WorkListFilter filter, DateTimeOffset now)
    {
        var studies = db.Studies.AsQueryable();
        if (filter.Kind is { } kind) studies = studies.Where(s => s.Attention == kind);
        // Who searches wants to find, signed or not.
        else if (!filter.IsSearch) studies = studies.Where(s => s.Attention < Attention.Signed);
        foreach (var word in SearchText.Words(StorableText.Storable(filter.Search))) studies = studies.Where(s => s.SearchText.Contains(word));
        foreach (var mark in filter.WantedMarks) studies = studies.Where(s => s.Marks.Contains(mark));
        if (filter.Days is { } days)
        {
            var since = now - TimeSpan.FromDays(days);
            studies = studies.Where(s => s.WaitingSince >= since);
        }

        return studies;
    }

    private static async Task<IReadOnlyDictionary<Attention, int>> CountAsync(HipAiDbContext db, CancellationToken ct) =>
        (await Counting(db).ToListAsync(ct)).ToDictionary(count => count.Key, count => count.Value);

    private static int TotalOf(WorkListFilter filter, IReadOnlyDictionary<Attention, int> counts) =>
        counts.Where(count => filter.Kind is { } kind ? count.Key == kind : count.Key != Attention.Signed).Sum(count => count.Value);

    private async Task<IReadOnlyList<WorkListRow>> RowsAsync(HipAiDbContext db, WorkListFilter filter, CancellationToken ct)
    {
        var keys = await Keys(db, filter, time.GetUtcNow()).ToListAsync(ct);
        var rows = await db.Studies.Where(s => keys.Contains(s.StudyInstanceUid)).ToDictionaryAsync(s => s.StudyInstanceUid, ct);
        var unsent = await db.Outbox
            .Where(o => keys.Contains(o.StudyInstanceUid) && (o.State == DeliveryState.Waiting || o.State == DeliveryState.Dead))
            .GroupBy(o => new { o.StudyInstanceUid, o.State })
            .Select(group => new { group.Key.StudyInstanceUid, group.Key.State, Count = group.Count() }).ToListAsync(ct);
        var byState = unsent.ToDictionary(group => (group.StudyInstanceUid, group.State), group => group.Count);
        return [.. keys.Where(rows.ContainsKey).Select(uid => ToRow(
            rows[uid], byState.GetValueOrDefault((uid, DeliveryState.Waiting)), byState.GetValueOrDefault((uid, DeliveryState.Dead))))];
    }

    private static WorkListRow ToRow(StudyRow row, int waiting, int dead) => new(
        StudyQueries.Summary(row),
        row.Attention,
        row.AcquiredAt,
        row.ListingJson is { } json ? RecordJson.Read<StudyListing>(json) : StudyListing.Empty,
        row.Report,
        row.HasOffer,
        row.SignedAt,
        row.SignedBy,
        waiting,
        dead);
}
