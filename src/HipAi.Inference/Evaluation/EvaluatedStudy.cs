using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>One study of a labelled set: what is known of it, and what the ensemble said.</summary>
/// <param name="Study">Names the study within the set.</param>
/// <param name="Patient">The patient, by whom intervals are made.</param>
/// <param name="Vendor">The device; empty when nothing is known of it.</param>
/// <param name="Site">The site; empty likewise.</param>
/// <param name="CReactiveProtein">C-reactive protein, mg/L; null when it is not known.</param>
/// <param name="ErythrocyteSedimentationRate">Erythrocyte sedimentation rate, mm in the first hour; null likewise.</param>
/// <param name="Images">The images that could be read.</param>
/// <param name="Hips">The hips that they show.</param>
/// <param name="Peaks">Where heatmaps and probability maps have their maximum, as far as masks tell what lies there.</param>
/// <param name="Prediction">What the ensemble said.</param>
public sealed record EvaluatedStudy(
    string Study,
    string Patient,
    string Vendor,
    string Site,
    double? CReactiveProtein,
    double? ErythrocyteSedimentationRate,
    IReadOnlyList<ImageLabel> Images,
    IReadOnlyList<HipLabel> Hips,
    IReadOnlyList<PeakHit> Peaks,
    StudyPrediction Prediction)
{
    /// <summary>What was said of a hip; null when no image of it was judged.</summary>
    public HipFinding? Finding(HipSide side) => Prediction.Hips.FirstOrDefault(hip => hip.Side == side);
}
