namespace HipAi.Studies;

/// <summary>
/// What must be so before a report is signed (requirement F2): no hip is left open without somebody saying so, and no line of the text says
/// something else of a hip than what was decided on it. Pure.
/// </summary>
public static class SigningRules
{
    /// <summary>The hips that keep the text from being signed, right before left; empty when it can be.</summary>
    /// <param name="prediction">What was found.</param>
    /// <param name="decisions">What was decided.</param>
    /// <param name="sections">The text that is to be signed.</param>
    /// <param name="draft">The machine's draft of the same findings.</param>
    /// <param name="lines">The lines that tell of each hip; none where no template tells them: then the text as a whole is compared.</param>
    /// <param name="confirmed">The hips of which the person said that the report tells what they see.</param>
    public static IReadOnlyList<OpenHip> Open(
        StudyPrediction prediction, IReadOnlyList<HipDecision> decisions, IReadOnlyList<ReportSection> sections,
        IReadOnlyList<ReportSection> draft, IReadOnlyList<HipLines> lines, IReadOnlyCollection<HipSide> confirmed)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var isUntouched = HipLines.Lines(sections).SequenceEqual(HipLines.Lines(draft));
        return
        [
            .. prediction.Hips.OrderBy(hip => hip.Side).Select(hip => Open(
                hip, decisions.FirstOrDefault(decision => decision.Side == hip.Side), sections, isUntouched, lines.FirstOrDefault(of => of.Side == hip.Side), confirmed))
                .OfType<OpenHip>(),
        ];
    }

    private static OpenHip? Open(
        HipFinding hip, HipDecision? decision, IReadOnlyList<ReportSection> sections, bool isUntouched, HipLines? lines, IReadOnlyCollection<HipSide> confirmed)
    {
        var isOpen = decision is null && hip.Status == FindingStatus.Indeterminate;
        var told = HipLines.Lines(sections).ToHashSet(StringComparer.Ordinal);
        string[] wrong = [.. Wrong(hip, decision, lines).Where(told.Contains).Distinct()];
        // Without a template that tells whose lines they are, the draft as it stands says what the models found.
        if (wrong.Length == 0 && lines is null && isUntouched && (isOpen || IsOther(hip, decision))) wrong = [.. told];
        if (wrong.Length > 0) return new OpenHip(hip.Side, wrong, isOpen ? Undecided(hip.Side) : Contradicted(hip.Side, decision!));
        return isOpen && !confirmed.Contains(hip.Side) ? new OpenHip(hip.Side, [], Unconfirmed(hip.Side)) : null;
    }

    /// <summary>The lines that must not stand any more.</summary>
    private static IEnumerable<string> Wrong(HipFinding hip, HipDecision? decision, HipLines? lines) => (lines, decision) switch
    {
        (null, _) => [],
        (_, null) => hip.Status == FindingStatus.Indeterminate ? lines.AsFound : [],
        (_, { Verdict: HipVerdict.Rejected }) => lines.AsFound.Concat(lines.AsDecided),
        _ => lines.AsFound.Except(lines.AsDecided, StringComparer.Ordinal),
    };

    private static bool IsOther(HipFinding hip, HipDecision? decision) =>
        decision is not null && (decision.Class != hip.Class || hip.Status == FindingStatus.Indeterminate);

    private static string Undecided(HipSide side) =>
        $"The {side.Code()} hip is still open: decide, or write into the report what you see.";

    private static string Unconfirmed(HipSide side) =>
        $"The {side.Code()} hip is still open: decide, or confirm that the report says what you see.";

    private static string Contradicted(HipSide side, HipDecision decision) => decision.Verdict == HipVerdict.Rejected
        ? $"You rejected the finding of the {side.Code()} hip: write into the report what you see of it."
        : $"The report says something else of the {side.Code()} hip than you decided.";
}
