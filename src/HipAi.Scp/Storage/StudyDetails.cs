using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>A study with the newest of each of its records.</summary>
/// <param name="Summary">The line of the list.</param>
/// <param name="Snapshot">The newest snapshot; null before the first closing.</param>
/// <param name="Prediction">The newest prediction; null before the first judging. Its revision may be behind the snapshot's.</param>
/// <param name="Report">The report that stands: a person's text if there is any, else the newest; null before the first one.</param>
/// <param name="Instances">All stored objects in order of arrival, replaced ones included.</param>
public sealed record StudyDetails(
    StudySummary Summary,
    StudySnapshot? Snapshot,
    StudyPrediction? Prediction,
    PreliminaryReport? Report,
    IReadOnlyList<StoredInstance> Instances)
{
    /// <summary>The same for somebody who has to read it first (requirement F3): pixels, and nothing that tells what was found in them.</summary>
    public StudyDetails WithoutFindings() => this with { Prediction = null, Report = null, Offered = null, Deliveries = [] };

    /// <summary>Its performed procedure steps, oldest first; empty where none are told of.</summary>
    public IReadOnlyList<StudyStep> Steps { get; init; } = [];

    /// <summary>The machine's version that is newer than the person's text that stands; null when there is none (requirement B4).</summary>
    public PreliminaryReport? Offered { get; init; }

    /// <summary>What of its reports went where, or is to, the oldest version first (requirement D7).</summary>
    public IReadOnlyList<StudyDelivery> Deliveries { get; init; } = [];

    /// <summary>What retention has removed of it (requirement H7).</summary>
    public StudyRemovals Removals { get; init; } = StudyRemovals.None;
}
