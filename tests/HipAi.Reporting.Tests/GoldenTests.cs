using HipAi.Reporting;
using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>Whole reports against the texts in Golden: what a radiologist reads.</summary>
[Category("E1")]
public sealed class GoldenTests
{
    private const HardwareClass Tha = HardwareClass.TotalHipArthroplasty;

    private static readonly StudyImage Pelvis = Samples.Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral);
    private static readonly StudyImage RightAxiolateral = Samples.Image(2, RadiographView.CrossTableLateral, ImageLaterality.Right);

    private static IEnumerable<TestCaseData> Reports()
    {
        yield return Case("right-arthroplasty", Samples.Snapshot(Pelvis, RightAxiolateral),
            [Samples.Certain(HipSide.Right, Tha), Samples.Certain(HipSide.Left, HardwareClass.NoHardware)]);
        yield return Case("both-without-hardware", Samples.Snapshot(Pelvis),
            [Samples.Certain(HipSide.Right, HardwareClass.NoHardware), Samples.Certain(HipSide.Left, HardwareClass.NoHardware)]);
        yield return Case("one-hip-two-views", Samples.Snapshot(
                Samples.Image(1, RadiographView.ApHip, ImageLaterality.Left),
                Samples.Image(2, RadiographView.FrogLegLateral, ImageLaterality.Left, null,
                    "StudyDescription \"XR PELVIS AP AND HIP RIGHT LATERAL\" says right, but Laterality (0020,0060) \"L\" says left")),
            [Samples.Certain(HipSide.Left, HardwareClass.IntramedullaryNail)]);
        yield return Case("indeterminate", Samples.Snapshot(Pelvis, RightAxiolateral),
            [
                Samples.Indeterminate(HipSide.Right, Tha, 0.51, HardwareClass.Hemiarthroplasty,
                    "Members disagree: EfficientNet says total hip arthroplasty, NFNet says hemiarthroplasty.", "Too close to tell apart: total hip arthroplasty and hemiarthroplasty."),
                Samples.Indeterminate(HipSide.Left, HardwareClass.NoHardware, 0.55, HardwareClass.CannulatedScrews, "Low probability: no hardware is the most likely, but not likely enough."),
            ]);
        yield return Case("probable-versus", Samples.Snapshot(RightAxiolateral),
            [Samples.Certain(HipSide.Right, HardwareClass.ArthroplastyWithFixation, 0.55, HardwareClass.PostInfectious)]);
        yield return Case("post-infectious", Samples.Snapshot(Pelvis),
            [Samples.Certain(HipSide.Right, HardwareClass.NoHardware), Samples.Certain(HipSide.Left, HardwareClass.PostInfectious)]);
        yield return Case("with-limitations", Samples.Snapshot(
                Pelvis,
                RightAxiolateral,
                Samples.Image(3, RadiographView.ApHip, ImageLaterality.Unknown),
                Samples.Image(4, RadiographView.Unknown, ImageLaterality.Right, "not a hip or pelvis: BodyPartExamined (0018,0015) \"KNEE\""),
                Samples.Object(5, "not a radiograph: X-Ray Radiation Dose SR")),
            [Samples.Certain(HipSide.Right, HardwareClass.DynamicHipScrew), Samples.Certain(HipSide.Left, HardwareClass.BladeOrPlate)],
            new ImageNote("2.25.1.2", "The image was not judged: the joint or the hardware is cut off."));
        yield return Case("nothing-judged", Samples.Snapshot(
                Samples.Image(1, RadiographView.Unknown, ImageLaterality.Right, "not a hip or pelvis: BodyPartExamined (0018,0015) \"KNEE\""),
                Samples.Object(2, "not a radiograph: X-Ray Radiation Dose SR")), []);
        foreach (var (name, failure) in Samples.Failures)
        {
            yield return Case("failure-" + name, Samples.Snapshot(Pelvis, RightAxiolateral),
                [Samples.Certain(HipSide.Right, Tha) with { Failure = failure }, Samples.Certain(HipSide.Left, HardwareClass.NoHardware)]);
        }

        yield return Case("failure-both-hips", Samples.Snapshot(Pelvis, RightAxiolateral, Samples.Image(3, RadiographView.CrossTableLateral, ImageLaterality.Left)),
            [
                Samples.Certain(HipSide.Right, Tha) with { Failure = Samples.Failure(FailureCause.Dislocation, FindingStatus.Certain, 1) },
                Samples.Certain(HipSide.Left, Tha) with { Failure = Samples.Failure(FailureCause.None, FindingStatus.Certain, 3) },
            ]);
        yield return Case("failure-infection", Samples.Snapshot(Pelvis, RightAxiolateral),
            [
                Samples.Certain(HipSide.Right, HardwareClass.Hemiarthroplasty) with { Failure = Samples.Failure(FailureCause.Infection, FindingStatus.Certain, 83) },
                Samples.Certain(HipSide.Left, HardwareClass.IntramedullaryNail),
            ]);
        yield return Case("two-hips-woven", Samples.Snapshot(Pelvis),
            [Samples.Certain(HipSide.Right, HardwareClass.DynamicHipScrew), Samples.Certain(HipSide.Left, HardwareClass.DynamicHipScrew)]);
        yield return Case("failure-of-which-arthroplasty", Samples.Snapshot(Pelvis, RightAxiolateral),
            [
                Samples.Indeterminate(HipSide.Right, Tha, 0.51, HardwareClass.Hemiarthroplasty, "Too close to tell apart: total hip arthroplasty and hip hemiarthroplasty.") with
                {
                    Failure = Samples.Failure(FailureCause.PeriprostheticFracture, FindingStatus.Certain, 2),
                },
            ]);
        var bare = Samples.Snapshot(Samples.Image(1, RadiographView.Unknown, ImageLaterality.Right));
        yield return Case("bare-header", bare with { Facts = new StudyFacts("", "", "", "", "", "", "", "", "", "", "") },
            [Samples.Certain(HipSide.Right, HardwareClass.CannulatedScrews)]);
    }

    private static TestCaseData Case(string name, StudySnapshot snapshot, HipFinding[] hips, params ImageNote[] notes) =>
        new TestCaseData(name, snapshot, Samples.Prediction(snapshot, hips, notes)).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Reports))]
    public void A_report_reads_as_its_golden_file(string name, StudySnapshot snapshot, StudyPrediction prediction) =>
        Reads(Shipped.Template, name, snapshot, prediction);

    [TestCaseSource(nameof(Reports)), Category("E6")]
    public void A_german_report_reads_as_its_golden_file(string name, StudySnapshot snapshot, StudyPrediction prediction) =>
        Reads(Shipped.German, "de." + name, snapshot, prediction);

    private static void Reads(ReportTemplate template, string name, StudySnapshot snapshot, StudyPrediction prediction)
    {
        var report = new ReportComposer(template).Compose(snapshot, prediction, 1, Samples.Now);
        var text = report.Text.Replace(template.Sha256[..12], "<version>", StringComparison.Ordinal);
        var file = Shipped.PathOf("Golden", name + ".txt");
        var actual = Shipped.PathOf(name + ".actual.txt");
        File.WriteAllText(actual, text);
        Assert.That(File.Exists(file) ? File.ReadAllText(file) : "(no golden file)", Is.EqualTo(text), $"what was rendered lies in {actual}");
    }
}
