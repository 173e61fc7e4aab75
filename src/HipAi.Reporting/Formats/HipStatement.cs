using HipAi.Studies;

namespace HipAi.Reporting.Formats;

/// <summary>
/// What a form may state of one hip: the class that a person decided on, as the person's, or the one that was found with certainty, as the
/// models'. Probabilities are the models' always, and stand beside no class that they did not find.
/// </summary>
/// <param name="Finding">What the models found.</param>
/// <param name="Decision">What a person decided (requirement F2); null for nothing.</param>
internal sealed record HipStatement(HipFinding Finding, HipDecision? Decision)
{
    /// <summary>The statement of a hip in a report.</summary>
    public static HipStatement Of(PreliminaryReport report, HipFinding finding) => new(finding, report.Decision(finding.Side));

    /// <summary>The hips that a report tells of, right before left, without what a decision leaves no room for.</summary>
    public static IReadOnlyList<HipFinding> Hips(ReportRecord record) =>
        [.. ReviewRules.AsReviewed(record.Prediction, record.Report.Decisions).Hips.OrderBy(hip => hip.Side)];

    /// <summary>Whether the models are sure of their class.</summary>
    public bool IsCertain => Finding.Status == FindingStatus.Certain;

    /// <summary>The class that may be stated; null for none.</summary>
    public HardwareClass? Class => Decision is not null ? Decision.Class : IsCertain ? Finding.Class : null;

    /// <summary>Whether the models may say their class: nobody decided otherwise.</summary>
    public bool IsAsFound => IsCertain && Class == Finding.Class;

    /// <summary>The class that the models' class is easily confused with (the paper's confusions); null mostly, and where a person decided.</summary>
    public HardwareClass? Versus => Decision is null ? FoundVersus : null;

    /// <summary>How sure the models are, as a code.</summary>
    public CodedConcept FoundStatus => !IsCertain ? FindingCodes.Indeterminate : FoundVersus is null ? FindingCodes.Certain : FindingCodes.Probable;

    /// <summary>
    /// The class or what stands in its place, in words without a full stop: <c>Total hip arthroplasty</c>, <c>Probable total hip arthroplasty versus
    /// hemiarthroplasty</c>, <c>Indeterminate; radiologist to specify</c>.
    /// </summary>
    public string Words => (Class, Versus, Decision) switch
    {
        ({ } stated, { } other, _) => $"Probable {InSentence(stated)} versus {InSentence(other)}",
        ({ } stated, _, _) => stated.DisplayName(),
        (_, _, null) => FindingCodes.Indeterminate.Meaning,
        _ => "As stated in the report; software finding rejected",
    };

    /// <summary>What was decided, as a code; null for nothing.</summary>
    public CodedConcept? Review => Decision?.Verdict switch
    {
        HipVerdict.Accepted => FindingCodes.ReviewAccepted,
        HipVerdict.Changed => FindingCodes.ReviewChanged,
        HipVerdict.Rejected => FindingCodes.ReviewRejected,
        _ => null,
    };

    /// <summary>Who decided what and why, in one line; empty for nothing.</summary>
    public string ReviewWords
    {
        get
        {
            if (Decision is not { } made || Review is not { } review) return "";
            var by = DicomText.PersonName(PlainText.Line(made.By)) is { Length: > 0 } name ? $" by {name}" : "";
            return $"{review.Meaning}{by}{(made.Reason.Length > 0 ? $": {PlainText.Line(made.Reason).TrimEnd('.')}" : "")}";
        }
    }

    /// <summary>What the models found, in one line, for where a person decided.</summary>
    public string FoundWords => IsCertain
        ? $"Software: {Finding.Class.DisplayName()}, probability {FormNumber.Probability(Finding.Probability)}"
        : $"Software: indeterminate, closest {Finding.Class.DisplayName()}, probability {FormNumber.Probability(Finding.Probability)}";

    private HardwareClass? FoundVersus => IsCertain ? Differential.Of(Finding) : null;

    // THA stays THA.
    private static string InSentence(HardwareClass hardware)
    {
        var name = hardware.DisplayName();
        return char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
