using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>Made-up studies to write reports of.</summary>
internal static class Samples
{
    public const string StudyUid = "2.25.1";

    public static readonly DateTimeOffset Now = new(2026, 11, 21, 18, 10, 0, TimeSpan.FromHours(1));

    public static readonly StudyFacts Facts = new(
        "EXAMPLE^HIP", "MRN000123", "F", "19500101", "076Y", "ACC0001234", "20261121", "165500", "XR PELVIS AP AND HIP RIGHT LATERAL",
        "EXAMPLE HOSPITAL", "EXAMPLE XRAY DR-1");

    public static readonly ModelIdentity[] Models =
    [
        new("hardware-efficientnet", "1.0.0", "EfficientNet", new string('a', 64), "Simulated radiographs only (HipAI Phantom); never on a patient's image"),
        new("hardware-nfnet", "1.0.0", "NFNet", new string('b', 64), "Simulated radiographs only (HipAI Phantom); never on a patient's image"),
    ];

    /// <summary>What may be said of the cause of failure, by name.</summary>
    public static IEnumerable<(string Name, FailureFinding Failure)> Failures =>
    [
        ("not-assessed", FailureFinding.NotRun("no lateral view.")),
        ("none-found", Failure(FailureCause.None, FindingStatus.Certain, 4)),
        ("certain", Failure(FailureCause.AsepticLoosening, FindingStatus.Certain, 11)),
        ("indeterminate", Failure(FailureCause.Infection, FindingStatus.Indeterminate, 48.6, "Too close to tell apart: periprosthetic joint infection and aseptic loosening.")),
        ("none-indeterminate", Failure(FailureCause.None, FindingStatus.Indeterminate, 22, "Low probability: no failure is the most likely, but not likely enough.")),
    ];

    public static FailureFinding Failure(FailureCause cause, FindingStatus status, double infectionScore, params string[] reasons) =>
        new(null, cause, status, reasons, [.. FailureCauses.All.Select(other => other == cause ? 1.0 : 0)], infectionScore, [], []);

    public static StudyImage Image(int number, RadiographView view, ImageLaterality side, string? excluded = null, params string[] conflicts) => new(
        new StoredInstance($"2.25.1.{number}", "1.2.840.10008.5.1.4.1.1.1", "2.25.1.0", StudyUid, "1.2.840.10008.1.2.1", new string('0', 64), 1,
            $"{number}.dcm", "CR1", DateTimeOffset.UnixEpoch),
        new ImageDescription { Rows = 512, Columns = 640 }, new Attributed<RadiographView>(view, "test"),
        new Attributed<ImageLaterality>(side, side == ImageLaterality.Unknown ? "no attribute tells the side" : "test"), excluded, conflicts);

    public static StudyImage Object(int number, string excluded) =>
        Image(number, RadiographView.Unknown, ImageLaterality.Unknown, excluded) with { Description = new ImageDescription() };

    public static HipFinding Certain(HipSide side, HardwareClass hardware, double probability = 0.97, HardwareClass? runnerUp = null) =>
        Finding(side, hardware, probability, runnerUp, FindingStatus.Certain, []);

    public static HipFinding Indeterminate(HipSide side, HardwareClass hardware, double probability, HardwareClass runnerUp, params string[] reasons) =>
        Finding(side, hardware, probability, runnerUp, FindingStatus.Indeterminate, reasons);

    public static StudySnapshot Snapshot(params StudyImage[] images) =>
        new(StudyUid, 1, ClosedBecause.QuietPeriod, DateTimeOffset.UnixEpoch, Facts, images);

    /// <summary>A prediction in which every member voted on every image that was not excluded and whose side is known.</summary>
    public static StudyPrediction Prediction(StudySnapshot snapshot, HipFinding[] hips, params ImageNote[] notes)
    {
        var judged = snapshot.Images.Where(image => image.ExcludedBecause is null && image.Side.Value != ImageLaterality.Unknown
            && notes.All(note => note.SopInstanceUid != image.Instance.SopInstanceUid || note.Text.StartsWith("doubt", StringComparison.Ordinal)));
        var votes = judged.SelectMany(image => Models.Select(model => (image, model))).ToList();
        return new StudyPrediction(StudyUid, snapshot.Revision, DateTimeOffset.UnixEpoch, "CPU", Models,
            [.. hips.Select(hip => hip with
            {
                Votes = [.. votes.Select(v => new MemberVote(v.model.Name, v.model.Version, v.image.Instance.SopInstanceUid, v.image.View.Value, hip.Probabilities))],
            })],
            notes);
    }

    private static HipFinding Finding(
        HipSide side, HardwareClass hardware, double probability, HardwareClass? runnerUp, FindingStatus status, string[] reasons)
    {
        var second = runnerUp ?? (HardwareClass)(((int)hardware + 3) % HardwareClasses.Count);
        var probabilities = new double[HardwareClasses.Count];
        probabilities[(int)hardware] = probability;
        probabilities[(int)second] = 1 - probability;
        return new HipFinding(side, hardware, probability, status, reasons, probabilities, [], []);
    }
}
