using HipAi.Studies;
using static HipAi.Scp.Tests.Review.SampleStudies;

namespace HipAi.Scp.Tests.Review;

/// <summary>Fills a host with one study of each kind.</summary>
internal static class ReviewHostSamples
{
    public static async Task AddAllAsync(this ReviewHost host)
    {
        await host.AddCertainAsync();
        await host.AddOpenAsync();
        await host.AddAsync(Arriving, StudyState.Receiving, Facts("LINDGREN^EVA", "SIM-0003", "A0003"), [Instance(Arriving, 1)]);
        await host.AddAsync(
            Held, StudyState.Held, Facts("MOREAU^PAUL", "SIM-0004", "A0004"), [Instance(Held, 1)],
            reason: "Images of two patients in one study.");
    }

    public static Task AddCertainAsync(this ReviewHost host, string name = "OKAFOR^GRACE")
    {
        var snapshot = Snapshot(
            Certain, Facts(name),
            Image(Instance(Certain, 1), RadiographView.ApPelvis, ImageLaterality.Bilateral),
            Image(Instance(Certain, 2), RadiographView.FrogLegLateral, ImageLaterality.Right));
        var prediction = Prediction(
            snapshot,
            Finding(snapshot, HipSide.Right, HardwareClass.TotalHipArthroplasty, .97) with { Failure = Failure(snapshot, HipSide.Right, FailureCause.AsepticLoosening) },
            Finding(snapshot, HipSide.Left, HardwareClass.NoHardware, .991));
        return AddAsync(host, StudyState.Delivered, snapshot, prediction);
    }

    public static Task AddOpenAsync(this ReviewHost host)
    {
        var snapshot = Snapshot(
            Open, Facts("SØRENSEN^NIELS", "SIM-0002", "A0002"),
            Image(Instance(Open, 1), RadiographView.ApPelvis, ImageLaterality.Bilateral, null, "ViewPosition says LL, the series description says PELVIS AP."),
            Image(Instance(Open, 2), RadiographView.CrossTableLateral, ImageLaterality.Left),
            Image(Instance(Open, 3), RadiographView.Unknown, ImageLaterality.Unknown, "The body part is CHEST: not a hip or pelvis radiograph."));
        var prediction = Prediction(
            snapshot,
            Finding(snapshot, HipSide.Right, HardwareClass.NoHardware, .96),
            Finding(snapshot, HipSide.Left, HardwareClass.Hemiarthroplasty, .55, HardwareClass.TotalHipArthroplasty) with
            {
                Failure = FailureFinding.NotRun("no pixel spacing in the lateral view."),
            });
        return AddAsync(host, StudyState.Delivered, snapshot, prediction);
    }

    private static Task AddAsync(ReviewHost host, StudyState state, StudySnapshot snapshot, StudyPrediction prediction) => host.AddAsync(
        snapshot.StudyInstanceUid, state, snapshot.Facts, [.. snapshot.Images.Select(image => image.Instance)], snapshot, prediction, Report(prediction));
}
