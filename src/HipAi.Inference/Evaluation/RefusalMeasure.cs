using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>Counts what was rightly and wrongly kept from pre-dictation.</summary>
internal static class RefusalMeasure
{
    /// <summary>The key of all kinds together.</summary>
    public const string All = "all";

    public static RefusalReport Of(IReadOnlyList<EvaluatedStudy> studies, EvaluationSettings settings) => new(
        ByKind(studies.SelectMany(study => study.Hips.Where(hip => hip.MustNot is not null)
            .Select(hip => (study.Patient, Kind: hip.MustNot!, study.Finding(hip.Side)?.Status != FindingStatus.Certain))), settings),
        ByKind(studies.SelectMany(study => study.Images.Where(image => image.MustNot is not null)
            .Select(image => (study.Patient, Kind: image.MustNot!, !IsStated(study, image)))), settings),
        ShareMeasure.Of([.. studies.SelectMany(study => study.Images.Where(image => image.MustNot is null)
            .Select(image => (study.Patient, IsJudged(study, image))))], settings));

    private static Dictionary<string, Figure> ByKind(IEnumerable<(string Patient, string Kind, bool Hit)> entries, EvaluationSettings settings)
    {
        var all = entries.ToList();
        var figures = all.GroupBy(entry => entry.Kind).OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => ShareMeasure.Of([.. group.Select(entry => (entry.Patient, entry.Hit))], settings));
        if (all.Count > 0) figures[All] = ShareMeasure.Of([.. all.Select(entry => (entry.Patient, entry.Hit))], settings);
        return figures;
    }

    private static bool IsJudged(EvaluatedStudy study, ImageLabel image) => study.Prediction.Hips.Any(hip => IsFrom(hip, image));

    private static bool IsStated(EvaluatedStudy study, ImageLabel image) =>
        study.Prediction.Hips.Any(hip => hip.Status == FindingStatus.Certain && IsFrom(hip, image));

    private static bool IsFrom(HipFinding hip, ImageLabel image) => hip.Votes.Any(vote => vote.SopInstanceUid == image.SopInstanceUid);
}
