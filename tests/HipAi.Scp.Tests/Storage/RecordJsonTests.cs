using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Review;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Storage;

/// <summary>What is stored is read back, and what earlier versions stored as well.</summary>
[Category("C8")]
internal sealed class RecordJsonTests
{
    private static readonly StudySnapshot Snapshot = SampleStudies.Snapshot(
        SampleStudies.Certain, SampleStudies.Facts("OKAFOR^GRACE"),
        SampleStudies.Image(SampleStudies.Instance(SampleStudies.Certain, 1), RadiographView.ApPelvis, ImageLaterality.Bilateral),
        SampleStudies.Image(SampleStudies.Instance(SampleStudies.Certain, 2), RadiographView.FrogLegLateral, ImageLaterality.Right));

    private static readonly HipFinding Right = SampleStudies.Finding(Snapshot, HipSide.Right, HardwareClass.TotalHipArthroplasty, .97);

    [Test]
    public void A_prediction_with_a_cause_of_failure_is_read_back()
    {
        var prediction = SampleStudies.Prediction(Snapshot, Right with { Failure = SampleStudies.Failure(Snapshot, HipSide.Right, FailureCause.AsepticLoosening) });

        var json = RecordJson.Write(prediction);
        var read = RecordJson.Read<StudyPrediction>(json);

        Assert.That(RecordJson.Write(read), Is.EqualTo(json));
        var failure = read.Hips[0].Failure!;
        Assert.That((failure.Cause, failure.Status, failure.Probabilities[2]), Is.EqualTo((FailureCause.AsepticLoosening, FindingStatus.Certain, .9)));
        Assert.That((failure.Maps[0].PeakX, failure.Maps[0].PeakY), Is.EqualTo((210.5, 305.5)));
    }

    [Test]
    public void Rows_of_versions_that_did_not_look_for_causes_of_failure_are_still_read()
    {
        var json = RecordJson.Write(SampleStudies.Prediction(Snapshot, Right));
        var old = json.Replace(",\"failure\":null", "", StringComparison.Ordinal).Replace(",\"unfamiliarity\":null", "", StringComparison.Ordinal);
        var oldImages = RecordJson.Write(Snapshot).Replace(",\"pixelSpacingCalibrationType\":\"\"", "", StringComparison.Ordinal).Replace(",\"pixelSpacing\":null", "", StringComparison.Ordinal);

        Assert.That(old, Has.Length.LessThan(json.Length).And.Not.Contain("failure"));
        Assert.That(RecordJson.Read<StudyPrediction>(old).Hips[0].Failure, Is.Null);
        Assert.That(oldImages, Does.Not.Contain("pixelSpacingCalibrationType"));
        Assert.That(RecordJson.Read<StudySnapshot>(oldImages).Images[0].Description.PixelSpacingCalibrationType, Is.Empty);
    }

    [Test, Category("E6")]
    public void A_report_that_was_stored_before_sections_had_codes_is_still_read()
    {
        var report = SampleStudies.Report(SampleStudies.Prediction(Snapshot, Right)) with { TemplateVersion = 3, Language = "de" };
        var json = RecordJson.Write(report with { Sections = [new ReportSection("BEFUND", "x", SectionCode.Findings)] });
        var old = json.Replace(",\"code\":\"Findings\"", "", StringComparison.Ordinal)
            .Replace(",\"templateVersion\":3", "", StringComparison.Ordinal).Replace(",\"language\":\"de\"", "", StringComparison.Ordinal);

        Assert.That(RecordJson.Read<PreliminaryReport>(json).Section(SectionCode.Findings)!.Text, Is.EqualTo("x"));
        Assert.That(old, Does.Not.Contain("Findings").And.Not.Contain("templateVersion").And.Not.Contain("language"));
        var read = RecordJson.Read<PreliminaryReport>(old);
        Assert.That((read.Sections[0].Code, read.TemplateVersion, read.Language), Is.EqualTo((SectionCode.Other, 0, "en")));
    }
}
