using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;
using HipAi.Inference.Tests.Heatmaps;
using HipAi.Inference.Tests.Models;
using HipAi.Inference.Tests.Preparation;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Inference.Tests;

public sealed class StudyJudgeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private StudyJudge judge = null!;

    [OneTimeSetUp]
    public void Load()
    {
        using var models = new ModelsCopy();
        judge = StudyJudge.Load(models.Path, new InferenceOptions { IntraOpThreads = 1, LargestBatch = 3 }, new ManualTimeProvider(Noon));
    }

    [OneTimeTearDown]
    public void Unload() => judge.Dispose();

    /// <summary>A square hip whose share of bright pixels is the mean of what the networks see; bright ones lie in a block at the top.</summary>
    private static GrayscaleImage Hip(double brightShare) =>
        Pictures.Of(96, 96, (_, y) => y < 96 * brightShare ? 0.8f : 0.2f);

    private static StudyImage Image(
        string uid, ImageLaterality side, RadiographView view = RadiographView.ApHip, string? excluded = null) => new(
        new StoredInstance(uid, "", "", "1.2", "", "", 0, "", "", Noon),
        new ImageDescription { PatientOrientation = ["L", "F"] },
        new Attributed<RadiographView>(view, "test"),
        new Attributed<ImageLaterality>(side, "test"),
        excluded,
        []);

    private static StudySnapshot Snapshot(params StudyImage[] images) =>
        new("1.2", 4, ClosedBecause.QuietPeriod, Noon, new StudyFacts("", "", "", "", "", "", "", "", "", "", ""), images);

    private JudgedStudy Judge(Func<string, GrayscaleImage> render, params StudyImage[] images) =>
        // Nothing is waited for: the pictures are there already.
        judge.JudgeRenderedAsync(Snapshot(images), instance => Task.FromResult(render(instance.SopInstanceUid)), CancellationToken.None).GetAwaiter().GetResult();

    [TestCase(0.1, HardwareClass.NoHardware, FindingStatus.Certain)]
    [TestCase(0.4, HardwareClass.TotalHipArthroplasty, FindingStatus.Certain)]
    [Category("C4")]
    public void Members_that_agree_are_certain(double share, HardwareClass hardware, FindingStatus status)
    {
        var prediction = Judge(_ => Hip(share), Image("1", ImageLaterality.Right)).Prediction;

        var hip = prediction.Hips.Single();
        Assert.That((hip.Side, hip.Class, hip.Status), Is.EqualTo((HipSide.Right, hardware, status)));
        Assert.That(hip.Votes.Select(vote => vote.Member), Is.EqualTo(new[] { ModelsCopy.Efficient, ModelsCopy.Nf }));
        Assert.That(hip.Probability, Is.GreaterThan(0.9));
        Assert.That((prediction.SnapshotRevision, prediction.JudgedAt, prediction.ExecutionProvider), Is.EqualTo((4, Noon, "CPU")));
    }

    [Test]
    [Category("C4")]
    public void Members_that_disagree_are_indeterminate()
    {
        var hip = Judge(_ => Hip(0.8), Image("1", ImageLaterality.Left)).Prediction.Hips.Single();

        Assert.That((hip.Side, hip.Status), Is.EqualTo((HipSide.Left, FindingStatus.Indeterminate)));
        Assert.That(hip.Reasons, Has.One.EqualTo("Members disagree: EfficientNet says total hip arthroplasty, NFNet says hemiarthroplasty."));
    }

    [Test]
    [Category("C5")]
    public void Votes_of_all_views_are_kept_and_a_batch_changes_nothing()
    {
        // Five hips in batches of three: what a hip is said to be must not depend on its neighbours.
        var shares = new Dictionary<string, double> { ["1"] = 0.1, ["2"] = 0.4, ["3"] = 0.3, ["4"] = 0.15, ["5"] = 0.45 };
        var images = shares.Keys.Select((uid, i) => Image(uid, i % 2 == 0 ? ImageLaterality.Right : ImageLaterality.Left)).ToArray();

        var together = Judge(uid => Hip(shares[uid]), images).Prediction;
        var alone = images.SelectMany(image => Judge(uid => Hip(shares[uid]), image).Prediction.Hips).SelectMany(hip => hip.Votes);

        Assert.That(together.Hips.Select(hip => hip.Side), Is.EqualTo(new[] { HipSide.Right, HipSide.Left }));
        foreach (var vote in alone)
        {
            var same = together.Hips.SelectMany(hip => hip.Votes).Single(other => (other.Member, other.SopInstanceUid) == (vote.Member, vote.SopInstanceUid));
            Assert.That(same.Probabilities, Is.EqualTo(vote.Probabilities).Within(1e-6));
        }
    }

    [Test]
    [Category("B7")]
    public void An_excluded_image_is_noted_and_not_even_read()
    {
        var judged = Judge(_ => throw new InvalidOperationException("read"), Image("9", ImageLaterality.Right, excluded: "A chest radiograph."));

        Assert.That(judged.Prediction.Hips, Is.Empty);
        Assert.That(judged.Prediction.Notes, Is.EqualTo(new[] { new ImageNote("9", "A chest radiograph.") }));
    }

    [Test]
    public void An_image_that_cannot_be_read_leaves_the_others_their_finding()
    {
        var judged = Judge(
            uid => uid == "1" ? throw new DicomDataException(DicomTag.Rows, "is missing.") : Hip(0.1),
            Image("1", ImageLaterality.Right), Image("2", ImageLaterality.Left));

        Assert.That(judged.Prediction.Hips.Single().Side, Is.EqualTo(HipSide.Left));
        Assert.That(judged.Prediction.Notes.Single().SopInstanceUid, Is.EqualTo("1"));
        Assert.That(judged.Prediction.Notes.Single().Text, Does.StartWith("The image cannot be read and was not judged: ").And.Contains("is missing."));
    }

    [TestCase(HipSide.Right)]
    [TestCase(HipSide.Left)]
    [Category("C7")]
    public void The_activation_lies_on_the_marker_of_the_source_image(HipSide side)
    {
        // Pelvis of 600 x 300, collimated 40 columns at the left: one bright marker in the upper outer part of one hip. Every 40th
        // pixel is dark, so that the hips are mid-grey on average and both members see a total hip arthroplasty where it is bright.
        var markerX = side == HipSide.Right ? 80 : 560;
        var pelvis = Pictures.Of(600, 300, (x, y) =>
            x < 40 ? 0f : Math.Abs(x - markerX) < 25 && Math.Abs(y - 60) < 25 ? 0.95f : (x + (7 * y)) % 40 == 0 ? 0.15f : 0.5f);

        var judged = Judge(_ => pelvis, Image("1", ImageLaterality.Bilateral, RadiographView.ApPelvis));

        var hip = judged.Prediction.Hips.Single(hip => hip.Side == side);
        Assert.That(hip.Class, Is.EqualTo(HardwareClass.TotalHipArthroplasty));
        var heatmap = hip.Heatmaps.Single();
        Assert.That(heatmap.Region, Is.EqualTo(side == HipSide.Right ? new PixelRegion(40, 0, 280, 300) : new PixelRegion(320, 0, 280, 300)));
        var png = Png.Decode(judged.Pictures.Single(picture => picture.Id == heatmap.Id).Png);
        Assert.That((png.Width, png.Height), Is.EqualTo((280, 300)));
        // Only the activation is coloured, and only where the hip is brighter than the networks' mean: around the marker.
        var (x, y) = (markerX - heatmap.Region.X, 60 + 32);
        Assert.That(Colour(png, x, y), Is.GreaterThan(8));
        Assert.That(Colour(png, png.Width - 1 - x, y), Is.LessThan(1), "not mirrored");
        Assert.That(Colour(png, x, png.Height - 1 - y), Is.LessThan(1), "not upside down");
    }

    [Test]
    [Category("C1")]
    public async Task An_image_and_its_MONOCHROME1_inverse_get_the_same_tensor_and_votes()
    {
        DicomFile[] files = [Radiograph("MONOCHROME2"), Radiograph("MONOCHROME1")];

        var tensors = files.Select(file =>
        {
            var image = GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax);
            var tensor = new float[50 * 50];
            HipPreparer.Prepare(image, RadiographView.ApHip, ImageLaterality.Left, ["L", "F"]).Hips.Single().DrawInto(50, 50, tensor);
            return tensor;
        }).ToArray();
        var votes = new List<IReadOnlyList<double>>();
        foreach (var file in files)
        {
            var judged = await judge.JudgeAsync(Snapshot(Image("1", ImageLaterality.Left)), (_, _) => Task.FromResult(file), CancellationToken.None);
            votes.Add(judged.Prediction.Hips.Single().Probabilities);
        }

        Assert.That(tensors[0].Max() - tensors[0].Min(), Is.GreaterThan(0.9f));
        Assert.That(tensors[1], Is.EqualTo(tensors[0]).Within(1e-4f));
        Assert.That(votes[1], Is.EqualTo(votes[0]).Within(1e-3));
    }

    [Test]
    public async Task An_image_without_pixels_is_noted()
    {
        var file = new DicomFile(new DicomDataset().AddOrUpdate(DicomTag.SOPClassUID, "1.2").AddOrUpdate(DicomTag.SOPInstanceUID, "1"), DicomTransferSyntax.ExplicitVRLittleEndian);

        var judged = await judge.JudgeAsync(Snapshot(Image("1", ImageLaterality.Left)), (_, _) => Task.FromResult(file), CancellationToken.None);

        Assert.That(judged.Prediction.Hips, Is.Empty);
        Assert.That(judged.Prediction.Notes.Single().Text, Does.StartWith("The image cannot be read and was not judged"));
    }

    [Test]
    public void Heatmap_ids_are_fit_for_file_names_and_pictures_belong_to_them()
    {
        var judged = Judge(_ => Hip(0.4), Image("1", ImageLaterality.Right), Image("2", ImageLaterality.Right), Image("3", ImageLaterality.Left));

        var ids = judged.Prediction.Hips.SelectMany(hip => hip.Heatmaps).Select(heatmap => heatmap.Id).ToArray();
        Assert.That(ids, Is.EqualTo(new[] { "image-1-right", "image-2-right", "image-3-left" }));
        Assert.That(judged.Pictures.Select(picture => picture.Id), Is.EqualTo(ids));
    }

    [Test]
    public void Several_threads_get_the_same_answers()
    {
        var expected = Judge(_ => Hip(0.37), Image("1", ImageLaterality.Right)).Prediction.Hips.Single().Probabilities;

        Parallel.For(0, 40, _ =>
        {
            var found = Judge(_ => Hip(0.37), Image("1", ImageLaterality.Right)).Prediction.Hips.Single().Probabilities;
            Assert.That(found, Is.EqualTo(expected).Within(1e-9));
        });
    }

    [Test]
    public void Options_out_of_range_are_told_all_at_once() => Assert.That(
        () => StudyJudge.Load(ModelsCopy.Original, new InferenceOptions { LargestBatch = 0, HeatmapSize = 1 }, TimeProvider.System),
        Throws.ArgumentException.With.Message.Contains("LargestBatch is 0").And.Message.Contains("HeatmapSize is 1"));

    [Test]
    public void A_cancelled_judging_stops() => Assert.That(
        () => judge.JudgeRenderedAsync(Snapshot(Image("1", ImageLaterality.Right)), _ => Task.FromResult(Hip(0.1)), new CancellationToken(canceled: true)),
        Throws.InstanceOf<OperationCanceledException>());

    /// <summary>A 12-bit radiograph of 120 x 90 pixels whose stored values are inverted for MONOCHROME1: both look the same.</summary>
    private static DicomFile Radiograph(string photometricInterpretation)
    {
        var random = new Random(5);
        var shown = Enumerable.Range(0, 120 * 90).Select(i => 300 + (i % 120 * 20) + random.Next(500)).ToArray();
        var stored = shown.Select(value => (ushort)(photometricInterpretation == "MONOCHROME1" ? 4095 - value : value)).ToArray();
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.1.1").AddOrUpdate(DicomTag.SOPInstanceUID, "1")
            .AddOrUpdate(DicomTag.PhotometricInterpretation, photometricInterpretation)
            .AddOrUpdate(DicomTag.SamplesPerPixel, (ushort)1).AddOrUpdate(DicomTag.Rows, (ushort)90).AddOrUpdate(DicomTag.Columns, (ushort)120)
            .AddOrUpdate(DicomTag.BitsAllocated, (ushort)16).AddOrUpdate(DicomTag.BitsStored, (ushort)12).AddOrUpdate(DicomTag.HighBit, (ushort)11)
            .AddOrUpdate(DicomTag.PixelRepresentation, (ushort)0)
            .AddOrUpdate(DicomTag.PixelData, stored);
        return new DicomFile(dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    /// <summary>The mean distance of red and green over a small square: 0 where the picture is grey.</summary>
    private static double Colour(Png png, int x, int y) =>
        Enumerable.Range(0, 25).Average(i => Math.Abs(At(png, x, y, i, 0) - At(png, x, y, i, 1)));

    private static byte At(Png png, int x, int y, int i, int channel) => png.At(x + (i % 5) - 2, y + (i / 5) - 2, channel);
}
