namespace HipAi.Inference.Evaluation;

/// <summary>From judged studies to everything that is measured of them (C11). Pure: the same studies and settings give the same report.</summary>
public static class Evaluator
{
    /// <summary>Measures a set.</summary>
    /// <param name="set">What it is.</param>
    /// <param name="models">The models that judged it.</param>
    /// <param name="studies">Its studies, in a fixed order.</param>
    /// <param name="settings">How intervals are made.</param>
    public static EvaluationReport Evaluate(SetFacts set, EvaluatedModels models, IReadOnlyList<EvaluatedStudy> studies, EvaluationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(studies);
        ArgumentNullException.ThrowIfNull(settings);
        var members = Voters(models, studies);
        return new EvaluationReport
        {
            Set = set,
            Models = models,
            Settings = settings,
            Studies = studies,
            Hardware = Measure(HipItems.OfEnsemble(studies)),
            Members = members.ToDictionary(member => member, member => Measure(HipItems.OfMember(studies, member))),
            Images = new string?[] { null }.Concat(members).ToDictionary(
                member => member ?? ReaderComparison.Ensemble, member => Measure(HipItems.OfImages(studies, member))),
            Views = By((study, label) => HipItems.ViewSet(study, label)),
            Vendors = By((study, _) => study.Vendor),
            Sites = By((study, _) => study.Site),
            Refusals = RefusalMeasure.Of(studies, settings),
            Readers = ReaderComparison.Of(studies, set.Readers, members, settings),
            Failure = FailureMeasure.Of(studies, settings),
            Pointing = PointingMeasure.Of(studies, settings),
            TriageViews = TriageMeasure.Views(studies, settings),
            TriageQualities = TriageMeasure.Qualities(studies, settings),
        };

        Classification Measure(IReadOnlyList<ScoredItem> items) => ClassificationMeasure.Of(items, ClassNames.Hardware, settings);

        Dictionary<string, Classification> By(Func<EvaluatedStudy, HipLabel, string> key) => HipItems.Labelled(studies)
            .GroupBy(hip => key(hip.Study, hip.Label))
            .Where(group => group.Key.Length > 0)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Measure([.. group.Select(hip => HipItems.Fused(hip.Study, hip.Label))]));
    }

    // Models of other tasks are loaded with the members and do not vote on hardware.
    private static List<string> Voters(EvaluatedModels models, IReadOnlyList<EvaluatedStudy> studies)
    {
        var voters = studies.SelectMany(study => study.Prediction.Hips).SelectMany(hip => hip.Votes).Select(vote => vote.Member).ToHashSet();
        return [.. models.Members.Select(model => model.Name).Where(voters.Contains)];
    }
}
