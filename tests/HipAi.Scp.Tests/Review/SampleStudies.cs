using HipAi.Studies;

namespace HipAi.Scp.Tests.Review;

/// <summary>Studies as the pipeline leaves them, for the pages and the API to show.</summary>
internal static class SampleStudies
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 7, 30, 0, TimeSpan.Zero);

    public const string Certain = "2.25.1001";
    public const string Open = "2.25.1002";
    public const string Arriving = "2.25.1003";
    public const string Held = "2.25.1004";

    public const string DigitalXRay = "1.2.840.10008.5.1.4.1.1.1.1";
    public const string ExplicitLittleEndian = "1.2.840.10008.1.2.1";

    public static readonly IReadOnlyList<ModelIdentity> Models =
    [
        new("hardware-efficientnet", "1.0.0", "EfficientNet", new string('a', 64), "simulated radiographs only"),
        new("hardware-nfnet", "1.0.0", "NFNet", new string('b', 64), "simulated radiographs only"),
    ];

    public static StudyFacts Facts(string name, string id = "SIM-0001", string accession = "A0001") => new(
        name, id, "F", "19520314", "074Y", accession, "20261121", "072512", "X-ray pelvis and hip", "Simulated Hospital", "HipAI Simulator");

    public static StoredInstance Instance(string study, int number, int second = 0) => new(
        $"{study}.{number}", DigitalXRay, $"{study}.9", study, ExplicitLittleEndian,
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes($"{study}/{number}/{second}"))),
        4_000_000, $"instances/{study}-{number}-{second}.dcm", "XRAY1", Start.AddSeconds(number + second));

    public static StudyImage Image(StoredInstance instance, RadiographView view, ImageLaterality side, string? excluded = null, params string[] conflicts) => new(
        instance,
        new ImageDescription { SopClassUid = DigitalXRay, Modality = "DX", Columns = 1400, Rows = view == RadiographView.ApPelvis ? 1150 : 1700 },
        new(view, "ViewPosition \"AP\"", Confidence.High),
        new(side, "ImageLaterality", Confidence.Low),
        excluded,
        conflicts);

    public static StudySnapshot Snapshot(string study, StudyFacts facts, params StudyImage[] images) =>
        new(study, 1, ClosedBecause.QuietPeriod, Start.AddSeconds(70), facts, images);

    /// <summary>Nine probabilities with one high.</summary>
    public static double[] Vector(HardwareClass high, double probability)
    {
        var vector = Enumerable.Repeat((1 - probability) / (HardwareClasses.Count - 1), HardwareClasses.Count).ToArray();
        vector[(int)high] = probability;
        return vector;
    }

    public static HipFinding Finding(StudySnapshot snapshot, HipSide side, HardwareClass hardware, double probability, HardwareClass? dissent = null)
    {
        var status = dissent is null ? FindingStatus.Certain : FindingStatus.Indeterminate;
        var votes = snapshot.Images.Where(image => image.ExcludedBecause is null).SelectMany(image => Models.Select((model, k) => new MemberVote(
            model.Name, model.Version, image.Instance.SopInstanceUid, image.View.Value,
            Vector(k == 1 && dissent is { } other ? other : hardware, probability))));
        var maps = snapshot.Images.Where(image => image.ExcludedBecause is null).SelectMany(image => Models.Select(model => new HipHeatmap(
            $"{image.Instance.SopInstanceUid}-{side.Code()}-{model.Name}", side, image.Instance.SopInstanceUid, model.Name, hardware, Region(image, side))));
        string[] reasons = dissent is { } against
            ? [$"The models disagree: {hardware.DisplayName()} against {against.DisplayName()}.", "The margin between the two highest classes is low."]
            : [];
        return new HipFinding(side, hardware, probability, status, reasons, Vector(hardware, probability), [.. votes], [.. maps]);
    }

    /// <summary>What the failure networks say of a hip in two images, with a map of each.</summary>
    public static FailureFinding Failure(StudySnapshot snapshot, HipSide side, FailureCause cause)
    {
        var probabilities = FailureCauses.All.Select(other => other == cause ? .9 : .02).ToList();
        var (ap, lateral) = (snapshot.Images[0], snapshot.Images[1]);
        return new FailureFinding(
            null, cause, FindingStatus.Certain, [], probabilities, 2,
            [new FailureVote("failure-efficientnet", "1.0.0", ap.Instance.SopInstanceUid, lateral.Instance.SopInstanceUid, probabilities)],
            [.. new[] { ap, lateral }.Select((image, i) => new FailureMap(
                $"image-{i + 1}-{side.Code()}-aseptic-loosening", side, image.Instance.SopInstanceUid, cause, .7, new PixelRegion(100, 200, 300, 300), 210.5, 305.5))]);
    }

    public static StudyPrediction Prediction(StudySnapshot snapshot, params HipFinding[] hips) => new(
        snapshot.StudyInstanceUid, snapshot.Revision, snapshot.ClosedAt.AddSeconds(3), "CPU", Models, hips,
        [.. snapshot.Images.Where(image => image.ExcludedBecause is not null).Select(image => new ImageNote(image.Instance.SopInstanceUid, image.ExcludedBecause!))]);

    public static PreliminaryReport Report(StudyPrediction prediction)
    {
        ReportSection[] sections =
        [
            new("EXAM", "X-ray pelvis and hip, 3 images.\n"),
            new("TECHNIQUE", "AP pelvis; frog-leg lateral of the right hip.\n"),
            new("FINDINGS", string.Join('\n', prediction.Hips.Select(Line)) + "\n"),
            new("IMPRESSION", string.Join('\n', prediction.Hips.Select(Line)) + "\n"),
        ];
        var text = "PRELIMINARY – NOT REVIEWED\n\n" + string.Join('\n', sections.Select(section => $"{section.Heading}\n{section.Text}"));
        return new PreliminaryReport(
            prediction.StudyInstanceUid, 1, prediction.SnapshotRevision, ReportStatus.Preliminary, "hip-preliminary", new string('c', 64),
            text, sections, prediction.JudgedAt.AddSeconds(1));
    }

    private static string Line(HipFinding hip) => hip.Status == FindingStatus.Certain
        ? $"{Side(hip.Side)} hip: {hip.Class.DisplayName().ToLowerInvariant()}."
        : $"{Side(hip.Side)} hip: hardware indeterminate, please specify.";

    private static string Side(HipSide side) => side == HipSide.Right ? "Right" : "Left";

    private static PixelRegion Region(StudyImage image, HipSide side) => image.Side.Value == ImageLaterality.Bilateral
        ? new PixelRegion(side == HipSide.Right ? 0 : 700, 150, 700, 900)
        : new PixelRegion(0, 0, 1400, 1700);
}
