using HipAi.Dicom.Imaging;
using HipAi.Inference.Failure;
using HipAi.Inference.Tests.Models;
using HipAi.Inference.Tests.Preparation;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Inference.Tests.Failure;

/// <summary>
/// From a study to its failure finding. tiny-nfnet tells the joint at 0.4 and 0.45 of its input; tiny-failure is the surer of polyethylene
/// wear the brighter the two squares are, and its maps show where they are bright.
/// </summary>
[Category("C8")]
public sealed class StudyFailureTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private ModelsCopy models = null!;
    private StudyJudge judge = null!;

    [OneTimeSetUp]
    public void Load()
    {
        models = new ModelsCopy(ModelsCopy.Efficient, ModelsCopy.Nf, ModelsCopy.Failure);
        judge = Load(models);
    }

    [OneTimeTearDown]
    public void Unload()
    {
        judge.Dispose();
        models.Dispose();
    }

    private static StudyJudge Load(ModelsCopy models) =>
        StudyJudge.Load(models.Path, new InferenceOptions { IntraOpThreads = 1, LargestBatch = 3 }, new ManualTimeProvider(Noon));

    /// <summary>A square hip, 192 pixels of 1 mm at the joint, bright enough at the top to be a total hip arthroplasty to both hardware members.</summary>
    private static GrayscaleImage Hip(double brightShare = 0.4) => Pictures.Of(192, 192, (_, y) => y < 192 * brightShare ? 0.8f : 0.2f);

    private static StudyImage Image(string uid, RadiographView view, ImageLaterality side = ImageLaterality.Right, double? spacing = 1.15) => new(
        new StoredInstance(uid, "", "", "1.2", "", "", 0, "", "", Noon),
        new ImageDescription { PatientOrientation = ["L", "F"], ImagerPixelSpacing = spacing },
        new Attributed<RadiographView>(view, "test"), new Attributed<ImageLaterality>(side, "test"), null, []);

    private static JudgedStudy Judge(StudyJudge judge, Func<string, GrayscaleImage> render, params StudyImage[] images) =>
        // Nothing is waited for: the pictures are there already.
        judge.JudgeRenderedAsync(
            new StudySnapshot("1.2", 4, ClosedBecause.QuietPeriod, Noon, new StudyFacts("", "", "", "", "", "", "", "", "", "", ""), images),
            instance => Task.FromResult(render(instance.SopInstanceUid)), CancellationToken.None).GetAwaiter().GetResult();

    private FailureFinding? Failure(params StudyImage[] images) => Judge(judge, _ => Hip(), images).Prediction.Hips.Single().Failure;

    [Test]
    public void An_arthroplasty_in_AP_and_lateral_is_asked_about()
    {
        var judged = Judge(judge, _ => Hip(), Image("1", RadiographView.ApHip), Image("2", RadiographView.FrogLegLateral));

        var failure = judged.Prediction.Hips.Single().Failure!;
        Assert.That((failure.NotRunBecause, failure.Cause), Is.EqualTo(((string?)null, FailureCause.PolyethyleneWear)));
        Assert.That(failure.Votes.Select(vote => (vote.Member, vote.ApSopInstanceUid, vote.LateralSopInstanceUid)), Is.EqualTo(new[] { (ModelsCopy.Failure, "1", "2") }));
        Assert.That(failure.Probabilities.Sum(), Is.EqualTo(1).Within(1e-9));
        Assert.That(failure.Probabilities, Is.EqualTo(failure.Votes[0].Probabilities));
        Assert.That(failure.InfectionScore, Is.EqualTo(100 * failure.Probabilities[(int)FailureCause.Infection]));
        Assert.That(judged.Prediction.Models.Select(model => model.Name), Does.Contain(ModelsCopy.Failure));
        Assert.That(judged.Runs.Select(run => run.Model), Has.One.EqualTo(ModelsCopy.Failure));
        var pictures = judged.Pictures.Select(picture => picture.Id).ToList();
        Assert.That(failure.Maps.Select(map => map.Id), Is.SubsetOf(pictures).And.Contains("image-1-right-polyethylene-wear").And.Contains("image-2-right-polyethylene-wear"));
        Assert.That(pictures, Is.Unique);
    }

    [Test]
    public void Every_pair_is_asked_about_four_at_most()
    {
        var images = Enumerable.Range(1, 6).Select(i => Image($"{i}", i % 2 == 1 ? RadiographView.ApHip : RadiographView.CrossTableLateral)).ToArray();

        var failure = Failure(images)!;

        Assert.That(failure.Votes.Select(vote => (vote.ApSopInstanceUid, vote.LateralSopInstanceUid)), Is.EqualTo(new[] { ("1", "2"), ("1", "4"), ("3", "2"), ("3", "4") }));
    }

    [TestCase(HipSide.Right)]
    [TestCase(HipSide.Left)]
    public void The_peak_lies_on_the_sign_in_the_source_image(HipSide side)
    {
        // An AP of 300 × 300 and a lateral of 260 × 300, mid-grey with dark dots, each with a light block elsewhere; cells are of 40 pixels.
        var (ap, lateral) = (new { X = side == HipSide.Right ? 150 : 170, Y = 95 }, new { X = side == HipSide.Right ? 60 : 190, Y = 165 });
        var judged = Judge(
            judge,
            uid => uid == "1" ? Block(300, ap.X, ap.Y) : Block(260, lateral.X, lateral.Y),
            Image("1", RadiographView.ApHip, side == HipSide.Right ? ImageLaterality.Right : ImageLaterality.Left),
            Image("2", RadiographView.FrogLegLateral, side == HipSide.Right ? ImageLaterality.Right : ImageLaterality.Left));

        var maps = judged.Prediction.Hips.Single().Failure!.Maps;

        foreach (var (uid, x, y) in new[] { ("1", ap.X, ap.Y), ("2", lateral.X, lateral.Y) })
        {
            var map = maps.First(map => map.SopInstanceUid == uid);
            Assert.That(map.PeakX, Is.EqualTo(x).Within(22), "half a cell and a little");
            Assert.That(map.PeakY, Is.EqualTo(y).Within(22));
            Assert.That(map.Region.Width, Is.EqualTo(160), "160 mm of 1 mm pixels");
        }

        static GrayscaleImage Block(int width, int atX, int atY) => Pictures.Of(width, 300, (x, y) =>
            Math.Abs(x - atX) < 26 && Math.Abs(y - atY) < 26 ? 0.95f : (x + (7 * y)) % 40 == 0 ? 0.15f : 0.47f);
    }

    [Test]
    public void Why_it_was_not_asked_is_told()
    {
        var (ap, lateral) = (Image("1", RadiographView.ApHip), Image("2", RadiographView.FrogLegLateral));

        Assert.That(Failure(ap)!.NotRunBecause, Is.EqualTo("no lateral view."));
        Assert.That(Failure(lateral)!.NotRunBecause, Is.EqualTo("no AP view."));
        Assert.That(Failure(ap, Image("2", RadiographView.Unknown))!.NotRunBecause, Is.EqualTo("no lateral view."));
        Assert.That(Failure(Image("1", RadiographView.ApHip, spacing: null), lateral)!.NotRunBecause, Is.EqualTo("no pixel spacing in the AP view."));
        Assert.That(Failure(ap, Image("2", RadiographView.FrogLegLateral, spacing: null))!.NotRunBecause, Is.EqualTo("no pixel spacing in the lateral view."));
    }

    [Test]
    public void A_hip_without_arthroplasty_has_no_failure_finding()
    {
        var judged = Judge(judge, _ => Hip(0.1), Image("1", RadiographView.ApHip), Image("2", RadiographView.FrogLegLateral));

        Assert.That(judged.Prediction.Hips.Single().Failure, Is.Null);
        Assert.That(judged.Runs.Select(run => run.Model), Does.Not.Contain(ModelsCopy.Failure));
    }

    [Test]
    public void A_hip_that_may_be_one_arthroplasty_or_another_is_asked_about()
    {
        // Brighter hips: one member says total, the other hemiarthroplasty.
        var hip = Judge(judge, _ => Hip(0.8), Image("1", RadiographView.ApHip), Image("2", RadiographView.FrogLegLateral)).Prediction.Hips.Single();

        Assert.That((hip.Status, hip.Failure!.NotRunBecause), Is.EqualTo((FindingStatus.Indeterminate, (string?)null)));
    }

    [Test]
    public void Without_a_network_that_finds_the_joint_it_is_not_asked()
    {
        using var blind = new ModelsCopy(ModelsCopy.Efficient, ModelsCopy.Failure);
        using var other = Load(blind);

        var failure = Judge(other, _ => Hip(), Image("1", RadiographView.ApHip), Image("2", RadiographView.FrogLegLateral)).Prediction.Hips.Single().Failure!;

        Assert.That(failure.NotRunBecause, Is.EqualTo("the joint was not found in the AP view."));
    }

    [Test]
    public void Without_a_failure_model_that_is_told()
    {
        using var hardware = new ModelsCopy();
        using var other = Load(hardware);

        var failure = Judge(other, _ => Hip(), Image("1", RadiographView.ApHip), Image("2", RadiographView.FrogLegLateral)).Prediction.Hips.Single().Failure!;

        Assert.That(failure.NotRunBecause, Is.EqualTo("no model for it is installed."));
    }
}
