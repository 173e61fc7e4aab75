using HipAi.Studies;
using static HipAi.Reporting.LintMatrix;

namespace HipAi.Reporting;

/// <summary>A handful of the cases of <see cref="LintMatrix"/> that show what differs between reports (requirement E3).</summary>
public static class TemplateSamples
{
    /// <summary>The studies, the usual ones first.</summary>
    public static IReadOnlyList<TemplateSample> All { get; } =
    [
        Of("one-hip-certain", "Right total hip arthroplasty, certain", [Certain(HipSide.Right, HardwareClass.TotalHipArthroplasty)], HipViews),
        Of("both-hips-alike", "Both hips without hardware, certain", [Certain(HipSide.Right, HardwareClass.NoHardware), Certain(HipSide.Left, HardwareClass.NoHardware)], PelvisViews),
        Of(
            "both-hips-different", "Right intramedullary nail, left hemiarthroplasty, certain",
            [Certain(HipSide.Right, HardwareClass.IntramedullaryNail), Certain(HipSide.Left, HardwareClass.Hemiarthroplasty)], PelvisViews),
        Of("one-hip-indeterminate", "Left hip, hardware indeterminate", [Finding(HipSide.Left, HardwareClass.CannulatedScrews, FindingStatus.Indeterminate)], HipViews),
        Of(
            "too-close", "Right hip, two classes too close to tell apart",
            [Finding(HipSide.Right, HardwareClass.Hemiarthroplasty, FindingStatus.Indeterminate, HardwareClass.TotalHipArthroplasty)], HipViews),
        Of("infection", "Right total hip arthroplasty, possible infection", [Failed(FailureCause.Infection, FindingStatus.Certain)], HipViews),
        Of("loosening-doubtful", "Right total hip arthroplasty, signs of failure indeterminate", [Failed(FailureCause.AsepticLoosening, FindingStatus.Indeterminate)], HipViews),
        Of(
            "failure-not-assessed", "Right total hip arthroplasty, cause of failure not assessed",
            [Certain(HipSide.Right, HardwareClass.TotalHipArthroplasty) with { Failure = FailureFinding.NotRun("no lateral view.") }], HipViews),
        Of("bare-header", "Left dynamic hip screw, header almost empty", [Certain(HipSide.Left, HardwareClass.DynamicHipScrew)], [RadiographView.ApPelvis], Bare),
        Of("nothing-judged", "No image could be judged", [], []),
    ];

    /// <summary>The study of that id; null when there is none.</summary>
    public static TemplateSample? Find(string? id) => All.FirstOrDefault(sample => sample.Id == id);

    private static RadiographView[] HipViews => [RadiographView.ApHip, RadiographView.FrogLegLateral];

    private static RadiographView[] PelvisViews => [RadiographView.ApPelvis, RadiographView.CrossTableLateral];

    private static HipFinding Certain(HipSide side, HardwareClass hardware) => Finding(side, hardware, FindingStatus.Certain);

    private static HipFinding Failed(FailureCause cause, FindingStatus status) => Certain(HipSide.Right, HardwareClass.TotalHipArthroplasty) with { Failure = Failure(cause, status) };

    private static TemplateSample Of(string id, string title, HipFinding[] hips, RadiographView[] views, StudyFacts? facts = null)
    {
        var sample = Case(hips, views, facts ?? Full);
        return new TemplateSample(id, title, sample.Snapshot, sample.Prediction);
    }
}
