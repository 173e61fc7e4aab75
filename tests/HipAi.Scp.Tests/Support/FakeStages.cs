using HipAi.Inference;
using HipAi.Scp.Pipeline;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Support;

/// <summary>A judge and a composer that answer at once, and count.</summary>
internal sealed class FakeStages
{
    public int Judged { get; private set; }

    public int Composed { get; private set; }

    /// <summary>The activation map of every study; no PNG, unless a test has it made into an object.</summary>
    public byte[] Picture { get; set; } = [1, 2, 3];

    /// <summary>What happens before judging; a test throws here or sends a late image.</summary>
    public Action<StudySnapshot> BeforeJudge { get; set; } = _ => { };

    public Action<StudySnapshot> BeforeCompose { get; set; } = _ => { };

    public StudyStages Stages(TimeProvider time) => new(
        (snapshot, _) =>
        {
            BeforeJudge(snapshot);
            Judged++;
            return Task.FromResult(new JudgedStudy(Prediction(snapshot, time), [new HeatmapPicture("right-1", Picture)], [new MemberRun("fake", TimeSpan.FromMilliseconds(40), 1)]));
        },
        (snapshot, prediction, version, now) =>
        {
            BeforeCompose(snapshot);
            Composed++;
            return new PreliminaryReport(
                snapshot.StudyInstanceUid, version, snapshot.Revision, ReportStatus.Preliminary, "fake", "00",
                $"version {version} of {snapshot.Images.Count} images\n", [new ReportSection("FINDINGS", "x")], now);
        },
        ["fake 1"],
        "CPU",
        "a fake needs no card",
        ["The fake ensemble is thin."]);

    private static StudyPrediction Prediction(StudySnapshot snapshot, TimeProvider time)
    {
        double[] probabilities = [0.02, 0.9, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01];
        var votes = new[] { new MemberVote("fake", "1", snapshot.Images[0].Instance.SopInstanceUid, RadiographView.ApPelvis, probabilities) };
        var heatmap = new HipHeatmap("right-1", HipSide.Right, snapshot.Images[0].Instance.SopInstanceUid, "fake", HardwareClass.TotalHipArthroplasty, new PixelRegion(0, 0, 10, 10));
        var hip = new HipFinding(
            HipSide.Right, HardwareClass.TotalHipArthroplasty, 0.9, FindingStatus.Certain, [], probabilities, votes, [heatmap]);
        return new StudyPrediction(
            snapshot.StudyInstanceUid, snapshot.Revision, time.GetUtcNow(), "CPU",
            [new ModelIdentity("fake", "1", "Fake", "00", "nothing")], [hip], []);
    }
}
