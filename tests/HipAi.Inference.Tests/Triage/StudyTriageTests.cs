using HipAi.Dicom.Imaging;
using HipAi.Inference.Tests.Models;
using HipAi.Inference.Tests.Preparation;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Inference.Tests.Triage;

/// <summary>Whole studies through tiny-triage, whose classes each have a cell of a 4 × 4 grid over the image (make_models.py): white says the class.</summary>
public sealed class StudyTriageTests
{
    private const int Cell = 24;
    private static readonly (int Column, int Row) Templating = (2, 3), CutOff = (1, 3), Exposure = (0, 3), NotAHip = (3, 3);
    private static readonly (int Column, int Row) ApPelvis = (0, 2), ApHip = (1, 2), FrogLeg = (2, 2), Other = (3, 1);
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private StudyJudge judge = null!;

    [OneTimeSetUp]
    public void Load() => judge = StudyJudge.Load(ModelsCopy.Original, new InferenceOptions { IntraOpThreads = 1 }, new ManualTimeProvider(Noon));

    [OneTimeTearDown]
    public void Unload() => judge.Dispose();

    private static IEnumerable<TestCaseData> Faults()
    {
        yield return new(Exposure, ImageQuality.Exposure, "The image was not judged: it is too dark, too light, blurred or too noisy.");
        yield return new(CutOff, ImageQuality.CutOff, "The image was not judged: the joint or the hardware is cut off.");
        yield return new(Templating, ImageQuality.Templating, "The image was not judged: a templating overlay covers the hip.");
        yield return new(NotAHip, ImageQuality.NotAHip, "The image was not judged: it shows something else than a hip or pelvis.");
    }

    /// <summary>A hip without hardware, with some cells as white as told (0 to 1).</summary>
    private static GrayscaleImage Hip(double white, params (int Column, int Row)[] cells) => Pictures.Of(4 * Cell, 4 * Cell, (x, y) =>
        cells.Contains((x / Cell, y / Cell)) ? 0.2f + (0.6f * (float)white) : y < 10 ? 0.8f : 0.2f);

    private static StudyImage Image(
        string uid, RadiographView view = RadiographView.ApHip, Confidence confidence = Confidence.High, string side = "R", string? excluded = null) => new(
        new StoredInstance(uid, "", "", "1.2", "", "", 0, "", "", Noon),
        new ImageDescription { PatientOrientation = ["L", "F"], ImageLaterality = side },
        new Attributed<RadiographView>(view, "the header", confidence),
        new Attributed<ImageLaterality>(side == "R" ? ImageLaterality.Right : ImageLaterality.Left, "test"),
        excluded,
        []);

    private static StudyPrediction Judge(StudyJudge judge, Func<string, GrayscaleImage> render, params StudyImage[] images) =>
        // Nothing is waited for: the pictures are there already.
        judge.JudgeRenderedAsync(
            new StudySnapshot("1.2", 1, ClosedBecause.QuietPeriod, Noon, new StudyFacts("", "", "", "", "", "", "", "", "", "", ""), images),
            instance => Task.FromResult(render(instance.SopInstanceUid)), CancellationToken.None).GetAwaiter().GetResult().Prediction;

    [TestCaseSource(nameof(Faults))]
    [Category("C6")]
    public void An_inadequate_image_is_not_judged_and_the_others_are((int Column, int Row) cell, ImageQuality quality, string because)
    {
        var prediction = Judge(judge, uid => uid == "1" ? Hip(1, cell) : Hip(0), Image("1"), Image("2", side: "L"));

        Assert.That(prediction.Hips.Select(hip => (hip.Side, hip.Class, hip.Status)), Is.EqualTo(new[] { (HipSide.Left, HardwareClass.NoHardware, FindingStatus.Certain) }));
        Assert.That(prediction.Notes, Is.EqualTo(new[] { new ImageNote("1", because) }));
        Assert.That(prediction.Triage!.Select(image => (image.SopInstanceUid, image.Quality, image.NotJudgedBecause)), Is.EqualTo(
            new[] { ("1", quality, because), ("2", ImageQuality.Adequate, (string?)null) }));
    }

    [Test]
    [Category("C6")]
    public void An_image_of_doubtful_quality_is_judged_but_never_certain()
    {
        var plain = Judge(judge, _ => Hip(0), Image("1")).Hips.Single();
        var prediction = Judge(judge, _ => Hip(0.92, Exposure), Image("1"));

        var hip = prediction.Hips.Single();
        Assert.That((plain.Class, plain.Status), Is.EqualTo((HardwareClass.NoHardware, FindingStatus.Certain)));
        Assert.That((hip.Class, hip.Status), Is.EqualTo((HardwareClass.NoHardware, FindingStatus.Indeterminate)));
        Assert.That(hip.Reasons, Is.EqualTo(new[] { "The quality of an image is doubtful: in the image (AP hip) it is too dark, too light, blurred or too noisy, perhaps." }));
        Assert.That(prediction.Notes.Single().Text, Is.EqualTo("It is doubtful whether the image can be judged: perhaps it is too dark, too light, blurred or too noisy."));
        Assert.That(prediction.Triage!.Single().NotJudgedBecause, Is.Null);
    }

    [Test]
    [Category("C6")]
    public void A_study_of_inadequate_images_has_no_finding()
    {
        var prediction = Judge(judge, _ => Hip(1, CutOff), Image("1"), Image("2", side: "L"));

        Assert.That(prediction.Hips, Is.Empty);
        Assert.That(prediction.Notes.Select(note => note.SopInstanceUid), Is.EqualTo(new[] { "1", "2" }));
    }

    [TestCase(RadiographView.Unknown, Confidence.None)]
    [TestCase(RadiographView.ApHip, Confidence.Low)]
    [Category("B5")]
    public void The_pixels_tell_the_view_that_the_header_does_not_settle(RadiographView header, Confidence confidence)
    {
        var prediction = Judge(judge, _ => Hip(1, FrogLeg), Image("1", header, confidence));

        var hip = prediction.Hips.Single();
        Assert.That(hip.Status, Is.EqualTo(FindingStatus.Certain));
        Assert.That(hip.Votes.Select(vote => vote.View).Distinct(), Is.EqualTo(new[] { RadiographView.FrogLegLateral }));
        Assert.That(prediction.Notes.Single().Text, Is.EqualTo("The view was read from the pixels: frog-leg lateral. The header does not settle it: the header."));
    }

    [Test]
    [Category("B5")]
    [Category("B6")]
    public void A_pelvis_that_only_its_pixels_name_is_cut_into_both_hips()
    {
        // Nothing in it mirrors itself, so that it is cut at mid-width.
        var pelvis = Pictures.Of(4 * Cell, 4 * Cell, (x, y) => (x / Cell, y / Cell) == ApPelvis ? 0.8f : 0.2f + (0.3f * x / (4 * Cell)) + (0.1f * y / (4 * Cell)));

        var prediction = Judge(judge, _ => pelvis, Image("1", RadiographView.Unknown, Confidence.None));

        Assert.That(prediction.Hips.Select(hip => hip.Side), Is.EqualTo(new[] { HipSide.Right, HipSide.Left }), string.Join('\n', prediction.Notes));
        Assert.That(prediction.Hips.SelectMany(hip => hip.Votes).Select(vote => vote.View).Distinct(), Is.EqualTo(new[] { RadiographView.ApPelvis }));
    }

    [Test]
    [Category("B5")]
    public void A_contradiction_of_header_and_pixels_is_told_and_nothing_is_certain()
    {
        var prediction = Judge(judge, uid => uid == "1" ? Hip(1, FrogLeg) : Hip(0), Image("1"), Image("2", side: "L"));

        var (right, left) = (prediction.Hips[0], prediction.Hips[1]);
        Assert.That((right.Class, right.Status), Is.EqualTo((HardwareClass.NoHardware, FindingStatus.Indeterminate)));
        Assert.That(right.Reasons, Is.EqualTo(new[] { "The view of an image is contradictory: AP hip by its header, frog-leg lateral by its pixels." }));
        Assert.That(right.Votes.Select(vote => vote.View).Distinct(), Is.EqualTo(new[] { RadiographView.ApHip }), "the header's view stays");
        Assert.That(left.Status, Is.EqualTo(FindingStatus.Certain), "the other hip has nothing to do with it");
        Assert.That(prediction.Notes, Is.EqualTo(new[] { new ImageNote("1",
            "The view is contradictory: AP hip by the header (the header), frog-leg lateral by the pixels. The header's was kept.") }));
    }

    [Test]
    [Category("B5")]
    public void Agreement_and_uncertain_pixels_say_nothing()
    {
        var prediction = Judge(judge, uid => uid == "1" ? Hip(1, ApHip) : Hip(0), Image("1"), Image("2", RadiographView.FrogLegLateral, side: "L"));

        Assert.That(prediction.Notes, Is.Empty);
        Assert.That(prediction.Hips.Select(hip => hip.Status), Is.All.EqualTo(FindingStatus.Certain));
        Assert.That(prediction.Triage![0].ViewProbabilities.Max(), Is.GreaterThan(0.99));
        Assert.That(prediction.Triage[1].ViewProbabilities, Is.All.EqualTo(0.2).Within(1e-6));
    }

    [Test]
    [Category("B7")]
    public void An_excluded_image_is_not_shown_to_the_triage()
    {
        var prediction = Judge(judge, uid => uid == "1" ? throw new InvalidOperationException("read") : Hip(0), Image("1", excluded: "A chest."), Image("2"));

        Assert.That(prediction.Triage!.Select(image => image.SopInstanceUid), Is.EqualTo(new[] { "2" }));
    }

    [Test]
    [Category("C6")]
    public void Without_a_triage_model_nothing_is_said_of_the_images()
    {
        using var models = new ModelsCopy();
        using var without = StudyJudge.Load(models.Path, new InferenceOptions { IntraOpThreads = 1 }, TimeProvider.System);

        var prediction = Judge(without, _ => Hip(1, NotAHip), Image("1"));

        Assert.That(prediction.Triage, Is.Null);
        Assert.That(prediction.Hips.Single().Status, Is.EqualTo(FindingStatus.Certain));
    }

    [Test]
    [Category("C6")]
    public void Of_several_triage_models_the_mean_counts()
    {
        using var models = new ModelsCopy(ModelsCopy.Efficient, ModelsCopy.Triage);
        models.Double(ModelsCopy.Triage, "tiny-triage-2", manifest => manifest["temperature"] = 8);
        using var two = StudyJudge.Load(models.Path, new InferenceOptions { IntraOpThreads = 1 }, TimeProvider.System);

        var triage = Judge(two, _ => Hip(0), Image("1")).Triage!.Single();

        var (alone, humble) = (Math.Exp(4) / (Math.Exp(4) + 4), Math.Exp(0.5) / (Math.Exp(0.5) + 4));
        Assert.That(triage.QualityProbabilities[0], Is.EqualTo((alone + humble) / 2).Within(1e-6));
        Assert.That(triage.QualityProbabilities.Sum(), Is.EqualTo(1).Within(1e-9));
        Assert.That(triage.ViewProbabilities.Sum(), Is.EqualTo(1).Within(1e-9));
    }

    [Test]
    [Category("F2")]
    public async Task Every_network_that_ran_is_measured()
    {
        var judged = await judge.JudgeRenderedAsync(
            new StudySnapshot("1.2", 1, ClosedBecause.QuietPeriod, Noon, new StudyFacts("", "", "", "", "", "", "", "", "", "", ""), [Image("1"), Image("2", side: "L")]),
            _ => Task.FromResult(Hip(0)), CancellationToken.None);

        Assert.That(judged.Runs.CountBy(run => run.Model), Is.EquivalentTo(new Dictionary<string, int>
        {
            [ModelsCopy.Triage] = 2, [ModelsCopy.Efficient] = 1, [ModelsCopy.Nf] = 1,
        }));
    }

    [Test]
    [Category("C4")]
    public void Unfamiliar_images_are_never_certain()
    {
        using var models = new ModelsCopy();
        models.EditManifest(ModelsCopy.Nf, manifest => manifest["thresholds"]!["maxUnfamiliarity"] = 0.5);
        using var wary = StudyJudge.Load(models.Path, new InferenceOptions { IntraOpThreads = 1 }, TimeProvider.System);
        var bright = Pictures.Of(96, 96, (_, y) => y < 38 ? 0.8f : 0.2f);

        var (before, after) = (Judge(judge, _ => bright, Image("1")).Hips.Single(), Judge(wary, _ => bright, Image("1")).Hips.Single());

        Assert.That(after.Unfamiliarity, Is.EqualTo(2 * 38 / 96.0).Within(0.01), "twice the mean of the input (make_models.py)");
        Assert.That(after.Reasons, Is.EqualTo(new[]
        {
            "The images are unlike those the networks were trained on: hardware outside the nine classes, or another anatomy.",
        }));
        Assert.That((after.Class, after.Probability, after.Status), Is.EqualTo((before.Class, before.Probability, FindingStatus.Indeterminate)));
        Assert.That(before.Status, Is.EqualTo(FindingStatus.Certain));
    }

    [Test]
    [Category("B5")]
    public void Pixels_of_none_of_the_four_views_contradict_a_header_that_names_one()
    {
        var prediction = Judge(judge, _ => Hip(1, Other), Image("1", confidence: Confidence.Low));

        Assert.That(prediction.Hips.Single().Reasons.Single(), Is.EqualTo("The view of an image is contradictory: AP hip by its header, none of the four views by its pixels."));
    }
}
