using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>Requirements B5 (conflicts are shown, never settled silently) and B7 (what is no hip never reaches a model).</summary>
public sealed class StudyImageRulesTests
{
    private static StudyImage Describe(ImageDescription image) => StudyImageRules.Describe(Headers.Instance(), image);

    [Test, Category("B5")]
    public void The_samples_are_judged_and_only_the_wrong_sided_order_is_a_conflict()
    {
        Assert.That(Describe(Headers.SamplePelvis).Conflicts, Is.Empty);
        Assert.That(Describe(Headers.SampleAxiolateral).Conflicts, Is.Empty);
        Assert.That(Describe(Headers.SampleFrogLeg).Conflicts, Is.EqualTo(new[]
        {
            "StudyDescription \"XR PELVIS AP AND HIP RIGHT LATERAL\" says right, but Laterality (0020,0060) \"L\" says left",
        }));
        foreach (var sample in new[] { Headers.SamplePelvis, Headers.SampleAxiolateral, Headers.SampleFrogLeg })
            Assert.That(Describe(sample).ExcludedBecause, Is.Null);
    }

    private static IEnumerable<TestCaseData> Contradictions()
    {
        var hip = Headers.SampleAxiolateral with { StudyDescription = "", SeriesDescription = "", ProtocolName = "" };
        yield return new TestCaseData(hip with { SeriesDescription = "HIP LEFT" }, "SeriesDescription \"HIP LEFT\" says left").SetName("Image laterality R, text left");
        yield return new TestCaseData(hip with { SeriesDescription = "L HIP" }, "SeriesDescription \"L HIP\" says left").SetName("Image laterality R, single letter L before the hip");
        yield return new TestCaseData(hip with { Laterality = "L" }, "Laterality (0020,0060) \"L\" says left").SetName("Image laterality R, series laterality L");
        yield return new TestCaseData(hip with { ViewPosition = "AP" }, "ViewPosition (0018,5101) \"AP\" says antero-posterior").SetName("View code lateral, view position AP");
        yield return new TestCaseData(hip with { ProtocolName = "HIP FROG" }, "ProtocolName \"HIP FROG\" says frog-leg lateral").SetName("Crosstable modifier, text frog");
        yield return new TestCaseData(Headers.SamplePelvis with { ImageLaterality = "R" }, "ImageLaterality (0020,0062) \"R\" says right, but an AP pelvis shows both hips").SetName("AP pelvis with image laterality R");
        yield return new TestCaseData(Headers.SamplePelvis with { ProtocolName = "HIP R AP" }, "ProtocolName \"HIP R AP\" says hip").SetName("Region code pelvis, text hip");
        yield return new TestCaseData(hip with { ImageType = ["DERIVED", "SECONDARY"] }, "may be an annotated or printed copy").SetName("Derived copy");
    }

    [TestCaseSource(nameof(Contradictions)), Category("B5")]
    public void A_contradiction_is_shown(ImageDescription image, string expected) =>
        Assert.That(Describe(image).Conflicts, Has.Some.Contains(expected));

    [TestCase("HIP AP L"), TestCase("HIP LAT R L"), Category("B5")]
    public void A_letter_that_may_mean_lateral_is_no_conflict(string text) =>
        Assert.That(Describe(Headers.SampleAxiolateral with { StudyDescription = "", ProtocolName = "", SeriesDescription = text }).Conflicts,
            Has.None.Contains("says left"));

    [Test, Category("B5")]
    public void Confidence_follows_the_attribute_and_what_contradicts_it()
    {
        var bare = new ImageDescription { SopClassUid = Headers.Cr, Modality = "CR", BodyPartExamined = "HIP" };

        var tagged = Describe(bare with { ViewPosition = "AP", Laterality = "R" });
        var worded = Describe(bare with { SeriesDescription = "Hip right AP" });
        var ordered = Describe(bare with { ViewPosition = "AP", StudyDescription = "Hip right" });
        var doubted = Describe(bare with { ViewPosition = "AP", Laterality = "R", SeriesDescription = "Hip left AP" });

        Assert.That((tagged.View.Confidence, tagged.Side.Confidence), Is.EqualTo((Confidence.High, Confidence.High)));
        Assert.That((worded.View.Confidence, worded.Side.Confidence), Is.EqualTo((Confidence.Medium, Confidence.Medium)));
        Assert.That((ordered.View.Confidence, ordered.Side.Confidence), Is.EqualTo((Confidence.High, Confidence.Low)));
        Assert.That((doubted.View.Confidence, doubted.Side.Confidence), Is.EqualTo((Confidence.Medium, Confidence.Low)), "the text tells that it is a hip");
        Assert.That((Describe(bare).View.Confidence, Describe(bare).Side.Confidence), Is.EqualTo((Confidence.None, Confidence.None)));
    }

    [Category("B5")]
    [TestCase("Hüfte rechts axial", RadiographView.CrossTableLateral, ImageLaterality.Right)]
    [TestCase("Beckenübersicht a.p.", RadiographView.ApPelvis, ImageLaterality.Bilateral)]
    [TestCase("Hüfte links Lauenstein", RadiographView.FrogLegLateral, ImageLaterality.Left)]
    [TestCase("Bassin de face", RadiographView.ApPelvis, ImageLaterality.Bilateral)]
    [TestCase("Hanche gauche face", RadiographView.ApHip, ImageLaterality.Left)]
    [TestCase("Hanche droite Arcelin", RadiographView.CrossTableLateral, ImageLaterality.Right)]
    [TestCase("Cadera derecha AP", RadiographView.ApHip, ImageLaterality.Right)]
    [TestCase("Cadera izquierda axial", RadiographView.CrossTableLateral, ImageLaterality.Left)]
    [TestCase("Pelvis AP", RadiographView.ApPelvis, ImageLaterality.Bilateral)]
    public void Series_texts_of_four_languages_are_read(string text, RadiographView view, ImageLaterality side)
    {
        var image = Describe(new ImageDescription { SopClassUid = Headers.Cr, Modality = "CR", SeriesDescription = text });

        Assert.That((image.View.Value, image.Side.Value, image.ExcludedBecause), Is.EqualTo((view, side, (string?)null)));
    }

    [Category("B7")]
    [TestCase("Chest PA"), TestCase("Thorax ap"), TestCase("Knie rechts seitlich"), TestCase("Genou gauche face"), TestCase("Rodilla AP")]
    [TestCase("Ganzbeinaufnahme"), TestCase("Whole leg"), TestCase("Ship AP"), TestCase("Chippendale AP"), TestCase("Schulter links")]
    public void Texts_of_other_parts_never_reach_a_model(string text) =>
        Assert.That(Describe(new ImageDescription { SopClassUid = Headers.Cr, Modality = "CR", SeriesDescription = text }).ExcludedBecause, Is.Not.Null);

    private static IEnumerable<TestCaseData> Excluded()
    {
        var pelvis = Headers.SamplePelvis;
        var bare = new ImageDescription { SopClassUid = Headers.Cr, Modality = "CR" };
        yield return new TestCaseData(pelvis with { SopClassUid = "1.2.840.10008.5.1.4.1.1.88.67" }, "not a radiograph: X-Ray Radiation Dose SR");
        yield return new TestCaseData(pelvis with { SopClassUid = "1.2.840.10008.5.1.4.1.1.11.1" }, "not a radiograph: Grayscale Softcopy Presentation State");
        yield return new TestCaseData(pelvis with { SopClassUid = "1.2.840.10008.5.1.4.1.1.2" }, "not a radiograph: CT Image");
        yield return new TestCaseData(pelvis with { SopClassUid = "" }, "no SOP Class UID");
        yield return new TestCaseData(pelvis with { SopClassUid = "1.2.840.10008.5.1.4.1.1.1.1.1" }, "FOR PROCESSING");
        yield return new TestCaseData(pelvis with { PresentationIntentType = "FOR PROCESSING" }, "FOR PROCESSING");
        yield return new TestCaseData(pelvis with { ImageType = ["ORIGINAL", "PRIMARY", "RAW"] }, "raw detector data");
        yield return new TestCaseData(pelvis with { SopClassUid = "1.2.840.10008.5.1.4.1.1.7", Modality = "OT" }, "does not say it is a radiograph");
        yield return new TestCaseData(pelvis with { SopClassUid = "1.2.840.10008.5.1.4.1.1.7", Modality = "CR", ImageType = ["DERIVED", "SECONDARY"] }, "derived secondary capture");
        yield return new TestCaseData(bare, "no attribute says");
        foreach (var part in new[] { "KNEE", "CHEST", "LSPINE", "ABDOMEN", "SACRUM" })
            yield return new TestCaseData(bare with { BodyPartExamined = part }, "not a hip or pelvis: BodyPartExamined (0018,0015) \"" + part + "\"");
        foreach (var text in new[]
        {
            "SACRUM", "COCCYX", "SI JOINTS", "ABD", "KUB", "LSPINE", "LUMBAR", "FEMUR DISTAL", "KNEE AP", "LEG LENGTH", "SCANOGRAM",
            "LONG LEG", "EOS", "ORTHOPANTOMOGRAM", "Knie ap", "Chest PA", "HIP KNEE ANKLE",
        })
            yield return new TestCaseData(bare with { SeriesDescription = text }, "not a hip or pelvis: SeriesDescription");
        yield return new TestCaseData(bare with { BodyPartExamined = "KNEE", SeriesDescription = "HIP AP" }, "BodyPartExamined (0018,0015) \"KNEE\" says another body part, though SeriesDescription \"HIP AP\" says hip");
        yield return new TestCaseData(bare with { AnatomicRegionCodes = [new CodedConcept("72696002", "SCT", "Knee")] }, "AnatomicRegionSequence (0008,2218) \"Knee\"");
        yield return new TestCaseData(bare with { StudyDescription = "XR KNEE RIGHT", ViewPosition = "AP" }, "not a hip or pelvis: StudyDescription");
        foreach (var text in new[] { "PELVIS JUDET", "PELVIS INLET", "PELVIS OUTLET", "HIP FALSE PROFILE", "PELVIS ILIAC OBL" })
            yield return new TestCaseData(bare with { SeriesDescription = text }, "which the models do not know");
        yield return new TestCaseData(bare with { BodyPartExamined = "PELVIS", ViewPosition = "PA" }, "postero-anterior, which the models do not know");
        yield return new TestCaseData(bare with { BodyPartExamined = "PELVIS", ViewPosition = "LATERAL" }, "lateral of the pelvis");
    }

    [TestCaseSource(nameof(Excluded)), Category("B7")]
    public void What_is_no_hip_radiograph_is_excluded_with_the_reason(ImageDescription image, string reason) =>
        Assert.That(Describe(image).ExcludedBecause, Does.Contain(reason));

    [TestCase("HIP LATERAL"), TestCase("HIP ABD"), TestCase("HIP AND PELVIS R"), TestCase("FROG LEG"), TestCase("PROXIMAL FEMUR AP"), TestCase("HIP DUNN 45"), Category("B7")]
    public void What_may_show_a_hip_is_kept(string text) => Assert.That(Describe(Headers.Text(text)).ExcludedBecause, Is.Null);

    [Test, Category("B7")]
    public void A_scanned_radiograph_is_kept() =>
        Assert.That(Describe(Headers.SampleFrogLeg with { SopClassUid = "1.2.840.10008.5.1.4.1.1.7" }).ExcludedBecause, Is.Null);

    [Test, Category("B5")]
    public void A_view_that_the_pixels_showed_is_told_with_its_source_and_the_side_follows()
    {
        var header = StudyImageRules.Describe(Headers.Instance(), new ImageDescription { Modality = "DX", BodyPartExamined = "HIP", Laterality = "L", Rows = 10, Columns = 10 });
        var uid = header.Instance.SopInstanceUid;
        var hip = new HipFinding(HipSide.Left, HardwareClass.NoHardware, 1, FindingStatus.Certain, [], [], [new MemberVote("m", "1", uid, RadiographView.ApPelvis, [])], []);
        var judged = new StudyPrediction("1", 1, DateTimeOffset.UnixEpoch, "CPU", [], [hip], []);

        var seen = StudyImageRules.AsJudged(header, judged);

        Assert.That(header.View.Value, Is.EqualTo(RadiographView.Unknown));
        Assert.That(seen.View, Is.EqualTo(new Attributed<RadiographView>(RadiographView.ApPelvis, "pixels", Confidence.Medium)));
        Assert.That((header.Side.Value, seen.Side.Value), Is.EqualTo((ImageLaterality.Left, ImageLaterality.Bilateral)));
        Assert.That(StudyImageRules.AsJudged(header, judged with { Hips = [] }), Is.SameAs(header), "what was not judged stays as its header tells it");
    }
}
