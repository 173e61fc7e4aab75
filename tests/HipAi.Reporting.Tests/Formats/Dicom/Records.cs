using HipAi.Dicom.Data;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Tests.Formats.Pictures;
using HipAi.Studies;

namespace HipAi.Reporting.Tests.Formats.Dicom;

/// <summary>The records that every object is written from: what may be said of hips, of patients and of versions.</summary>
internal static class Records
{
    public const string Hostile = "<script>alert(1)</script>|^~\\&\r\nOBX|1{\\rtf1\\b}{{patient.id}}\u0000\u001b[2J\u202Eright";

    private const HardwareClass Tha = HardwareClass.TotalHipArthroplasty;

    public static readonly ReportSender Sender = new("2.25.62601192577646086936801746682252219911", "0.1.0", "HIPAI1", "EXAMPLE HOSPITAL");

    public static readonly ModelIdentity[] FailureModels =
        [new("failure-a", "0.3.0", "ResNet", new string('c', 64), "Simulated radiographs only (HipAI Phantom); never on a patient's image")];

    public static readonly ReportSignature Signature = new("Müller^Änne^^Dr.", "1234", "EXAMPLE HOSPITAL", Samples.Now.AddHours(1));

    private static readonly StudyImage Pelvis = Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral);
    private static readonly StudyImage Axial = Image(2, RadiographView.CrossTableLateral, ImageLaterality.Right);

    /// <summary>All of them by name.</summary>
    public static IEnumerable<(string Name, ReportRecord Record)> All =>
    [
        ("two-certain", TwoCertain()),
        ("indeterminate", Of([Pelvis, Axial],
        [
            Samples.Indeterminate(HipSide.Right, Tha, 0.51, HardwareClass.Hemiarthroplasty, "Too close to tell apart: total hip arthroplasty and hemiarthroplasty."),
            Samples.Certain(HipSide.Left, HardwareClass.DynamicHipScrew),
        ])),
        ("probable", Of([Pelvis], [Samples.Certain(HipSide.Right, Tha, 0.55, HardwareClass.Hemiarthroplasty), Samples.Certain(HipSide.Left, HardwareClass.DynamicHipScrew)])),
        ("spacer", Of([Pelvis], [Samples.Certain(HipSide.Right, HardwareClass.PostInfectious), Samples.Certain(HipSide.Left, HardwareClass.ArthroplastyWithFixation)])),
        ("failure-certain", WithFailure(FailureCause.AsepticLoosening, FindingStatus.Certain)),
        ("failure-none", WithFailure(FailureCause.None, FindingStatus.Certain)),
        ("failure-indeterminate", WithFailure(FailureCause.Infection, FindingStatus.Indeterminate)),
        ("failure-not-assessed", Of([Pelvis], [Samples.Certain(HipSide.Right, Tha) with { Failure = FailureFinding.NotRun("no lateral view") }])),
        ("nothing-judged", Of([Image(1, RadiographView.Unknown, ImageLaterality.Right, "not a hip or pelvis: BodyPartExamined (0018,0015) \"KNEE\"")], [])),
        ("bare-header", TwoCertain() with { Header = Headers.Bare() }),
        ("hostile", Hostility(Hostile)),
        ("long", Hostility(new string('Ä', 70))),
        ("japanese", TwoCertain() with { Header = Headers.In(@"\ISO 2022 IR 87", "iso-2022-jp", "Yamada^Tarou=山田^太郎=やまだ^たろう") }),
        ("chinese", TwoCertain() with { Header = Headers.In("GB18030", "gb18030", "Wang^XiaoDong=王^小东") }),
        ("european", TwoCertain() with { Header = Headers.In("ISO_IR 100", "iso-8859-1", "Größe^Ærø^Ñandú^Dr.^Çé") }),
        ("lossy", Lossy(TwoCertain())),
        ("edited", Version(TwoCertain(), 2, ReportStatus.Preliminary, null) with { Header = Headers.Complete() }),
        ("signed", Version(TwoCertain(), 2, ReportStatus.Final, Signature)),
        ("corrected", Version(WithFailure(FailureCause.Dislocation, FindingStatus.Certain), 3, ReportStatus.Corrected, Signature)),
    ];

    public static ReportRecord Named(string name) => All.Single(entry => entry.Name == name).Record;

    public static ReportRecord TwoCertain() =>
        Of([Pelvis, Axial], [Samples.Certain(HipSide.Right, Tha), Samples.Certain(HipSide.Left, HardwareClass.NoHardware)]);

    /// <summary>A picture for every heatmap that a record names.</summary>
    public static Dictionary<string, byte[]> Pictures(ReportRecord record) =>
        HipAi.Reporting.Formats.Dicom.HeatmapCaptures.Ids(record).ToDictionary(id => id, id => TestPng.Heatmap(300, 420, 80 + (id.Length * 7 % 140)));

    /// <summary>The version that a person made of it.</summary>
    public static ReportRecord Version(ReportRecord record, int version, ReportStatus status, ReportSignature? signature) => record with
    {
        Report = record.Report with
        {
            Version = version, Predecessor = version - 1, Author = ReportAuthor.Person, Status = status, Signature = signature, Language = "de",
            Sections = [new ReportSection("BEFUND", "Rechte Hüfte: Totalendoprothese in regelrechter Stellung.\n  Keine Lockerungszeichen.", SectionCode.Findings), new ReportSection("BEURTEILUNG", "Hüft-TEP rechts.", SectionCode.Impression)],
        },
    };

    /// <summary>The version that was signed after these decisions.</summary>
    public static ReportRecord Decided(params HipDecision[] decisions)
    {
        var record = Version(TwoCertain(), 2, ReportStatus.Final, Signature);
        return record with { Report = record.Report with { Decisions = decisions } };
    }

    private static ReportRecord Lossy(ReportRecord record) => record with
    {
        Snapshot = record.Snapshot with
        {
            Images = [.. record.Snapshot.Images.Select(image => image with { Instance = image.Instance with { TransferSyntaxUid = "1.2.840.10008.1.2.4.50" } })],
        },
    };

    private static ReportRecord WithFailure(FailureCause cause, FindingStatus status)
    {
        var probabilities = FailureCauses.All.Select(other => other == cause ? 0.655 : 0.069).ToArray();
        var failure = new FailureFinding(
            null, cause, status, status == FindingStatus.Certain ? [] : ["Too close to tell apart: periprosthetic joint infection and aseptic loosening."],
            probabilities, probabilities[1] * 100, [new FailureVote("failure-a", "0.3.0", "2.25.1.1", "2.25.1.2", probabilities)],
            [new FailureMap("image-1-right-aseptic-loosening", HipSide.Right, "2.25.1.1", FailureCause.AsepticLoosening, 0.7, new PixelRegion(0, 0, 320, 512), 100, 200)]);
        return Of([Pelvis, Axial], [Samples.Certain(HipSide.Right, Tha) with { Failure = failure }, Samples.Certain(HipSide.Left, HardwareClass.NoHardware)]);
    }

    private static ReportRecord Hostility(string value)
    {
        var record = Of([Pelvis, Axial], [Samples.Indeterminate(HipSide.Right, HardwareClass.Hemiarthroplasty, 0.5, HardwareClass.NoHardware, value)],
            new ImageNote("2.25.1.1", "doubt: " + value));
        var models = record.Prediction.Models.Select(model => model with { TrainedOn = value }).ToList();
        return record with
        {
            Header = Headers.AllOf(value), Prediction = record.Prediction with { Models = models },
            Report = record.Report with { Sections = [.. record.Report.Sections, new ReportSection(value, value + "\n" + value)] },
        };
    }

    private static StudyImage Image(int number, RadiographView view, ImageLaterality side, string? excluded = null)
    {
        var image = Samples.Image(number, view, side, excluded);
        return image with { Description = image.Description with { Modality = "CR", PatientOrientation = ["L", "F"] } };
    }

    private static ReportRecord Of(StudyImage[] images, HipFinding[] hips, params ImageNote[] notes)
    {
        var snapshot = Samples.Snapshot(images);
        var prediction = Samples.Prediction(snapshot, [.. hips.Select(WithHeatmaps)], notes) with { JudgedAt = Samples.Now.AddMinutes(-1) };
        if (hips.Any(hip => hip.Failure is { NotRunBecause: null })) prediction = prediction with { Models = [.. prediction.Models, .. FailureModels] };
        var report = new ReportComposer(Shipped.Template).Compose(snapshot, prediction, 1, Samples.Now);
        return new ReportRecord(report, snapshot, prediction, Headers.Complete(), Sender);
    }

    private static HipFinding WithHeatmaps(HipFinding hip) => hip with
    {
        Unfamiliarity = 0.42,
        Heatmaps = [.. Samples.Models.Select(model => new HipHeatmap(
            $"image-1-{hip.Side.Code()}-{model.Name}", hip.Side, "2.25.1.1", model.Name, hip.Class, new PixelRegion(hip.Side == HipSide.Right ? 0 : 320, 0, 320, 512), 50, 60))],
    };
}
