using HipAi.Reporting;
using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>What every report is, whatever it says.</summary>
public sealed class ReportComposerTests
{
    private static readonly StudySnapshot Snapshot = Samples.Snapshot(Samples.Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral));

    private static readonly StudyPrediction Prediction =
        Samples.Prediction(Snapshot, [Samples.Certain(HipSide.Left, HardwareClass.NoHardware), Samples.Certain(HipSide.Right, HardwareClass.TotalHipArthroplasty)]);

    private static readonly ReportComposer Composer = new(Shipped.Template);

    [Test]
    public void The_record_names_study_version_snapshot_and_template()
    {
        var report = Composer.Compose(Snapshot with { Revision = 2 }, Prediction with { SnapshotRevision = 2 }, 3, Samples.Now);
        Assert.That((report.StudyInstanceUid, report.Version, report.SnapshotRevision), Is.EqualTo((Samples.StudyUid, 3, 2)));
        Assert.That((report.Status, report.ComposedAt), Is.EqualTo((ReportStatus.Preliminary, Samples.Now)));
        Assert.That((report.TemplateName, report.TemplateSha256), Is.EqualTo(("hip-preliminary", Shipped.Template.Sha256)));
    }

    [Test]
    public void The_first_line_is_the_mark_and_the_sections_make_up_the_rest()
    {
        var report = Composer.Compose(Snapshot, Prediction, 1, Samples.Now);
        Assert.That(report.Text.Split('\n')[0], Is.EqualTo("PRELIMINARY – NOT REVIEWED"));
        Assert.That(report.Text, Is.EqualTo(
            ReportComposer.Banner + "\n\n" + string.Join("\n\n", report.Sections.Select(section => section.Heading + "\n" + section.Text)) + "\n"));
        Assert.That(report.Text, Does.Not.Contain("\r"));
    }

    [Test, Category("B6")]
    public void Right_stands_before_left()
    {
        var findings = Composer.Compose(Snapshot, Prediction, 1, Samples.Now).Sections.Single(section => section.Heading == "FINDINGS").Text;
        Assert.That(findings, Is.EqualTo("Right hip: Total hip arthroplasty.\nLeft hip: No orthopedic hardware."));
    }

    [Test, Category("E1")]
    public void Earlier_studies_are_named_and_said_not_to_be_compared()
    {
        var priors = new[] { new PriorStudy("1.9", "20250503", "XR hip {{evil}}", "A7"), new PriorStudy("1.8", "20240102", "", "") };
        var text = Composer.Compose(Snapshot with { Priors = priors }, Prediction, 1, Samples.Now).Sections.Single(section => section.Code == SectionCode.Comparison).Text;
        Assert.That(text, Is.EqualTo(
            "Held by the software, not compared by it: XR hip {{evil}}, 2025-05-03 (A7).\nHeld by the software, not compared by it: 2024-01-02."));
    }

    [Test]
    public void The_same_input_gives_the_same_text()
    {
        var (first, again) = (Composer.Compose(Snapshot, Prediction, 1, Samples.Now), Composer.Compose(Snapshot, Prediction, 1, Samples.Now));
        Assert.That(again.Text, Is.EqualTo(first.Text));
    }

    [Test]
    public void Confidence_is_not_in_the_body() =>
        Assert.That(Composer.Compose(Snapshot, Prediction, 1, Samples.Now).Text, Does.Not.Contain("0.97").And.Not.Contain("%"));

    [Test]
    public void A_prediction_of_another_study_or_revision_is_refused()
    {
        Assert.That(() => Composer.Compose(Snapshot, Prediction with { StudyInstanceUid = "9.9" }, 1, Samples.Now), Throws.ArgumentException);
        Assert.That(() => Composer.Compose(Snapshot, Prediction with { SnapshotRevision = 2 }, 1, Samples.Now), Throws.ArgumentException);
        Assert.That(() => Composer.Compose(Snapshot, Prediction, 0, Samples.Now), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_dose_report_is_no_limitation_of_a_judged_study()
    {
        var snapshot = Samples.Snapshot(Snapshot.Images[0], Samples.Object(2, "not a radiograph: X-Ray Radiation Dose SR"));
        Assert.That(Composer.Compose(snapshot, Prediction, 1, Samples.Now).Text, Does.Not.Contain("Dose"));
    }

    [TestCase(HardwareClass.NoHardware, "No orthopedic hardware.", "No right hip hardware.")]
    [TestCase(HardwareClass.TotalHipArthroplasty, "Total hip arthroplasty.", "Right total hip arthroplasty.")]
    [TestCase(HardwareClass.Hemiarthroplasty, "Hip hemiarthroplasty.", "Right hip hemiarthroplasty.")]
    [TestCase(HardwareClass.IntramedullaryNail, "Intramedullary nail fixation of the proximal femur.", "Intramedullary nail fixation of the right proximal femur.")]
    [TestCase(HardwareClass.CannulatedScrews, "Cannulated screw fixation of the femoral neck.", "Cannulated screw fixation of the right femoral neck.")]
    [TestCase(HardwareClass.DynamicHipScrew, "Dynamic (sliding) hip screw with side plate.", "Right dynamic (sliding) hip screw with side plate.")]
    [TestCase(HardwareClass.BladeOrPlate, "Lateral blade or plate fixation of the proximal femur.", "Lateral blade or plate fixation of the right proximal femur.")]
    [TestCase(HardwareClass.ArthroplastyWithFixation, "Total hip arthroplasty with additional femoral fixation hardware.", "Right total hip arthroplasty with additional femoral fixation hardware.")]
    [TestCase(HardwareClass.PostInfectious, "Appearance suggests a post-infectious hip with antibiotic spacer.", "Right hip: Appearance suggests antibiotic spacer; correlate with history.")]
    [Category("E1")]
    public void Each_class_is_worded_as_radiologists_write_it(HardwareClass hardware, string finding, string impression)
    {
        var prediction = Samples.Prediction(Snapshot, [Samples.Certain(HipSide.Right, hardware)]);
        var sections = Composer.Compose(Snapshot, prediction, 1, Samples.Now).Sections.ToDictionary(section => section.Heading, section => section.Text);
        Assert.That(sections["FINDINGS"], Is.EqualTo("Right hip: " + finding));
        Assert.That(sections["IMPRESSION"], Is.EqualTo(impression));
    }

    [Test, Category("C6")]
    public void A_study_of_inadequate_images_is_reported_with_their_reasons_and_without_a_finding()
    {
        var snapshot = Samples.Snapshot(Samples.Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral), Samples.Image(2, RadiographView.FrogLegLateral, ImageLaterality.Left));
        var prediction = Samples.Prediction(snapshot, [],
            new ImageNote("2.25.1.1", "The image was not judged: a templating overlay covers the hip."),
            new ImageNote("2.25.1.2", "The image was not judged: the joint or the hardware is cut off."));

        var report = Composer.Compose(snapshot, prediction, 1, Samples.Now);

        Assert.That(report.Text, Does.Contain("No image could be judged by the software; the reasons are listed under LIMITATIONS."));
        Assert.That(report.Text, Does.Contain("Image 1 (AP pelvis): The image was not judged: a templating overlay covers the hip."));
        Assert.That(report.Text, Does.Contain("Image 2 (frog-leg lateral of the left hip): The image was not judged: the joint or the hardware is cut off."));
        Assert.That(report.Sections.Single(section => section.Heading == "IMPRESSION").Text, Is.EqualTo("No automated reading: no image could be judged."));
    }

    [Test, Category("B5")]
    public void A_view_that_only_the_pixels_showed_is_named_as_judged()
    {
        var header = Samples.Snapshot(Samples.Image(1, RadiographView.Unknown, ImageLaterality.Left));
        var seen = Samples.Snapshot(Samples.Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral));
        var prediction = Samples.Prediction(seen, [Samples.Certain(HipSide.Left, HardwareClass.NoHardware)]) with
        {
            Notes = [new ImageNote("2.25.1.1", "The view was read from the pixels: AP pelvis. The header does not settle it: no attribute tells the view.")],
        };

        var report = Composer.Compose(header, prediction, 1, Samples.Now);

        Assert.That(report.Sections.Single(section => section.Heading == "TECHNIQUE").Text, Is.EqualTo("AP pelvis."));
        Assert.That(report.Text, Does.Contain("Image 1 (AP pelvis): The view was read from the pixels: AP pelvis."));
    }
}
