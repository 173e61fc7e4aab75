using HipAi.Inference.Evaluation;
using HipAi.Studies;

namespace HipAi.Scp.Measures;

/// <summary>All that is measured of signatures (requirement G1). Only the first signature of a study is measured; later ones are counted.</summary>
/// <param name="Studies">First signatures.</param>
/// <param name="Corrections">Later signatures of studies: addenda and corrections.</param>
/// <param name="NotJudged">Hips that were signed and that the models had not judged.</param>
/// <param name="Stated">Share of the judged hips that the models stated.</param>
/// <param name="Both">Agreement of both sides together.</param>
/// <param name="Right">Of right hips.</param>
/// <param name="Left">Of left hips.</param>
/// <param name="Edits">How much was changed.</param>
/// <param name="Durations">How long it took.</param>
/// <param name="ByModels">The same per set of model versions, the most frequent first.</param>
/// <param name="ByInstitution">Per institution.</param>
/// <param name="ByManufacturer">Per manufacturer.</param>
internal sealed record MeasureReport(
    int Studies, int Corrections, int NotJudged, Figure Stated, Agreement Both, Agreement Right, Agreement Left, Edits Edits, Durations Durations,
    IReadOnlyList<MeasureGroup> ByModels, IReadOnlyList<MeasureGroup> ByInstitution, IReadOnlyList<MeasureGroup> ByManufacturer)
{
    /// <summary>Measures signatures. Pure; their order makes no difference.</summary>
    internal static MeasureReport Of(IReadOnlyList<SignedReview> reviews)
    {
        var first = First(reviews);
        return new MeasureReport(
            first.Count,
            reviews.Count - first.Count,
            first.Sum(review => review.Hips.Count(hip => hip.Found is null)),
            StatedOf(first),
            Agreement.Of(Answers(first, null)),
            Agreement.Of(Answers(first, HipSide.Right)),
            Agreement.Of(Answers(first, HipSide.Left)),
            Edits.Of(first),
            Durations.Of(first),
            Groups(first, MeasureFilter.ModelsOf),
            Groups(first, review => review.InstitutionName),
            Groups(first, review => review.Manufacturer));
    }

    /// <summary>The first signature of each study; a study whose first one is not among them is left out.</summary>
    internal static IReadOnlyList<SignedReview> First(IReadOnlyList<SignedReview> reviews) =>
        [.. reviews.Where(review => !review.IsCorrection).GroupBy(review => review.StudyInstanceUid).Select(study => study.MinBy(review => review.Version)!)];

    private static List<IReadOnlyList<Answer>> Answers(IReadOnlyList<SignedReview> reviews, HipSide? side) =>
        [.. reviews.Select(review => (IReadOnlyList<Answer>)[.. review.Hips.Where(hip => side is null || hip.Side == side).Select(Answer.Of).OfType<Answer>()])];

    private static Figure StatedOf(IReadOnlyList<SignedReview> reviews)
    {
        var answers = Answers(reviews, null).SelectMany(study => study).ToList();
        return Share.Of(answers.Count(answer => answer.IsStated), answers.Count);
    }

    private static IReadOnlyList<MeasureGroup> Groups(IReadOnlyList<SignedReview> reviews, Func<SignedReview, string> name) =>
    [
        .. reviews.GroupBy(name).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            List<SignedReview> studies = [.. group];
            var agreement = Agreement.Of(Answers(studies, null));
            return new MeasureGroup(
                group.Key, studies.Count, agreement.Agreed, agreement.Kappa, StatedOf(studies), Edits.Of(studies).Edited, Durations.Of(studies).ReceivedToPreliminary.Median);
        }),
    ];
}
