using HipAi.Studies;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>Where heatmaps and probability maps point.</summary>
internal static class MapSection
{
    public static IEnumerable<ReportBlock> Of(EvaluationReport report)
    {
        var pointing = report.Pointing;
        if (pointing.Hardware.N + pointing.Signs.N == 0) yield break;
        yield return new ReportBlock.Heading(2, "Heatmaps and probability maps");
        yield return new ReportBlock.Table(
            "Share of the maps whose maximum lies on what it should (pointing game, against the simulator's masks)",
            ["Map", "n", "On its mask"],
            [
                ["Heatmap of a hip with hardware, seen as hardware", pointing.Hardware.N, pointing.Hardware],
                ["the same, or at most 10 mm beside it", pointing.HardwareNear.N, pointing.HardwareNear],
                ["Hips with every heatmap on the hardware", pointing.HardwareHips.N, pointing.HardwareHips],
                .. Signs(pointing),
                .. pointing.SignsByCause.Select(cause => (IReadOnlyList<ReportCell>)[$"of these {Name(cause.Key)}", cause.Value.N, cause.Value]),
            ]);
    }

    private static IReadOnlyList<IReadOnlyList<ReportCell>> Signs(PointingReport pointing) => pointing.Signs.N == 0 ? [] :
    [
        ["Probability map of the true cause", pointing.Signs.N, pointing.Signs],
        ["the same, or at most 10 mm beside it", pointing.SignsNear.N, pointing.SignsNear],
    ];

    private static string Name(string code) => FailureCauses.All.First(cause => cause.Code() == code).DisplayName().ToLowerInvariant();
}
