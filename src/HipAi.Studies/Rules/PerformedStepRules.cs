namespace HipAi.Studies.Rules;

/// <summary>
/// What performed procedure steps mean for a study (requirement B3): the one place that knows. A signal to close early, never one to wait for:
/// a modality that does not send the end of a step stops no report.
/// </summary>
public static class PerformedStepRules
{
    /// <summary>What all steps of a study say together.</summary>
    /// <param name="steps">The steps that name the study, in any order.</param>
    public static StepVerdict Judge(IReadOnlyList<PerformedStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Count == 0) return StepVerdict.Open;
        if (steps.Any(step => step.IsOfWrongEntry && step.OverruledAt is null)) return StepVerdict.WrongEntry;
        if (steps.All(step => step.IsDiscontinued)) return StepVerdict.Discontinued;

        // A completed step that lists nothing says nothing of what is still to come.
        return steps.All(step => step.IsDiscontinued || (step is { Status: PerformedStepStatus.Completed, Listed: > 0 } && step.Arrived == step.Listed))
            ? StepVerdict.Complete
            : StepVerdict.Open;
    }

    /// <summary>What is to be done when a step was begun, completed or discontinued.</summary>
    /// <param name="state">Where the study stands.</param>
    /// <param name="verdict">What its steps say now.</param>
    public static StepEffect AfterStep(StudyState state, StepVerdict verdict) => (state, verdict) switch
    {
        (StudyState.Held or StudyState.Quarantined, _) => StepEffect.None,
        (StudyState.Delivered or StudyState.Reviewed, StepVerdict.Discontinued or StepVerdict.WrongEntry) => StepEffect.Warn,
        (_, StepVerdict.Discontinued or StepVerdict.WrongEntry) => StepEffect.Discontinue,
        (StudyState.Receiving or StudyState.Discontinued, StepVerdict.Complete) => StepEffect.Close,
        (StudyState.Discontinued, _) => StepEffect.Receive,
        _ => StepEffect.None,
    };

    /// <summary>What is to be done when an image came.</summary>
    /// <param name="state">Where the study stood before; null for its first image.</param>
    /// <param name="verdict">What its steps say, with the image.</param>
    /// <param name="listedBy">The steps of the study that list the image.</param>
    public static StepEffect AfterImage(StudyState? state, StepVerdict verdict, IReadOnlyList<PerformedStep> listedBy)
    {
        ArgumentNullException.ThrowIfNull(listedBy);
        if (state == StudyState.Held) return StepEffect.None;
        if (verdict == StepVerdict.WrongEntry)
            return state is StudyState.Delivered or StudyState.Reviewed or StudyState.Quarantined ? StepEffect.Keep : StepEffect.Discontinue;
        if (listedBy.Count > 0 && listedBy.All(step => step.IsDiscontinued)) return AfterGivenUpImage(state, verdict);

        // An image that no completed step lists shows that their lists are not the whole.
        return verdict == StepVerdict.Complete && listedBy.Any(step => step.Status == PerformedStepStatus.Completed) ? StepEffect.Close : StepEffect.Receive;
    }

    /// <summary>Why an image is not judged; null when steps do not keep it out.</summary>
    /// <param name="steps">The steps of the study.</param>
    /// <param name="listedBy">Those that list the image.</param>
    /// <param name="receivedAt">When it came.</param>
    public static string? WhyKeptOut(IReadOnlyList<PerformedStep> steps, IReadOnlyList<PerformedStep> listedBy, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(listedBy);
        if (listedBy.Any(step => !step.IsDiscontinued)) return null;
        if (steps.Any(step => step.IsOfWrongEntry && (listedBy.Contains(step) || !(receivedAt >= step.OverruledAt))))
            return "Of a procedure step that was begun under the wrong worklist entry (110514): it may show another patient.";
        return listedBy.Count > 0 ? $"Of a procedure step that was discontinued{Reasons(listedBy)}." : null;
    }

    /// <summary>Why no report is made of a study that its steps drop, in words without anything a sender wrote.</summary>
    /// <param name="steps">The steps of the study.</param>
    /// <param name="verdict">What they say.</param>
    public static string WhyDropped(IReadOnlyList<PerformedStep> steps, StepVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return verdict switch
        {
            StepVerdict.WrongEntry =>
                "WRONG WORKLIST ENTRY: a procedure step was discontinued because it was begun under the wrong worklist entry (110514). "
                    + "The images may show another patient. No report is made.",
            StepVerdict.Discontinued => $"Every procedure step of the study was discontinued{Reasons(steps)}. No report is made.",
            _ => "Every image that could be judged is of a discontinued procedure step. No report is made until another image comes.",
        };
    }

    /// <summary>An image that only discontinued steps list brings nothing that could be judged.</summary>
    private static StepEffect AfterGivenUpImage(StudyState? state, StepVerdict verdict) => state switch
    {
        null or StudyState.Discontinued when verdict == StepVerdict.Discontinued => StepEffect.Discontinue,
        StudyState.Discontinued or StudyState.Quarantined or StudyState.Delivered or StudyState.Reviewed => StepEffect.Keep,
        // Something else came before it and is on its way: the next revision says of this one that it was kept out.
        _ => StepEffect.Receive,
    };

    private static string Reasons(IReadOnlyList<PerformedStep> steps)
    {
        var reasons = steps.Select(step => DiscontinuationCodes.Describe(step.DiscontinuationCode)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return reasons.Count == 0 ? "" : $" ({string.Join("; ", reasons)})";
    }
}
