using HipAi.Studies;

namespace HipAi.Scp.Measures;

/// <summary>What page and table ask for: the signatures of a range that match, and what there is to choose from.</summary>
internal sealed class MeasureDesk(MeasureQueries queries, TimeProvider time)
{
    /// <summary>What an address says of the range.</summary>
    internal MeasureRange Range(string? from, string? to) =>
        MeasureRange.Read(from, to, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), time.LocalTimeZone).DateTime));

    /// <summary>All signatures of a range, and those of them that match.</summary>
    internal async Task<(IReadOnlyList<SignedReview> All, IReadOnlyList<SignedReview> Matching)> ReadAsync(MeasureRange range, MeasureFilter filter, CancellationToken ct)
    {
        var all = await queries.ReadAsync(range.Begin(time.LocalTimeZone), range.End(time.LocalTimeZone), ct);
        return (all, [.. all.Where(filter.Takes)]);
    }
}
