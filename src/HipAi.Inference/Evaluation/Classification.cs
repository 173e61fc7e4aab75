using System.Text.Json.Serialization;

namespace HipAi.Inference.Evaluation;

/// <summary>How well one question was answered: the papers' figures, coverage and calibration. Dictionaries go by the classes' codes.</summary>
public sealed record Classification
{
    /// <summary>The classes.</summary>
    public required ClassNames Classes { get; init; }

    /// <summary>How many were answered.</summary>
    public required int N { get; init; }

    /// <summary>How many have a truth and got no answer; they count against the coverage only.</summary>
    public required int Missing { get; init; }

    /// <summary>How many patients they come from.</summary>
    public required int Patients { get; init; }

    /// <summary>Share of right answers, certain or not.</summary>
    public required Figure Accuracy { get; init; }

    /// <summary>Cohen's kappa of answers and truth.</summary>
    public required Figure Kappa { get; init; }

    /// <summary>Share of all with a truth whose answer would be stated.</summary>
    public required Figure Coverage { get; init; }

    /// <summary>Share of the stated answers that is right.</summary>
    public required Figure SelectiveAccuracy { get; init; }

    /// <summary>Expected calibration error over 15 bins, 0 to 1.</summary>
    public required Figure CalibrationError { get; init; }

    /// <summary>Brier score over all classes, 0 to 2.</summary>
    public required Figure Brier { get; init; }

    /// <summary>The mean of the areas under the ROC curves of the classes that have positives and negatives.</summary>
    public required Figure MacroAuc { get; init; }

    /// <summary>Area under the ROC curve, one class against all others.</summary>
    public required IReadOnlyDictionary<string, Figure> Auc { get; init; }

    /// <summary>Share of the answers of a class that are right.</summary>
    public required IReadOnlyDictionary<string, Figure> Precision { get; init; }

    /// <summary>Share of a true class that was found.</summary>
    public required IReadOnlyDictionary<string, Figure> Recall { get; init; }

    /// <summary>The harmonic mean of the two.</summary>
    public required IReadOnlyDictionary<string, Figure> F1 { get; init; }

    /// <summary>Share of the stated answers of a class that are right; nothing where nothing is stated.</summary>
    public required IReadOnlyDictionary<string, Figure> StatedPrecision { get; init; }

    /// <summary>How often each true class (row) was called what (column).</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>Accuracy of the most confident answers.</summary>
    public required IReadOnlyList<CoverageRow> RiskCoverage { get; init; }

    /// <summary>Accuracy against probability.</summary>
    public required IReadOnlyList<ReliabilityBin> ReliabilityCurve { get; init; }

    /// <summary>The ROC curve of each class, for pictures; empty for a class without positives or negatives. Too long for <c>metrics.json</c>.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, IReadOnlyList<CurvePoint>> RocCurves { get; init; } = new Dictionary<string, IReadOnlyList<CurvePoint>>();

    /// <summary>The whole curve of accuracy against coverage, for pictures.</summary>
    [JsonIgnore]
    public IReadOnlyList<CurvePoint> RiskCurve { get; init; } = [];
}
