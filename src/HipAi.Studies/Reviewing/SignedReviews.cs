using System.Globalization;

namespace HipAi.Studies;

/// <summary>Makes the row that measures are made from (requirement G1). Pure.</summary>
public static class SignedReviews
{
    /// <summary>What a signature made of the machine's report.</summary>
    /// <param name="signed">The signed version.</param>
    /// <param name="signedBy">Name of the user.</param>
    /// <param name="earlier">The versions before it, oldest first.</param>
    /// <param name="snapshot">The study it tells of.</param>
    /// <param name="prediction">What was found.</param>
    /// <param name="firstReadings">What the user had read before seeing it.</param>
    /// <param name="receivedAt">When the first image came.</param>
    /// <param name="zone">The zone that the times of the header are told in.</param>
    public static SignedReview Of(
        PreliminaryReport signed, string signedBy, IReadOnlyList<PreliminaryReport> earlier, StudySnapshot snapshot, StudyPrediction prediction,
        IReadOnlyList<FirstReading> firstReadings, DateTimeOffset receivedAt, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(signed);
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(prediction);
        var machine = earlier.Where(version => version.Author == ReportAuthor.Machine).ToList();
        var draft = Text(machine.LastOrDefault(version => version.SnapshotRevision == signed.SnapshotRevision) ?? machine[^1]);
        return new SignedReview(
            signed.StudyInstanceUid, signed.Version, signedBy, signed.Signature!.At,
            AcquiredAt(snapshot.Facts, zone), receivedAt, machine[0].ComposedAt,
            signed.Status == ReportStatus.Corrected, EditDistance.Between(draft, Text(signed)), draft.Length,
            [.. prediction.Hips.OrderBy(hip => hip.Side).Select(hip => Hip(hip, signed.Decision(hip.Side), firstReadings))],
            [.. prediction.Models.Select(model => $"{model.Name} {model.Version}")],
            snapshot.Facts.InstitutionName, snapshot.Facts.Manufacturer);
    }

    /// <summary>Study Date and Study Time as an instant; null when either is missing or no such thing.</summary>
    public static DateTimeOffset? AcquiredAt(StudyFacts facts, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(zone);
        var digits = facts.StudyTime.Trim().Split('.')[0];
        if (digits.Length < 4 || !DateTime.TryParseExact(
            facts.StudyDate.Trim() + digits.PadRight(6, '0'), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        // An hour that the clocks skip is nobody's, and neither is a year before there were X-rays.
        return zone.IsInvalidTime(local) || local.Year < 1895 ? null : new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static SignedHip Hip(HipFinding hip, HipDecision? decision, IReadOnlyList<FirstReading> firstReadings) => new(
        hip.Side, hip.Class, hip.Status, hip.Probability, decision?.Verdict ?? HipVerdict.None,
        decision is not null ? decision.Class : hip.Status == FindingStatus.Certain ? hip.Class : null,
        [.. hip.Votes.Select(vote => vote.View).Distinct().Order()],
        firstReadings.LastOrDefault(reading => reading.Side == hip.Side));

    // What was written, without the banners: these are not the person's.
    private static string Text(PreliminaryReport report) =>
        string.Join('\n', report.Sections.Where(section => !ReviewText.IsReadOnly(section)).Select(section => $"{section.Heading}\n{section.Text.TrimEnd('\n')}"));
}
