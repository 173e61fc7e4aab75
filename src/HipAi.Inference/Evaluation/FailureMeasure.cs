using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>Measures what was said of causes of failure.</summary>
internal static class FailureMeasure
{
    public static FailureReport Of(IReadOnlyList<EvaluatedStudy> studies, EvaluationSettings settings)
    {
        var hips = Hips(studies).ToList();
        return new FailureReport(
            Classify(hips, settings),
            Classify(hips.Where(hip => IsFailed(hip) && hip.Label.HasSign == true), settings),
            Classify(hips.Where(hip => !IsFailed(hip) || hip.Label.HasSign == true), settings),
            hips.SelectMany(hip => hip.Finding?.Votes ?? []).Select(vote => vote.Member).Distinct().ToDictionary(member => member, member => OfMember(hips, member, settings)),
            hips.Where(hip => hip.Finding is null).GroupBy(hip => hip.WhyNot).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Count()),
            Infection([.. hips.Where(hip => hip.Finding is not null)], settings));
    }

    /// <summary>Every arthroplasty whose cause, or soundness, is known, with the finding when there is one.</summary>
    private static IEnumerable<Assessed> Hips(IEnumerable<EvaluatedStudy> studies) =>
        from hip in HipItems.Labelled(studies)
        where hip.Label.Cause is not null && FailureCauses.Applies(hip.Label.Class!.Value)
        let said = hip.Study.Finding(hip.Label.Side)
        select new Assessed(
            hip.Study, hip.Label, said?.Failure is { NotRunBecause: null } finding ? finding : null,
            said is null ? "The hip was not judged." : said.Failure?.NotRunBecause ?? "Causes of failure were not asked for: no model for them, or no arthroplasty was seen.");

    private static bool IsFailed(Assessed hip) => hip.Label.Cause != FailureCause.None;

    private static Classification Classify(IEnumerable<Assessed> hips, EvaluationSettings settings) => ClassificationMeasure.Of(
        [.. hips.Select(hip => new ScoredItem(
            hip.Study.Patient, (int)hip.Label.Cause!.Value, hip.Finding?.Probabilities ?? [], hip.Finding?.Status == FindingStatus.Certain))],
        ClassNames.Failure, settings);

    // The mean of a member's votes over the pairs of views.
    private static Classification OfMember(List<Assessed> hips, string member, EvaluationSettings settings) => ClassificationMeasure.Of(
        [.. hips.Select(hip => new ScoredItem(
            hip.Study.Patient, (int)hip.Label.Cause!.Value, Mean([.. (hip.Finding?.Votes ?? []).Where(vote => vote.Member == member)])))],
        ClassNames.Failure, settings);

    private static double[] Mean(List<FailureVote> votes) => votes.Count == 0
        ? []
        : [.. Enumerable.Range(0, FailureCauses.All.Count).Select(cause => votes.Average(vote => vote.Probabilities[cause]))];

    private static InfectionReport Infection(List<Assessed> hips, EvaluationSettings settings)
    {
        var infected = hips.Where(hip => hip.Label.Cause == FailureCause.Infection).ToList();
        return new InfectionReport(
            Calls([.. infected.Where(hip => hip.Label.HasSign == true)], settings),
            Calls([.. infected.Where(hip => hip.Label.HasSign == false)], settings),
            Correlate(hips, study => study.CReactiveProtein, settings),
            Correlate(infected, study => study.CReactiveProtein, settings),
            Correlate(hips, study => study.ErythrocyteSedimentationRate, settings),
            Correlate(infected, study => study.ErythrocyteSedimentationRate, settings));
    }

    private static InfectionCalls Calls(List<Assessed> hips, EvaluationSettings settings)
    {
        return new InfectionCalls(
            Share(finding => finding.Cause == FailureCause.Infection),
            Share(finding => finding is { Cause: FailureCause.Infection, Status: FindingStatus.Certain }),
            Share(finding => finding is { Cause: not FailureCause.Infection, Status: FindingStatus.Certain }));

        Figure Share(Func<FailureFinding, bool> hit) => ShareMeasure.Of([.. hips.Select(hip => (hip.Study.Patient, hit(hip.Finding!)))], settings);
    }

    private static Figure Correlate(List<Assessed> hips, Func<EvaluatedStudy, double?> laboratory, EvaluationSettings settings)
    {
        var known = hips.Where(hip => laboratory(hip.Study) is not null).ToList();
        if (known.Count == 0) return Figure.None;
        var ranks = new RankCorrelation([.. known.Select(hip => (hip.Finding!.InfectionScore, laboratory(hip.Study)!.Value))]);
        return settings.Bootstrap(known.Select(hip => hip.Study.Patient)).Measure(weights => [ranks.Rho(weights)])[0].ToFigure(known.Count);
    }

    private sealed record Assessed(EvaluatedStudy Study, HipLabel Label, FailureFinding? Finding, string WhyNot);
}
