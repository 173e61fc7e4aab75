using HipAi.Inference.Models;
using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>Measures what the triage network said of images as a whole (B5, C6).</summary>
internal static class TriageMeasure
{
    /// <summary>The views of images whose true view is known; null when there was no triage.</summary>
    public static Classification? Views(IReadOnlyList<EvaluatedStudy> studies, EvaluationSettings settings) => Of(
        studies, ClassNames.Views, settings,
        // Something that is not a hip is of no view, whatever projection it was meant to be.
        image => image.Quality == ImageQuality.NotAHip ? TriageClasses.Views.Count - 1 : image.View is { } view ? TriageClasses.Views.ToList().IndexOf(view) : -1,
        triage => triage.ViewProbabilities);

    /// <summary>The qualities of images whose true quality is known; null when there was no triage.</summary>
    public static Classification? Qualities(IReadOnlyList<EvaluatedStudy> studies, EvaluationSettings settings) => Of(
        studies, ClassNames.Qualities, settings, image => image.Quality is { } quality ? (int)quality : -1, triage => triage.QualityProbabilities);

    private static Classification? Of(
        IReadOnlyList<EvaluatedStudy> studies,
        ClassNames classes,
        EvaluationSettings settings,
        Func<ImageLabel, int> truth,
        Func<ImageTriage, IReadOnlyList<double>> probabilities)
    {
        var items = (from study in studies
                     from triage in study.Prediction.Triage ?? []
                     from image in study.Images
                     where image.SopInstanceUid == triage.SopInstanceUid && truth(image) >= 0
                     select new ScoredItem(study.Patient, truth(image), probabilities(triage))).ToList();
        return items.Count == 0 ? null : ClassificationMeasure.Of(items, classes, settings);
    }
}
