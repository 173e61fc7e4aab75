namespace HipAi.Inference.Evaluation;

/// <summary>All that was measured of a set (C11).</summary>
public sealed record EvaluationReport
{
    /// <summary>The set.</summary>
    public required SetFacts Set { get; init; }

    /// <summary>The models.</summary>
    public required EvaluatedModels Models { get; init; }

    /// <summary>How the intervals were made.</summary>
    public required EvaluationSettings Settings { get; init; }

    /// <summary>The judged studies themselves, for the list of cases.</summary>
    public required IReadOnlyList<EvaluatedStudy> Studies { get; init; }

    /// <summary>Hardware per hip, all members and views fused: what the report would say.</summary>
    public required Classification Hardware { get; init; }

    /// <summary>Hardware per hip, one member alone.</summary>
    public required IReadOnlyDictionary<string, Classification> Members { get; init; }

    /// <summary>Hardware per hip of a single image, the papers' unit: <c>ensemble</c>, then each member.</summary>
    public required IReadOnlyDictionary<string, Classification> Images { get; init; }

    /// <summary>Hardware per hip by the views that spoke.</summary>
    public required IReadOnlyDictionary<string, Classification> Views { get; init; }

    /// <summary>Hardware per hip by device.</summary>
    public required IReadOnlyDictionary<string, Classification> Vendors { get; init; }

    /// <summary>Hardware per hip by site.</summary>
    public required IReadOnlyDictionary<string, Classification> Sites { get; init; }

    /// <summary>What must not be pre-dictated.</summary>
    public required RefusalReport Refusals { get; init; }

    /// <summary>The readers against each other and against the models; empty without readers.</summary>
    public required IReadOnlyList<ReaderRow> Readers { get; init; }

    /// <summary>Causes of failure.</summary>
    public required FailureReport Failure { get; init; }

    /// <summary>Where heatmaps and probability maps point.</summary>
    public required PointingReport Pointing { get; init; }

    /// <summary>The triage network's views; null when there was none.</summary>
    public required Classification? TriageViews { get; init; }

    /// <summary>Its qualities; null likewise.</summary>
    public required Classification? TriageQualities { get; init; }

    /// <summary>What a reader of the report must know before any figure.</summary>
    public IReadOnlyList<string> Warnings => EvaluationWarnings.Of(Set, Models);
}
