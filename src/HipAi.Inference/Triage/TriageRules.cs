using HipAi.Inference.Ensemble;
using HipAi.Inference.Models;
using HipAi.Studies;

namespace HipAi.Inference.Triage;

/// <summary>
/// What follows from what an image looks like: whether it is judged (requirement C6), and what becomes of a view that header and pixels tell
/// differently (requirement B5). Pure: probabilities in, a verdict out.
/// </summary>
public static class TriageRules
{
    private const int Adequate = (int)ImageQuality.Adequate;

    /// <summary>Draws the conclusions.</summary>
    /// <param name="image">The image as its header tells it.</param>
    /// <param name="views">Five probabilities that sum to 1, in the order of <see cref="TriageClasses.Views"/>.</param>
    /// <param name="qualities">Five probabilities that sum to 1, in the order of <see cref="ImageQualities.All"/>.</param>
    /// <param name="thresholds">From which probability on the triage is sure; of single views and qualities by their codes.</param>
    public static TriageVerdict Conclude(StudyImage image, IReadOnlyList<double> views, IReadOnlyList<double> qualities, FusionThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(qualities);
        ArgumentNullException.ThrowIfNull(thresholds);
        var view = TriageClasses.Views[Greatest(views)];
        // All that is not adequate counts together; the likeliest fault gives the reason.
        var fault = ImageQualities.All.Where(quality => quality != ImageQuality.Adequate).MaxBy(quality => qualities[(int)quality]);
        var because = 1 - qualities[Adequate] >= thresholds.LeastOf(fault.Code()) ? NotJudged(fault) : null;
        var triage = new ImageTriage(image.Instance.SopInstanceUid, view, views, ImageQualities.All[Greatest(qualities)], qualities, because);
        if (because is not null) return new TriageVerdict(triage, image, [because], []);

        var verdict = OfView(triage, image, isSure: views.Max() >= thresholds.LeastOf(TriageClasses.Code(view)));
        return qualities[Adequate] >= thresholds.LeastOf(ImageQuality.Adequate.Code()) ? verdict : WithDoubtfulQuality(verdict, fault);
    }

    private static TriageVerdict OfView(ImageTriage triage, StudyImage image, bool isSure)
    {
        var header = image.View;
        if (!isSure || triage.View == header.Value) return new TriageVerdict(triage, image, [], []);
        if (triage.View != RadiographView.Unknown && header is { Value: RadiographView.Unknown } or { Confidence: Confidence.Low })
        {
            return new TriageVerdict(triage, StudyImageRules.WithSeenView(image, triage.View),
                [$"The view was read from the pixels: {triage.View.DisplayName()}. The header does not settle it: {header.Source}."], []);
        }

        var (said, seen) = (header.Value.DisplayName(), DoubtWording.Seen(triage.View));
        return new TriageVerdict(triage, image,
            [$"The view is contradictory: {said} by the header ({header.Source}), {seen} by the pixels. The header's was kept."],
            [DoubtWording.ViewContradictory(header.Value, triage.View)]);
    }

    private static TriageVerdict WithDoubtfulQuality(TriageVerdict verdict, ImageQuality fault) => verdict with
    {
        Notes = [.. verdict.Notes, $"It is doubtful whether the image can be judged: perhaps {DoubtWording.Fault(fault)}."],
        Doubts = [.. verdict.Doubts, DoubtWording.QualityDoubtful(verdict.Image.View.Value, fault)],
    };

    private static string NotJudged(ImageQuality fault) => $"The image was not judged: {DoubtWording.Fault(fault)}.";

    private static int Greatest(IReadOnlyList<double> probabilities)
    {
        var best = 0;
        for (var i = 1; i < probabilities.Count; i++)
            if (probabilities[i] > probabilities[best]) best = i;
        return best;
    }
}
