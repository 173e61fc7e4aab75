using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>All that a review of a study rests on, as it stood at one moment.</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="State">Where the study stands.</param>
/// <param name="ReceivedAt">When its first image came.</param>
/// <param name="Versions">Every version of its report, oldest first; at least one.</param>
/// <param name="Snapshot">The judged snapshot that the newest draft tells of.</param>
/// <param name="Prediction">What was found in it.</param>
/// <param name="Decisions">Every decision, oldest first.</param>
/// <param name="FirstReadings">What people read before seeing findings, oldest first, each with the user's name.</param>
/// <param name="Dismissed">Offered versions that were dismissed.</param>
internal sealed record ReviewFile(
    string StudyInstanceUid,
    StudyState State,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<PreliminaryReport> Versions,
    StudySnapshot Snapshot,
    StudyPrediction Prediction,
    IReadOnlyList<RecordedDecision> Decisions,
    IReadOnlyList<(string By, FirstReading Reading)> FirstReadings,
    IReadOnlyList<int> Dismissed)
{
    /// <summary>The version that stands.</summary>
    public PreliminaryReport Stands { get; } = ReportVersions.Current(Versions) ?? throw new ArgumentException("A review is of a report.", nameof(Versions));

    /// <summary>The newest draft of the machine.</summary>
    public PreliminaryReport Draft { get; } = ReportVersions.Newest(Versions, ReportAuthor.Machine) ?? throw new ArgumentException("No draft.", nameof(Versions));

    /// <summary>The draft that is offered in place of the text that stands, and not dismissed (requirement B4); null for none.</summary>
    public PreliminaryReport? Offered => ReportVersions.Offered(Versions) is { } offered && !Dismissed.Contains(offered.Version) ? offered : null;

    /// <summary>The decisions that hold for what was found, right before left.</summary>
    public IReadOnlyList<RecordedDecision> Holding { get; } = ReviewRules.Holding(Decisions, Prediction.SnapshotRevision);

    /// <summary>The same without who and when.</summary>
    public IReadOnlyList<HipDecision> Decided => [.. Holding.Select(made => made.Decision)];

    /// <summary>Whether the text that stands is signed.</summary>
    public bool IsSigned => Stands.Signature is not null;

    /// <summary>What a change has to name.</summary>
    public ReviewSeen Seen => new(Stands.Version, Prediction.SnapshotRevision, Decisions.Select(made => made.Id).LastOrDefault());

    /// <summary>What was found of a hip; null when it was not judged.</summary>
    public HipFinding? Hip(HipSide side) => Prediction.Hips.FirstOrDefault(hip => hip.Side == side);
}
