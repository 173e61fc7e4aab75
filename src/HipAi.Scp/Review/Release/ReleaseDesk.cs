using HipAi.Scp.Assembly;
using HipAi.Scp.Security;
using HipAi.Scp.Storage.Release;

namespace HipAi.Scp.Review.Release;

/// <summary>Takes decisions on studies that are set aside from page and API: checks them, has them written down, and wakes whoever closes studies.</summary>
internal sealed class ReleaseDesk(StudyRelease release, [FromKeyedServices(Alarm.Arrivals)] Alarm arrivals, ILogger<ReleaseDesk> log)
{
    /// <summary>All images of a study with what their headers say of the patient.</summary>
    internal Task<IReadOnlyList<HeldImage>> ImagesAsync(string uid, CancellationToken ct) => release.ImagesAsync(uid, ct);

    /// <summary>Takes a decision.</summary>
    /// <returns>Why it was not taken, in words; null when it was.</returns>
    internal async Task<string?> DecideAsync(
        HttpContext context, string uid, string? decision, string? reason, int images, IReadOnlyList<string> excluded, CancellationToken ct) =>
        Malformed(decision, reason) is { } malformed ? malformed : ReleaseWords.Refusal(await TakeAsync(context, uid, decision!, reason!, images, excluded, ct));

    /// <summary>What is wrong with what was asked; null for nothing.</summary>
    internal static string? Malformed(string? decision, string? reason)
    {
        if (ReleaseRules.Find(decision) is null) return "Choose what is to be done.";
        return string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > ReleaseRules.LongestReason
            ? $"Say why, in up to {ReleaseRules.LongestReason} characters."
            : null;
    }

    /// <summary>Takes a well-formed decision.</summary>
    internal async Task<ReleaseResult> TakeAsync(
        HttpContext context, string uid, string decision, string reason, int images, IReadOnlyList<string> excluded, CancellationToken ct)
    {
        var (action, by) = (ReleaseRules.Find(decision)!.Value, Actor.Required(context.User).Name);
        var entry = AuditEntry.Of(context, AuditAction.StudyReleased, uid, detail: $"{action.Code()}: {reason.Trim()}");
        var result = await release.ReleaseAsync(uid, new ReleaseRequest(action, reason.Trim(), by, images, excluded), entry, ct);
        if (result != ReleaseResult.Done) return result;
        AssemblyLog.Released(log, uid, action.Code(), by);
        arrivals.Ring();
        return result;
    }
}
