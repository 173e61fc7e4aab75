using HipAi.Inference.Ensemble;
using HipAi.Inference.Failure;
using HipAi.Inference.Heatmaps;
using HipAi.Inference.Models;
using HipAi.Inference.Preparation;
using HipAi.Inference.Tests.Heatmaps;
using HipAi.Inference.Tests.Models;
using HipAi.Inference.Tests.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Failure;

[Category("C8")]
public sealed class CauseMapsTests
{
    private ModelMember member = null!;

    [OneTimeSetUp]
    public void Load()
    {
        var folder = Path.Combine(ModelsCopy.Original, ModelsCopy.Failure);
        member = ModelMember.Load(folder, ManifestReader.Read(folder), ExecutionProvider.Cpu(new InferenceOptions { IntraOpThreads = 1 }));
    }

    [OneTimeTearDown]
    public void Unload() => member.Dispose();

    /// <summary>
    /// What the network was shown serves as its map: a marker in the source must be painted on the marker, whatever was mirrored, turned
    /// over, cut off or reduced in between.
    /// </summary>
    [TestCase("L", "F", HipSide.Right, 110, 130)]
    [TestCase("L", "F", HipSide.Left, 330, 150)]
    [TestCase("L", "H", HipSide.Left, 335, 110)]
    [TestCase("L", "F", HipSide.Right, 50, 60)]
    public void A_sign_is_painted_on_its_own_pixels(string rows, string columns, HipSide side, int markerX, int markerY)
    {
        // 160 mm of 0.9 mm pixels: a square of 178 pixels, of 16 × 16 cells of 11 pixels; at the last place it reaches over two edges.
        var pelvis = Pictures.Of(400, 300, (x, y) => Math.Abs(x - markerX) < 11 && Math.Abs(y - markerY) < 11 ? 0.9f : 0.2f);
        var prepared = HipPreparer.Prepare(pelvis, RadiographView.ApPelvis, ImageLaterality.Bilateral, [rows, columns]).Hips.Single(hip => hip.Side == side);
        var hip = Hip(prepared, new ImagePoint(markerX + (side == HipSide.Right ? 25 : -25), markerY + 20));
        var square = hip.Sketch!.View!.Squares[JointInput.Of(member.Manifest.Input)].Pixels;
        var lateral = hip with { SopInstanceUid = "2" };
        var maps = new float[10 * square.Length];
        square.CopyTo(maps, (int)(FailureCause.Dislocation - 1) * square.Length);
        var answer = new FailureAnswer(hip, lateral, member, new FailureVote("m", "1", "1", "2", []), maps, 16, 16);

        var (map, picture) = CauseMaps.Draw(hip, FailureCause.Dislocation, [answer]);
        var (elsewhere, nothing) = CauseMaps.Draw(lateral, FailureCause.Dislocation, [answer]);

        var png = Png.Decode(picture.Png);
        Assert.That((png.Width, png.Height), Is.EqualTo((map.Region.Width, map.Region.Height)));
        Assert.That((map.Id, map.Side, map.SopInstanceUid, map.Cause), Is.EqualTo(($"image-3-{side.Code()}-dislocation", side, "1", FailureCause.Dislocation)));
        Assert.That(map.PeakX, Is.EqualTo(markerX).Within(9), "half a cell and a little");
        Assert.That(map.PeakY, Is.EqualTo(markerY).Within(9));
        var lit = Coloured(png);
        Assert.That(map.Region.X + lit.Average(i => i % png.Width) + 0.5, Is.EqualTo(markerX).Within(3), "columns");
        Assert.That(map.Region.Y + lit.Average(i => i / png.Width) + 0.5, Is.EqualTo(markerY).Within(3), "rows");
        Assert.That(elsewhere.Peak, Is.Zero);
        Assert.That(Coloured(Png.Decode(nothing.Png)), Is.Empty, "the lateral view's maps are others");
    }

    [Test]
    public void A_map_is_the_mean_of_its_members_and_is_not_scaled_to_its_own_greatest()
    {
        var hip = Hip(HipPreparer.Prepare(Pictures.Smooth(400, 300), RadiographView.ApHip, ImageLaterality.Right, ["L", "F"]).Hips.Single(), new ImagePoint(200, 150));
        var answers = new[] { 0.1f, 0.3f }.Select(value => new FailureAnswer(
            hip, hip with { SopInstanceUid = "2" }, member, new FailureVote("m", "1", "1", "2", []), [.. Enumerable.Repeat(value, 10 * 16)], 4, 4)).ToList();

        var (map, picture) = CauseMaps.Draw(hip, FailureCause.Infection, answers);
        var (_, faint) = CauseMaps.Draw(hip, FailureCause.Infection, [answers[0] with { Maps = [.. Enumerable.Repeat(0.09f, 10 * 16)] }]);

        Assert.That(map.Peak, Is.EqualTo(0.2).Within(1e-6));
        var (grey, colour) = (hip.Sketch!.View!.Background.Grey[0], ColourMap.Inferno[51]);
        Assert.That(Png.Decode(picture.Png).At(0, 0, 2), Is.EqualTo((grey * 0.87) + (colour.Blue * 0.13)).Within(1), "0.65 × 0.2 of the colour of 0.2");
        Assert.That(Coloured(Png.Decode(faint.Png)), Is.Empty, "below 0.1 nothing is painted");
    }

    [Test]
    public void The_named_cause_and_what_is_likely_besides_get_maps()
    {
        Assert.That(Causes(FailureCause.None, 0.9, 0.05, 0.05, 0, 0, 0), Is.Empty);
        Assert.That(Causes(FailureCause.None, 0.6, 0.2, 0.05, 0.05, 0.05, 0.05), Is.EqualTo(new[] { FailureCause.Infection }));
        Assert.That(Causes(FailureCause.Dislocation, 0.1, 0.2, 0.2, 0.4, 0.05, 0.05), Is.EqualTo(new[] { FailureCause.Dislocation, FailureCause.Infection }));
        Assert.That(Causes(FailureCause.PolyethyleneWear, 0.02, 0.02, 0.02, 0, 0, 0.94), Is.EqualTo(new[] { FailureCause.PolyethyleneWear }));

        static IReadOnlyList<FailureCause> Causes(FailureCause cause, params double[] probabilities) =>
            CauseMaps.CausesOf(new FusedCauses(cause, probabilities, FindingStatus.Certain, []));
    }

    private JudgedHip Hip(PreparedHip prepared, ImagePoint joint)
    {
        var sketch = new JointSketch(prepared, 0.9, [JointInput.Of(member.Manifest.Input)], 512);
        sketch.Draw(joint);
        return new JudgedHip(3, "1", prepared.Side, prepared.View, prepared.Record, [], null, sketch);
    }

    private static List<int> Coloured(Png png) =>
        [.. Enumerable.Range(0, png.Width * png.Height).Where(i => Math.Abs(png.At(i % png.Width, i / png.Width) - png.At(i % png.Width, i / png.Width, 2)) > 20)];
}
