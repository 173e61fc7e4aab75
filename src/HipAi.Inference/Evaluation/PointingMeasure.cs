using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>Counts where maps point.</summary>
internal static class PointingMeasure
{
    public static PointingReport Of(IReadOnlyList<EvaluatedStudy> studies, EvaluationSettings settings)
    {
        var peaks = studies.SelectMany(study => study.Peaks.Select(peak => (study.Patient, study.Study, Peak: peak))).ToList();
        var hardware = peaks.Where(entry => entry.Peak.Cause is null).ToList();
        var signs = peaks.Where(entry => entry.Peak.Cause is not null).ToList();
        return new PointingReport(
            Share(hardware),
            Near(hardware),
            ShareMeasure.Of([.. hardware.GroupBy(entry => (entry.Study, entry.Peak.Side)).Select(hip => (hip.First().Patient, hip.All(entry => entry.Peak.IsHit)))], settings),
            Share(signs),
            Near(signs),
            signs.GroupBy(entry => entry.Peak.Cause!.Value).OrderBy(group => group.Key).ToDictionary(group => group.Key.Code(), group => Share(group)));

        Figure Share(IEnumerable<(string Patient, string Study, PeakHit Peak)> entries) =>
            ShareMeasure.Of([.. entries.Select(entry => (entry.Patient, entry.Peak.IsHit))], settings);

        Figure Near(IEnumerable<(string Patient, string Study, PeakHit Peak)> entries) =>
            ShareMeasure.Of([.. entries.Select(entry => (entry.Patient, entry.Peak.IsNear))], settings);
    }
}
