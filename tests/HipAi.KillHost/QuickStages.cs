using HipAi.Inference;
using HipAi.Scp.Pipeline;
using HipAi.Studies;

namespace HipAi.KillHost;

/// <summary>A judge and a composer that answer at once, with kill points around them. Two pictures a study, so that there is a between.</summary>
internal static class QuickStages
{
    /// <summary>Eight by eight pixels, a real PNG: it is made into a DICOM object.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4oaGBFTEMLQkAgl1GARdiiXUAAAAASUVORK5CYII=");

    private static readonly double[] Probabilities = [0.02, 0.9, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01];

    public static StudyStages Of(KillSwitch killer, TimeProvider time) => new(
        (snapshot, _) =>
        {
            killer.Pass("judge-before");
            var judged = new JudgedStudy(Prediction(snapshot, time), [new HeatmapPicture("right-1", Picture), new HeatmapPicture("right-2", Picture)], []);
            killer.Pass("judge-after");
            return Task.FromResult(judged);
        },
        (snapshot, _, version, now) =>
        {
            killer.Pass("compose-before");
            return new PreliminaryReport(
                snapshot.StudyInstanceUid, version, snapshot.Revision, ReportStatus.Preliminary, "quick", "00",
                $"version {version} of {snapshot.Images.Count} images\n", [new ReportSection("FINDINGS", "x")], now);
        },
        ["quick 1"],
        "CPU");

    private static StudyPrediction Prediction(StudySnapshot snapshot, TimeProvider time)
    {
        var image = snapshot.Images[0].Instance.SopInstanceUid;
        HipHeatmap[] heatmaps =
        [
            new("right-1", HipSide.Right, image, "quick", HardwareClass.TotalHipArthroplasty, new PixelRegion(0, 0, 4, 4)),
            new("right-2", HipSide.Right, image, "quick", HardwareClass.TotalHipArthroplasty, new PixelRegion(0, 0, 4, 4)),
        ];
        var vote = new MemberVote("quick", "1", image, RadiographView.ApPelvis, Probabilities);
        var hip = new HipFinding(HipSide.Right, HardwareClass.TotalHipArthroplasty, 0.9, FindingStatus.Certain, [], Probabilities, [vote], heatmaps);
        return new StudyPrediction(
            snapshot.StudyInstanceUid, snapshot.Revision, time.GetUtcNow(), "CPU", [new ModelIdentity("quick", "1", "Quick", "00", "nothing")], [hip], []);
    }
}
