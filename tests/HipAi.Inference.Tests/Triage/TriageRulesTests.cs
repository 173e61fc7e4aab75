using FsCheck;
using FsCheck.Fluent;
using HipAi.Inference.Ensemble;
using HipAi.Inference.Triage;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Triage;

public sealed class TriageRulesTests
{
    private static readonly FusionThresholds Thresholds = new(
        0.6, 0.2, 0.5, Stricter: new Dictionary<string, double> { ["templating"] = 0.9, ["ap_hip"] = 0.95, ["adequate"] = 0.7 });

    private static StudyImage Image(RadiographView view, Confidence confidence = Confidence.High) => new(
        new StoredInstance("1", "", "", "1.2", "", "", 0, "", "", DateTimeOffset.UnixEpoch),
        new ImageDescription { ImageLaterality = "R" }, new Attributed<RadiographView>(view, "ViewPosition", confidence),
        new Attributed<ImageLaterality>(ImageLaterality.Right, "test"), null, []);

    /// <summary>AP pelvis of the header; the pixels say so too.</summary>
    private static TriageVerdict OfQuality(params double[] qualities) =>
        TriageRules.Conclude(Image(RadiographView.ApPelvis), [1, 0, 0, 0, 0], qualities, Thresholds);

    [TestCase(0.69, 0.31, 0, 0, false, true, TestName = "adequate must be as likely as it is told to be")]
    [TestCase(0.71, 0.29, 0, 0, false, false, TestName = "adequate enough")]
    [TestCase(0.41, 0.59, 0, 0, false, true, TestName = "a fault that is not likely enough")]
    [TestCase(0.39, 0.61, 0, 0, true, false, TestName = "a fault that is likely enough")]
    [TestCase(0.39, 0.31, 0.3, 0, true, false, TestName = "two faults count together")]
    [TestCase(0.2, 0, 0, 0.8, false, true, TestName = "a fault that needs more than the others and has not")]
    [TestCase(0.05, 0, 0, 0.95, true, false, TestName = "a fault that needs more than the others and has")]
    [Category("C6")]
    public void Quality(double adequate, double exposure, double cutOff, double templating, bool isLeftOut, bool isDoubtful)
    {
        var verdict = OfQuality(adequate, exposure, cutOff, templating, 0);

        Assert.That(verdict.Triage.NotJudgedBecause is not null, Is.EqualTo(isLeftOut));
        Assert.That(verdict.Doubts, Has.Count.EqualTo(isDoubtful ? 1 : 0));
        Assert.That(verdict.Notes, Has.Count.EqualTo(isLeftOut || isDoubtful ? 1 : 0));
    }

    [TestCase(0.94, false)]
    [TestCase(0.96, true)]
    [Category("B5")]
    public void A_view_with_a_threshold_of_its_own_must_reach_it(double probability, bool isContradiction)
    {
        var verdict = TriageRules.Conclude(Image(RadiographView.FrogLegLateral), [0, probability, 0, 0, 1 - probability], [1, 0, 0, 0, 0], Thresholds);

        Assert.That(verdict.Doubts.Count == 1, Is.EqualTo(isContradiction));
    }

    [Test]
    [Category("B5")]
    public void A_view_from_the_pixels_names_its_source_and_the_side_follows()
    {
        var verdict = TriageRules.Conclude(Image(RadiographView.Unknown, Confidence.None), [1, 0, 0, 0, 0], [1, 0, 0, 0, 0], Thresholds);

        Assert.That(verdict.Image.View, Is.EqualTo(new Attributed<RadiographView>(RadiographView.ApPelvis, "pixels", Confidence.Medium)));
        Assert.That(verdict.Image.Side.Value, Is.EqualTo(ImageLaterality.Bilateral));
        Assert.That(verdict.Doubts, Is.Empty);
    }

    [Test]
    [Category("B5")]
    [Category("C6")]
    public void Both_doubts_are_told()
    {
        var verdict = TriageRules.Conclude(Image(RadiographView.ApHip), [0, 0, 1, 0, 0], [0.5, 0.5, 0, 0, 0], Thresholds);

        Assert.That(verdict.Doubts, Has.Count.EqualTo(2));
        Assert.That(verdict.Notes, Has.Count.EqualTo(2));
    }

    [Test]
    [Category("C6")]
    public void Whatever_the_pixels_seem_to_be_a_verdict_is_told()
    {
        var property = Prop.ForAll(Gen.Choose(0, 100).ArrayOf(12).ToArbitrary(), numbers =>
        {
            var (views, qualities) = (Distribution(numbers[..5]), Distribution(numbers[5..10]));
            var image = Image((RadiographView)(numbers[10] % 5), (Confidence)(numbers[11] % 4));
            var verdict = TriageRules.Conclude(image, views, qualities, Thresholds);
            var isOverruled = verdict.Image.View.Value != image.View.Value;
            return (verdict.Triage.NotJudgedBecause is null || (verdict.Notes.Count == 1 && qualities[0] <= 0.4))
                && verdict.Notes.Count >= verdict.Doubts.Count
                && (!isOverruled || image.View is { Value: RadiographView.Unknown } or { Confidence: Confidence.Low });
        });

        Check.One(Config.QuickThrowOnFailure, property);
    }

    private static double[] Distribution(int[] numbers) => [.. numbers.Select(n => (n + 1) / (numbers.Sum() + (double)numbers.Length))];
}
