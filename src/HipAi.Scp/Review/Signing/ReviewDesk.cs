using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>What a person does before the text: deciding on hips, and reading them first (requirements F2 and F3).</summary>
internal sealed class ReviewDesk(ReviewQueries queries, ReviewLedger ledger, BlindFirst blind, TimeProvider time)
{
    /// <summary>The review of a study for somebody who may see it, or why there is none.</summary>
    public async Task<(ReviewFile? File, ReviewRefusal? Refusal)> OpenAsync(string uid, Reviewer by, CancellationToken ct)
    {
        if (await queries.FindAsync(uid, ct) is not { } file)
            return (null, await queries.IsKnownAsync(uid, ct) ? ReviewRefusal.NotNow("report", "There is no report of this study yet.") : ReviewRefusal.Unknown(uid));
        if (file.State == StudyState.Held) return (null, ReviewRefusal.NotNow("state", "The study is held until somebody has resolved it."));
        return blind.ToRead(by.Actor, file) is { Count: > 0 } ? (file, FirstRead) : (file, null);
    }

    /// <summary>The same for a change: what it names must be what stands.</summary>
    public async Task<(ReviewFile? File, ReviewRefusal? Refusal)> OpenAsync(string uid, ReviewSeen seen, Reviewer by, CancellationToken ct)
    {
        var (file, refusal) = await OpenAsync(uid, by, ct);
        return refusal is null && file!.Seen != seen ? (file, ReviewRefusal.Moved(file, seen, time.LocalTimeZone)) : (file, refusal);
    }

    /// <summary>Why a write that found another study than the one before it was not made.</summary>
    public async Task<ReviewRefusal> MovedAsync(string uid, ReviewSeen seen, Reviewer by, CancellationToken ct)
    {
        var (now, refusal) = await OpenAsync(uid, by, ct);
        return refusal ?? ReviewRefusal.Moved(now!, seen, time.LocalTimeZone);
    }

    /// <summary>Decides on one hip or both.</summary>
    /// <returns>Why not; null when it was written.</returns>
    public async Task<ReviewRefusal?> DecideAsync(string uid, ReviewSeen seen, IReadOnlyList<HipDecision> decisions, Reviewer by, CancellationToken ct)
    {
        var (file, refusal) = await OpenAsync(uid, seen, by, ct);
        if (refusal is not null) return refusal;
        if (decisions.Count == 0 || decisions.Select(decision => decision.Side).Distinct().Count() != decisions.Count)
            return ReviewRefusal.Faulty("decisions", "One decision for each hip is wanted.");
        HipDecision[] cleaned = [.. decisions.Select(decision => decision with { Reason = ReviewText.CleanLine(decision.Reason), By = by.Name })];
        foreach (var decision in cleaned)
            if (ReviewRules.WhyNot(file!.Hip(decision.Side), decision) is var (field, cause)) return ReviewRefusal.Faulty(field, cause);
        HipDecision[] kept = [.. cleaned.Select(decision => ReviewRules.Kept(file!.Hip(decision.Side)!, decision))];
        return await ledger.DecideAsync(uid, seen, kept, by, ct) ? null : await MovedAsync(uid, seen, by, ct);
    }

    /// <summary>Records what somebody sees before they are shown what was found. Once: what was seen afterwards is no first reading.</summary>
    /// <returns>Why not; null when it was written.</returns>
    public async Task<ReviewRefusal?> ReadFirstAsync(string uid, IReadOnlyList<FirstReading> readings, Reviewer by, CancellationToken ct)
    {
        var (file, refusal) = await OpenAsync(uid, by, ct);
        if (file is null) return refusal;
        var wanted = blind.ToRead(by.Actor, file);
        if (wanted.Count == 0) return ReviewRefusal.NotNow("readings", "The findings are shown already: there is nothing to read first.");
        if (!readings.Select(reading => reading.Side).Order().SequenceEqual(wanted))
            return ReviewRefusal.Faulty("readings", $"Say what you see of the {string.Join(" and the ", wanted.Select(side => side.Code()))} hip.");
        return await ledger.ReadFirstAsync(uid, readings, by, ct) ? null : ReviewRefusal.NotNow("state", "The study is held until somebody has resolved it.");
    }

    private static ReviewRefusal FirstRead { get; } = ReviewRefusal.NotNow("first-reading", "Record first what you see: the findings are shown after it.");
}
