using System.Globalization;
using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>What changed in a review since somebody looked.</summary>
/// <param name="By">Who changed it, as people write names; <c>The software</c> for a new draft.</param>
/// <param name="At">When.</param>
/// <param name="What">What was done, to stand after the name: <c>signed this report</c>.</param>
/// <param name="Words">The same as a sentence with the time.</param>
/// <param name="Difference">How the text that stands differs from the one that was seen; empty when it does not.</param>
/// <param name="Now">What a change has to name now.</param>
internal sealed record ReviewConflict(string By, DateTimeOffset At, string What, string Words, IReadOnlyList<DifferenceLine> Difference, ReviewSeen Now)
{
    /// <summary>What is different.</summary>
    /// <param name="now">The review as it stands.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="zone">The zone that times are told in.</param>
    public static ReviewConflict Of(ReviewFile now, ReviewSeen seen, TimeZoneInfo zone)
    {
        var (by, at, what) = Last(now, seen);
        var time = TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);
        var before = now.Versions.FirstOrDefault(version => version.Version == seen.Version);
        return new ReviewConflict(
            by, at, what, $"{by} {what} at {time}.",
            before is null || before.Version == now.Stands.Version ? [] : ReportVersions.Difference(before, now.Stands), now.Seen);
    }

    private static (string By, DateTimeOffset At, string What) Last(ReviewFile now, ReviewSeen seen)
    {
        var stands = now.Stands;
        var decision = now.Decisions.LastOrDefault(made => made.Id > seen.Decision);
        if (stands.Version != seen.Version && stands.Signature is { } signature) return (Display.PersonName(signature.Name), signature.At, stands.Status == ReportStatus.Corrected ? "corrected this report" : "signed this report");
        if (stands.Version != seen.Version && stands.Author == ReportAuthor.Person) return (Person(stands.WrittenBy), stands.ComposedAt, $"wrote version {stands.Version}");
        if (now.Prediction.SnapshotRevision != seen.Revision || stands.Version != seen.Version) return ("The software", now.Draft.ComposedAt, $"judged a later image and wrote version {now.Draft.Version}");
        return decision is not null
            ? (Person(decision.Decision.By), decision.At, $"decided on the {decision.Decision.Side.Code()} hip ({decision.Decision.Verdict.ToString().ToLowerInvariant()})")
            : (Person(stands.WrittenBy), stands.ComposedAt, "changed this study");
    }

    private static string Person(string name) => name.Length > 0 ? Display.PersonName(name) : "Somebody";
}
